import type * as z from 'zod';
import type { confirmCertificateOperation } from '../../shared/contract/operations/papers.ts';
import { asPpm, formatPercent, formatYuan } from '../../shared/domain/money.ts';
import { printDay, printInstant } from '../../shared/domain/papers/printed-dates.ts';
import { addDays } from '../../shared/domain/dates.ts';
import { escapeHtml } from '../runtime/html-text.ts';
import type { Reply } from '../runtime/reply.ts';

type Confirmed = z.output<typeof confirmCertificateOperation.answer>;

/** What a phone shows after the QR of a certificate: whether the paper is true, and how the policy stands now. */
export function confirmationPage(of: Reply): string {
  return of.kind === 'answer' ? pageOf(of.body as Confirmed) : unknownPage();
}

/** A paper that says otherwise than this page is not ours; nobody should rely on it. */
function unknownPage(): string {
  return page(
    '查无此凭证',
    'bad',
    '<p>系统中没有这个验证码对应的保险凭证。请核对验证码是否完整；如纸面凭证与本页不符，请勿采信，并联系承保的保险公司。</p><p lang="en">No certificate has this code. Compare every character; do not rely on a paper that this page does not confirm.</p>',
  );
}

const standings: Readonly<
  Record<Confirmed['status'], readonly [zh: string, tone: 'good' | 'bad' | 'plain']>
> = {
  'awaiting-payment': ['尚未缴费', 'plain'],
  'in-force': ['有效', 'good'],
  expired: ['已到期', 'plain'],
  cancelled: ['已终止', 'bad'],
  lapsed: ['已失效', 'bad'],
};

function pageOf(of: Confirmed): string {
  const [standing, tone] =
    of.rescinded === true ? (['已解除，自始不承担责任', 'bad'] as const) : standings[of.status];
  const facts: readonly (readonly [string, string])[] = [
    ['被保险人', `${of.insured.name}（信用代码尾号 ${of.insured.usccEnding}）`],
    ['产品', `${of.product.names.zh}${of.product.notice === undefined ? '' : `（${of.product.notice}）`}`],
    ['保单号', of.policyNo],
    ['保险期间', `${printDay(of.period.start)}零时 至 ${printDay(addDays(of.coverEnds, -1))} 24 时`],
    [
      '承保',
      of.insurers
        .map((one) => `${one.name}${of.insurers.length > 1 ? ` ${formatPercent(asPpm(one.sharePpm))}` : ''}`)
        .join('、'),
    ],
    ...of.covers.map((one) => [one.names.zh, `至多 ${formatYuan(one.limitFen)} 元`] as const),
    ...(of.lossPayee === undefined ? [] : [['第一受益人', of.lossPayee.bankName] as const]),
    ['验证码', of.code],
    ['签发', printInstant(of.issuedAt)],
  ];
  const rows = facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
  const asOf = `以上为 ${escapeHtml(printInstant(of.asOf))} 的状态。请与纸面逐项核对，不一致的请勿采信。`;
  return page(
    `凭证属实：${standing}`,
    tone,
    `<dl>${rows.join('')}</dl><p>${asOf}</p><p lang="en">This certificate is genuine; the policy is ${of.status}. Compare the paper line by line.</p>`,
  );
}

function page(title: string, tone: 'good' | 'bad' | 'plain', body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)} · 科保</title><style>${style}</style></head><body><main><p class="brand">Kebao 科保 保险凭证验证</p><h1 class="${tone}">${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

const style = [
  ':root{color-scheme:light;--ink:#1f2a37;--soft:#5b6878;--line:#d9dfe6;--paper:#f6f7f9}*{box-sizing:border-box}',
  'body{margin:0;font:16px/1.65 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper)}',
  'main{max-width:36rem;margin:0 auto;padding:1.25rem 1rem 2rem}.brand{color:var(--soft);margin:0 0 .5rem;font-size:.9rem}',
  'h1{font-size:1.35rem;line-height:1.4;margin:0 0 1rem;padding:.75rem 1rem;border-radius:8px;background:#fff;border-left:6px solid var(--soft)}',
  'h1.good{border-color:#2f7d4f;color:#22603b}h1.bad{border-color:#b3261e;color:#8f1d17}',
  'dl{margin:0 0 1rem;background:#fff;border:1px solid var(--line);border-radius:8px;padding:.25rem 1rem}dt{color:var(--soft);font-size:.85rem;padding-top:.6rem}',
  'dd{margin:0;padding-bottom:.6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}dd:last-child{border-bottom:0}p{margin:.5rem 0;color:var(--soft)}',
].join('');
