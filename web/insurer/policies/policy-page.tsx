import { useParams } from 'react-router';
import { asPpm } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { SplitBar } from '../../components/split-bar.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { sharesOf } from '../../firm/shares.ts';
import { DayText, InstantText, PeriodText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';
import { useCatalogueNames } from '../../words/catalogue-names.ts';
import './policy-page.css';

const words = {
  title: { zh: (no: string) => `保单 ${no}`, en: (no: string) => `Policy ${no}` },
  cover: { zh: '保障', en: 'Cover' },
  product: { zh: '产品', en: 'Product' },
  firm: { zh: '企业', en: 'Firm' },
  lender: { zh: '贷款方', en: 'Lender' },
  none: { zh: '无', en: 'None' },
  ended: { zh: '保障止于', en: 'Cover ended on' },
  caption: { zh: '保障项目，单位：元', en: 'Covers, in yuan' },
  item: { zh: '保障项目', en: 'Cover' },
  limit: { zh: '限额', en: 'Limit' },
  paid: { zh: '已赔', en: 'Paid' },
  left: { zh: '剩余', en: 'Left' },
  who: { zh: '谁付多少', en: 'Who pays what' },
  self: { zh: '企业自缴', en: 'Firm' },
  received: { zh: '已到账', en: 'Received' },
  due: { zh: '应到账', en: 'Due' },
  payBy: { zh: '最迟', en: 'Pay by' },
  insurers: { zh: '承保人', en: 'Insurers' },
  lead: { zh: '首席', en: 'lead' },
  papers: { zh: '文件', en: 'Papers' },
  policy: { zh: '保险单', en: 'Policy' },
  certificate: { zh: '保险凭证', en: 'Certificate' },
  evidence: { zh: '证据包', en: 'Evidence' },
};

type Policy = AnswerOf<'GET /v1/policies/{policyNo}'>;

/** One policy to look up: what it covers, who paid what, which insurers bear it, and its papers. */
export function PolicyPage() {
  const said = useWords(words);
  const { policyNo = '' } = useParams();
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo } });
  return (
    <Asked query={policy} lines={8}>
      {(loaded) => (
        <Page title={said.title(loaded.policyNo)} beside={<StatusTag of="policy" status={loaded.status} />}>
          <div className="policy-columns">
            <Covered policy={loaded} />
            <Money policy={loaded} />
            <div className="stack">
              <Insurers policy={loaded} />
              <Papers policy={loaded} />
            </div>
          </div>
        </Page>
      )}
    </Asked>
  );
}

function Covered({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const catalogue = useCatalogueNames();
  const { product, cancellation, covers } = policy;
  return (
    <Block title={said.cover}>
      <p>
        <PeriodText period={policy.period} />
      </p>
      {cancellation && (
        <Notice tone="warn">
          {said.ended} <DayText day={cancellation.effectiveDate} />
        </Notice>
      )}
      <Facts
        rows={[
          [said.product, `${catalogue.product(product.code)} v${product.version}`],
          [said.firm, <CodeText key="firm" code={policy.uscc} />],
          [said.lender, policy.lossPayee?.bankName ?? said.none],
        ]}
      />
      <PlainTable
        caption={said.caption}
        isTitled
        heads={[said.item, ...numbers(said.limit, said.paid, said.left)]}
      >
        <tbody>
          {covers.map((cover) => (
            <tr key={cover.code}>
              <th scope="row">{catalogue.cover(product.code, cover.code)}</th>
              {[cover.limitFen, cover.paidFen, cover.remainingFen].map((fen, at) => (
                <td key={at} className="number">
                  <MoneyText fen={fen} bare />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Block>
  );
}

function Money({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { payment } = policy;
  const shares = sharesOf(policy, language).map((share) =>
    share.party === 'firm' ? { ...share, name: said.self } : share,
  );
  return (
    <Block title={said.who}>
      <SplitBar shares={shares} totalFen={policy.premium.grossFen} />
      <Facts
        rows={[
          [said.due, <MoneyText key="due" fen={payment.dueFen} />],
          [said.received, <MoneyText key="received" fen={payment.receivedFen} />],
          policy.status === 'awaiting-payment'
            ? [said.payBy, <InstantText key="by" at={payment.payBy} />]
            : undefined,
        ]}
      />
    </Block>
  );
}

function Insurers({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const names = useNames();
  return (
    <Block title={said.insurers}>
      <ul className="stack">
        {policy.insurers.map((one) => (
          <li key={one.insurer} className="apart">
            <span>
              {names(one.names)} {rateText(asPpm(one.sharePpm))}
              {one.lead && <span className="quiet"> · {said.lead}</span>}
            </span>
            <MoneyText fen={one.premiumFen} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Papers({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const { policyNo } = policy;
  const params = { policyNo };
  return (
    <Block title={said.papers}>
      <ul className="stack">
        <li>
          <PaperLink
            route="GET /v1/policies/{policyNo}/policy.pdf"
            input={{ params }}
            fileName={`${policyNo}.pdf`}
          >
            {said.policy}
          </PaperLink>
        </li>
        {policy.status === 'in-force' && (
          <li>
            <PaperLink
              route="GET /v1/policies/{policyNo}/certificate.pdf"
              input={{ params }}
              fileName={`certificate-${policyNo}.pdf`}
            >
              {said.certificate}
            </PaperLink>
          </li>
        )}
        <li>
          <PaperLink
            route="GET /v1/policies/{policyNo}/evidence.zip"
            input={{ params }}
            fileName={`evidence-${policyNo}.zip`}
          >
            {said.evidence}
          </PaperLink>
        </li>
      </ul>
    </Block>
  );
}
