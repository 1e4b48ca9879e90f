import { Link } from 'react-router';
import { subtractFen } from '../../../shared/domain/money.ts';
import type { Cover } from '../../../shared/domain/products/cover.ts';
import { useAsk } from '../../api/ask.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Block, Facts } from '../../components/page.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { PeriodText } from '../../words/dates.tsx';
import { rateText } from '../../words/rates.ts';
import { useNames, useWords } from '../../words/language.tsx';
import type { Claim } from './claim.ts';

const words = {
  title: { zh: '保单（出险日）', en: 'Policy as at the loss' },
  paid: { zh: '保费已付', en: 'Premium paid' },
  unpaid: { zh: '保费未付', en: 'Premium not paid' },
  version: { zh: (n: number) => `第 ${n} 版`, en: (n: number) => `version ${n}` },
  policy: { zh: '保单号', en: 'Policy no.' },
  firm: { zh: '企业', en: 'Firm' },
  cover: { zh: '保障项目', en: 'Cover' },
  limit: { zh: '限额', en: 'Limit' },
  used: { zh: '已赔与待付', en: 'Paid or agreed' },
  left: { zh: '剩余', en: 'Left' },
  deductible: { zh: '免赔额', en: 'Deductible' },
  higher: {
    zh: (fixed: string, share: string) => `${fixed} 或 ${share} 取高`,
    en: (fixed: string, share: string) => `${fixed} or ${share}, the higher`,
  },
  noDeductible: { zh: '无', en: 'None' },
  ratio: { zh: '赔付比例', en: 'Payment ratio' },
  basis: { zh: '赔偿方式', en: 'Basis' },
  'first-loss': { zh: '第一危险赔偿', en: 'First loss' },
  proportional: { zh: '比例赔偿', en: 'Proportional' },
  'agreed-value': { zh: '约定价值', en: 'Agreed value' },
  waiting: { zh: '等待期', en: 'Waiting period' },
  days: { zh: (n: number) => `${n} 天`, en: (n: number) => `${n} days` },
  clauses: { zh: '条款说明', en: 'Clauses explained' },
  confirmed: {
    zh: (n: number, all: number) => `${n}/${all} 已确认`,
    en: (n: number, all: number) => `${n} of ${all} confirmed`,
  },
  lender: { zh: '贷款方', en: 'Lender' },
  none: { zh: '无', en: 'None' },
};

/** What was promised, as the policy stood when the loss happened. */
export function PolicyBlock({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const names = useNames();
  const { product: sold, period, isPaid } = claim.policyAsAtLoss;
  const product = useProductSold(sold);
  return (
    <Block
      title={said.title}
      beside={<Tag tone={isPaid ? 'good' : 'bad'}>{isPaid ? said.paid : said.unpaid}</Tag>}
    >
      <p>
        <strong>{names(sold.names)}</strong> <span className="quiet">{said.version(sold.version)}</span>
      </p>
      <p>
        <PeriodText period={period} />
      </p>
      <Facts
        rows={[
          [
            said.policy,
            <Link key="no" to={`/insurer/policies/${claim.policyNo}`}>
              <CodeText code={claim.policyNo} />
            </Link>,
          ],
          [
            said.firm,
            <span key="firm">
              <span lang="zh-CN">{claim.firm.name}</span> <CodeText code={claim.firm.uscc} />
            </span>,
          ],
        ]}
      />
      <Asked query={product} lines={5}>
        {({ covers, exemptionClauses }) => (
          <Promised
            claim={claim}
            cover={covers.find((one) => one.code === claim.coverCode)}
            clauses={exemptionClauses.length}
          />
        )}
      </Asked>
    </Block>
  );
}

function Promised({
  claim,
  cover,
  clauses,
}: {
  readonly claim: Claim;
  readonly cover: Cover | undefined;
  readonly clauses: number;
}) {
  const said = useWords(words);
  const names = useNames();
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo: claim.policyNo } });
  if (cover === undefined) return null;
  const { limitFen, remainingFen, confirmedClauses } = claim.policyAsAtLoss;
  const { deductibleFen, deductiblePpm, paymentRatioPpm, waitingDays } = cover;
  const share = rateText(deductiblePpm);
  const deductible =
    deductibleFen === 0 && deductiblePpm === 0
      ? said.noDeductible
      : deductiblePpm === 0
        ? yuanText(deductibleFen)
        : deductibleFen === 0
          ? share
          : said.higher(yuanText(deductibleFen), share);
  return (
    <Facts
      rows={[
        [said.cover, names(cover.names)],
        [said.limit, <MoneyText key="limit" fen={limitFen} />],
        [said.used, <MoneyText key="used" fen={subtractFen(limitFen, remainingFen)} />],
        [said.left, <MoneyText key="left" fen={remainingFen} />],
        [
          said.deductible,
          <span key="deductible">
            {deductible} <RuleNote rule="CLM-14" />
          </span>,
        ],
        [said.ratio, rateText(paymentRatioPpm)],
        [said.basis, said[cover.basis]],
        waitingDays > 0 ? [said.waiting, said.days(waitingDays)] : undefined,
        [said.clauses, said.confirmed(confirmedClauses.length, clauses)],
        policy.data && [said.lender, policy.data.lossPayee?.bankName ?? said.none],
      ]}
    />
  );
}
