import { Link, useParams } from 'react-router';
import { lazy, Suspense } from 'react';
import { Button } from 'antd';
import { subtractFen } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceNow } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { CopyButton, CopyOnce } from '../../components/code-text.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { InstantText } from '../../words/dates.tsx';
import { useWords } from '../../words/language.tsx';
import { deductedFen } from '../shares.ts';
import './pay-page.css';

const words = {
  title: { zh: (yuan: string) => `转账 ${yuan}`, en: (yuan: string) => `Transfer ${yuan}` },
  back: { zh: '保单', en: 'Policy' },
  before: { zh: '请在此时前到账：', en: 'To arrive before' },
  left: {
    zh: (hours: number, minutes: number) => `剩 ${hours} 小时 ${minutes} 分`,
    en: (hours: number, minutes: number) => `${hours} h ${minutes} min left`,
  },
  payee: { zh: '收款户名', en: 'Account name' },
  account: { zh: '收款账号', en: 'Account number' },
  bank: { zh: '开户行', en: 'Bank' },
  remark: { zh: '附言', en: 'Reference' },
  must: {
    zh: '附言必须填，用来认出这笔钱。须由本企业账户付款（QTE-9）。',
    en: "The reference is how the money is recognised. Pay from your firm's own account (QTE-9).",
  },
  all: { zh: '复制全部', en: 'Copy all' },
  copied: { zh: '已复制', en: 'Copied' },
  arrived: { zh: '已到账', en: 'Received' },
  toGo: { zh: '还差', en: 'to go' },
  watching: { zh: '付完了？到账后这里自动更新', en: 'Paid? This page updates once the money is there' },
  covered: {
    zh: (yuan: string) => `保障已生效，发票按实付 ${yuan} 开具`,
    en: (yuan: string) => `You are covered; the invoice is for the ${yuan} you paid`,
  },
  policy: { zh: '看保单和凭证', en: 'See policy and certificate' },
  lapsed: {
    zh: '超过付款时间，保单未生效，补贴已退回额度。',
    en: 'Not paid in time: no cover, the subsidy went back. ',
  },
  again: { zh: '重新报价', en: 'Quote again' },
  notice: { zh: '下载缴费通知书', en: 'Download the premium notice' },
  secured: {
    zh: (yuan: string) => `已为您锁定补贴 ${yuan}`,
    en: (yuan: string) => `Subsidy of ${yuan} secured`,
  },
  later: {
    zh: (yuan: string) => `付清后还可得补贴，预计 ${yuan}；以财政部门核定的为准`,
    en: (yuan: string) => `A subsidy of about ${yuan} may follow once it is paid; the bureau decides`,
  },
};

type Policy = AnswerOf<'GET /v1/policies/{policyNo}'>;
const lookMs = 10_000;

/** Only what is built for one machine can play the bank. */
const DemoTransfer =
  import.meta.env.MODE === 'one-machine'
    ? lazy(async () => ({ default: (await import('../../local/demo-transfer.tsx')).DemoTransfer }))
    : undefined;

/** F7: what to transfer, to whom, with which reference, until when; it looks by itself whether the money has come. */
export function PayPage() {
  const said = useWords(words);
  const { policyNo = '' } = useParams();
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo } }, { everyMs: lookMs });
  return (
    <Asked query={policy}>
      {(loaded) => (
        <Page
          title={said.title(yuanText(loaded.payment.dueFen))}
          back={{ to: `/firm/policies/${loaded.policyNo}`, name: said.back }}
          beside={<StatusTag of="policy" status={loaded.status} />}
        >
          <Standing policy={loaded} />
        </Page>
      )}
    </Asked>
  );
}

function Standing({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  if (policy.status === 'lapsed') {
    return (
      <Notice tone="warn">
        {said.lapsed} <Link to={`/firm/apply/${policy.product.code}/cover`}>{said.again}</Link>
      </Notice>
    );
  }
  if (policy.status !== 'awaiting-payment') {
    return (
      <Notice tone="good">
        {said.covered(yuanText(policy.payment.dueFen))}{' '}
        <Link to={`/firm/policies/${policy.policyNo}`}>{said.policy}</Link>
      </Notice>
    );
  }
  return <Due policy={policy} />;
}

function Due({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const { dueFen, receivedFen, payBy, reference, payee } = policy.payment;
  const secured = deductedFen(policy);
  const later = subtractFen(policy.subsidy.totalFen, secured);
  const rows = [
    ...(payee
      ? ([
          [said.payee, payee.name],
          [said.account, payee.number],
          [said.bank, payee.bankName],
        ] as const)
      : []),
    [said.remark, reference] as const,
  ];
  return (
    <>
      <Block>
        <p>
          <MoneyText fen={dueFen} size="amount" capitals />
        </p>
        {secured > 0 && <p>{said.secured(yuanText(secured))}</p>}
        {later > 0 && <p>{said.later(yuanText(later))}</p>}
        <p>
          {said.before} <InstantText at={payBy} />
          <br />
          <TimeLeft until={payBy} />
        </p>
      </Block>
      <Block>
        <dl className="pay-rows">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
              <CopyButton text={value} what={name} />
            </div>
          ))}
        </dl>
        <p className="quiet small">{said.must}</p>
        <CopyAll text={[...rows, ['¥', yuanText(dueFen, true)]].map((row) => row.join(' ')).join('\n')} />
      </Block>
      <Block>
        <p role="status">
          {said.arrived} <MoneyText fen={receivedFen} />
          {receivedFen > 0 && (
            <>
              ，{said.toGo} <MoneyText fen={subtractFen(dueFen, receivedFen)} />
            </>
          )}
        </p>
        <p className="quiet">{said.watching}</p>
        <PaperLink
          route="GET /v1/policies/{policyNo}/premium-notice.pdf"
          input={{ params: { policyNo: policy.policyNo } }}
          fileName={`premium-notice-${policy.policyNo}.pdf`}
        >
          {said.notice}
        </PaperLink>
      </Block>
      {DemoTransfer && (
        <Suspense fallback={null}>
          <DemoTransfer reference={reference} dueFen={dueFen} uscc={policy.uscc} />
        </Suspense>
      )}
    </>
  );
}

function CopyAll({ text }: { readonly text: string }) {
  const said = useWords(words);
  return (
    <CopyOnce text={text}>
      {(isCopied, copy) => (
        <Button type="primary" block onClick={copy}>
          <span role="status">{isCopied ? said.copied : said.all}</span>
        </Button>
      )}
    </CopyOnce>
  );
}

function TimeLeft({ until }: { readonly until: string }) {
  const said = useWords(words);
  const now = useServiceNow();
  if (now === undefined) return null;
  const minutes = Math.max(0, Math.trunc((Date.parse(until) - Date.parse(now)) / 60_000));
  return <span>{said.left(Math.trunc(minutes / 60), minutes % 60)}</span>;
}
