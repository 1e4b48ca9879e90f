import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { PeriodText } from '../../words/dates.tsx';
import { useNames, useSentences, useWords } from '../../words/language.tsx';
import { EntriesTable } from '../ledger/entries-table.tsx';
import { ledgerAddress } from '../ledger/ledger-query.ts';
import { PolicyMoney } from './policy-money.tsx';

const words = {
  title: { zh: '保单', en: 'Policy' },
  no: { zh: '保单号', en: 'Policy no.' },
  product: { zh: '产品', en: 'Product' },
  firm: { zh: '企业', en: 'Firm' },
  insurers: { zh: '保险公司', en: 'Insurers' },
  period: { zh: '保险期间', en: 'Period' },
  received: { zh: '企业自缴到账', en: 'Received from the firm' },
  evidenceWhy: {
    zh: '保单、报价说明、逐条确认、分录与所在区块、文件摘要、案件概况，一个压缩包，可离线核对。',
    en: 'Policy, explained quote, confirmations, entries with their blocks, hashes of papers and claims in short: one archive that can be checked offline.',
  },
  download: { zh: '下载证据包', en: 'Download the evidence' },
  entries: { zh: '台账', en: 'Ledger' },
  all: { zh: '全部分录', en: 'All entries' },
  why: { zh: '怎么算出来的', en: 'How it came about' },
};

type Policy = AnswerOf<'GET /v1/policies/{policyNo}'>;

/** B4: one policy for a bureau: who pays what, why, the entries behind it, and the evidence to take away. */
export function PolicyPage() {
  const said = useWords(words);
  const { policyNo = '' } = useParams();
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo } });
  return (
    <Asked query={policy} lines={8}>
      {(loaded) => (
        <Page
          title={`${said.title} ${loaded.policyNo}`}
          beside={<StatusTag of="policy" status={loaded.status} />}
          actions={
            <PaperLink
              route="GET /v1/policies/{policyNo}/evidence.zip"
              input={{ params: { policyNo } }}
              fileName={`evidence-${policyNo}.zip`}
            >
              {said.download}
            </PaperLink>
          }
        >
          <PolicyFacts policy={loaded} />
          <PolicyMoney policy={loaded} />
          <Explanation policy={loaded} />
          <PolicyEntries policyNo={loaded.policyNo} />
        </Page>
      )}
    </Asked>
  );
}

function PolicyFacts({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const names = useNames();
  const product = useProductSold(policy.product);
  return (
    <Block>
      <Facts
        rows={[
          [said.no, <CodeText key="no" code={policy.policyNo} />],
          [said.product, `${product.data ? names(product.data.names) : '…'} v${policy.product.version}`],
          [said.firm, <CodeText key="firm" code={policy.uscc} />],
          [said.insurers, policy.insurers.map((one) => names(one.names)).join('、')],
          [said.period, <PeriodText key="period" period={policy.period} />],
          [said.received, <MoneyText key="received" fen={policy.payment.receivedFen} />],
        ]}
      />
      <p className="quiet small">{said.evidenceWhy}</p>
    </Block>
  );
}

function Explanation({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const sentence = useSentences();
  if (policy.explanation === undefined) return null;
  return (
    <Block title={said.why}>
      <ul className="stack">
        {policy.explanation.map((line, at) => (
          <li key={at} className="apart">
            <span>
              {sentence(line.text, line.textEn)} <RuleNote rule={line.rule} source={line.source} />
            </span>
            {line.fen !== undefined && <MoneyText fen={line.fen} />}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function PolicyEntries({ policyNo }: { readonly policyNo: string }) {
  const said = useWords(words);
  const entries = useAsk('GET /v1/ledger/entries', { query: { policyNo, limit: 50 } });
  return (
    <Block title={said.entries} beside={<Link to={ledgerAddress({ policyNo })}>{said.all} ›</Link>}>
      <Asked query={entries}>{({ items }) => <EntriesTable entries={items} />}</Asked>
    </Block>
  );
}
