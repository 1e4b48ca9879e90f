import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { renewalOpensOn } from '../../../shared/domain/policies/due-policy.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText, CopyButton } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { SplitBar } from '../../components/split-bar.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { DayText, PeriodText } from '../../words/dates.tsx';
import { useLanguage, useListed, useNames, useWords } from '../../words/language.tsx';
import { sharesDue } from '../shares.ts';
import { PolicySubsidies } from '../subsidies/policy-subsidies.tsx';

const words = {
  back: { zh: '我的保单', en: 'My policies' },
  no: { zh: '保单号', en: 'Policy no.' },
  who: { zh: '谁付多少', en: 'Who pays what' },
  covers: { zh: '保障', en: 'Covers' },
  cover: { zh: '保障项目', en: 'Cover' },
  limit: { zh: '限额', en: 'Limit' },
  paid: { zh: '已赔', en: 'Paid' },
  left: { zh: '剩余', en: 'Left' },
  insurers: { zh: '承保人', en: 'Insurers' },
  led: { zh: (name: string) => `${name}（首席）`, en: (name: string) => `${name} (lead)` },
  lender: { zh: '贷款银行', en: 'Lender' },
  papers: { zh: '文件', en: 'Papers' },
  certificate: { zh: '保险凭证', en: 'Certificate' },
  policy: { zh: '保险单', en: 'Policy' },
  report: { zh: '报案', en: 'Report a loss' },
  pay: { zh: '去付款', en: 'Pay' },
  renew: { zh: '续保', en: 'Renew' },
  change: { zh: '批改', en: 'Change' },
  cancel: { zh: '退保', en: 'Cancel' },
  more: { zh: '更多操作', en: 'More' },
  cancelled: { zh: '保障止于', en: 'Cover ended on' },
  changes: { zh: '批改记录', en: 'Endorsements' },
};

type Policy = AnswerOf<'GET /v1/policies/{policyNo}'>;

/** F8: one policy: whether it covers, who paid what, what is left, and the one thing to do. */
export function PolicyPage() {
  const said = useWords(words);
  const names = useNames();
  const { policyNo = '' } = useParams();
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo } });
  const product = useProductSold(policy.data?.product);
  return (
    <Asked query={policy} lines={8}>
      {(loaded) => (
        <Page
          title={product.data ? names(product.data.names) : said.policy}
          back={{ to: '/firm/policies', name: said.back }}
          beside={<StatusTag of="policy" status={loaded.status} />}
        >
          <Standing policy={loaded} />
          <MoneyOf policy={loaded} />
          <PolicySubsidies policy={loaded} />
          <CoversOf
            policy={loaded}
            nameOf={(code) => {
              const cover = product.data?.covers.find((one) => one.code === code);
              return cover ? names(cover.names) : '…';
            }}
          />
          <PapersOf policy={loaded} />
        </Page>
      )}
    </Asked>
  );
}

function Standing({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const today = useServiceToday();
  const navigate = useNavigate();
  const base = `/firm/policies/${policy.policyNo}`;
  const isLive = policy.status === 'in-force' || policy.status === 'awaiting-payment';
  const renews = today !== undefined && today >= renewalOpensOn(policy);
  const [to, name] =
    policy.status === 'awaiting-payment'
      ? [`${base}/pay`, said.pay]
      : policy.status === 'in-force'
        ? renews
          ? [`${base}/renew`, said.renew]
          : [`/firm/claims/new?policyNo=${policy.policyNo}`, said.report]
        : [undefined, ''];
  return (
    <Block>
      <Facts
        rows={[
          [
            said.no,
            <span key="no">
              <CodeText code={policy.policyNo} /> <CopyButton text={policy.policyNo} what={said.no} />
            </span>,
          ],
        ]}
      />
      <p>
        <PeriodText period={policy.period} />
      </p>
      {policy.cancellation && (
        <Notice tone="warn">
          {said.cancelled} <DayText day={policy.cancellation.effectiveDate} />
        </Notice>
      )}
      {policy.pendingCancellation && <Notice tone="warn">{policy.pendingCancellation.nextStep.zh}</Notice>}
      {to !== undefined && (
        <Button type="primary" block onClick={() => void navigate(to)}>
          {name}
        </Button>
      )}
      {isLive && (
        <nav className="row" aria-label={said.more}>
          {policy.status === 'in-force' && renews && (
            <Link to={`/firm/claims/new?policyNo=${policy.policyNo}`}>{said.report}</Link>
          )}
          {policy.status === 'in-force' && <Link to={`${base}/change`}>{said.change}</Link>}
          <Link to={`${base}/cancel`}>{said.cancel}</Link>
        </nav>
      )}
    </Block>
  );
}

function MoneyOf({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <Block title={said.who}>
      <SplitBar shares={sharesDue(policy, language)} totalFen={policy.premium.grossFen} />
    </Block>
  );
}

function CoversOf({
  policy,
  nameOf,
}: {
  readonly policy: Policy;
  readonly nameOf: (code: string) => string;
}) {
  const said = useWords(words);
  const names = useNames();
  const listed = useListed();
  return (
    <Block title={said.covers}>
      <ScrollRegion name={said.covers}>
        <table className="plain-table">
          <caption className="visually-hidden">{said.covers}</caption>
          <thead>
            <tr>
              <th scope="col">{said.cover}</th>
              <th scope="col" className="number">
                {said.limit}
              </th>
              <th scope="col" className="number">
                {said.paid}
              </th>
              <th scope="col" className="number">
                {said.left}
              </th>
            </tr>
          </thead>
          <tbody>
            {policy.covers.map((cover) => (
              <tr key={cover.code}>
                <th scope="row">{nameOf(cover.code)}</th>
                <td className="number">
                  <MoneyText fen={cover.limitFen} bare />
                </td>
                <td className="number">
                  <MoneyText fen={cover.paidFen} bare />
                </td>
                <td className="number">
                  <MoneyText fen={cover.remainingFen} bare />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Facts
        rows={[
          [
            said.insurers,
            listed(policy.insurers.map(({ names: of, lead }) => (lead ? said.led(names(of)) : names(of)))),
          ],
          policy.lossPayee && [said.lender, policy.lossPayee.bankName],
        ]}
      />
    </Block>
  );
}

function PapersOf({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const { policyNo } = policy;
  const input = { params: { policyNo } };
  return (
    <Block title={said.papers}>
      <div className="row">
        {policy.status !== 'awaiting-payment' && policy.status !== 'lapsed' && (
          <PaperLink
            route="GET /v1/policies/{policyNo}/certificate.pdf"
            input={input}
            fileName={`certificate-${policyNo}.pdf`}
          >
            {said.certificate}
          </PaperLink>
        )}
        <PaperLink
          route="GET /v1/policies/{policyNo}/policy.pdf"
          input={input}
          fileName={`policy-${policyNo}.pdf`}
        >
          {said.policy}
        </PaperLink>
      </div>
    </Block>
  );
}
