import { Link } from 'react-router';
import { policyStatus } from '../../../shared/domain/policies/policy.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useCatalogueNames } from '../../words/catalogue-names.ts';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { Listed, useListAsked } from '../../components/listed.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { DayText } from '../../words/dates.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '保单', en: 'Policies' },
  caption: {
    zh: '本地区的保单，新的在前，金额单位：元',
    en: 'Policies of the division, the newest first, in yuan',
  },
  no: { zh: '保单号', en: 'Policy no.' },
  state: { zh: '状态', en: 'Status' },
  product: { zh: '产品', en: 'Product' },
  firm: { zh: '企业', en: 'Firm' },
  start: { zh: '起保日', en: 'Starts' },
  premium: { zh: '保费', en: 'Premium' },
  subsidy: { zh: '补贴', en: 'Subsidy' },
  pays: { zh: '企业自缴', en: 'Firm pays' },
  none: { zh: '本地区还没有保单', en: 'No policy in the division yet' },
};

/** Policies of the bureau's division and below. */
export function PoliciesPage() {
  const said = useWords(words);
  const { chosen: status, cursor } = useListAsked(policyStatus);
  const policies = useAsk('GET /v1/policies', { query: { limit: 50, status, cursor } }, { keepOld: true });
  return (
    <Page title={said.title}>
      <StatusChips of="policy" statuses={policyStatus.options} />
      <Block>
        <Listed query={policies} isFiltered={status !== undefined} none={said.none}>
          {(items) => <PolicyTable items={items} />}
        </Listed>
      </Block>
    </Page>
  );
}

function PolicyTable({
  items,
}: {
  readonly items: readonly AnswerOf<'GET /v1/policies'>['items'][number][];
}) {
  const names = useCatalogueNames();
  const said = useWords(words);
  return (
    <PlainTable
      caption={said.caption}
      heads={[
        said.no,
        said.state,
        said.product,
        said.firm,
        said.start,
        ...numbers(said.premium, said.subsidy, said.pays),
      ]}
    >
      <tbody>
        {items.map((one) => (
          <tr key={one.policyNo}>
            <th scope="row">
              <Link to={`/bureau/policies/${one.policyNo}`}>
                <CodeText code={one.policyNo} />
              </Link>
            </th>
            <td>
              <StatusTag of="policy" status={one.status} />
            </td>
            <td>{names.product(one.product.code)}</td>
            <td>
              <CodeText code={one.uscc} />
            </td>
            <td>
              <DayText day={one.period.start} />
            </td>
            {[one.premium.grossFen, one.subsidy.totalFen, one.firmPaysFen].map((fen, at) => (
              <td key={at} className="number">
                <MoneyText fen={fen} bare />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
