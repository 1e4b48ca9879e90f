import type { Application } from '../applications/application.ts';
import { cityAbove, dueOfPart, type LateStep, type OpenPart } from '../clearing/late-parts.ts';
import type { Instant } from '../dates.ts';
import type { DivisionCode } from '../ids.ts';
import { formatYuan, sumFen } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { SettlementIn } from '../settlement/settlement.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/**
 * SUB-19: who hears of parts that are late: each payer of its own, and a city of those of its counties, which it passes on. One
 * notice for each bureau.
 */
export function lateNotices(
  { kind, parts }: LateStep,
  of: LateSubject,
  nextIdentity: () => NoticeIdentity,
): readonly Notice[] {
  const byBureau = Map.groupBy(parts, ({ payer }) => cityAbove(payer) ?? payer);
  return [...byBureau].map(([bureau, own]) => {
    const { zh, en } = kind === 'level-overdue' ? overdue(bureau, own, of.since) : toAdvance(own);
    return {
      ...nextIdentity(),
      audience: `bureau#${bureau}`,
      kind: `${of.about}.${kind}`,
      text: { zh: `${of.name.zh}：${zh}`, en: `${of.name.en}: ${en}` },
      ...of.refs,
    };
  });
}

/** What the parts are of, and since when they are owed. */
export interface LateSubject {
  readonly about: 'settlement' | 'application';
  readonly name: Bilingual;
  readonly since: Instant;
  readonly refs: Pick<Notice, 'settlementId' | 'policyNo'>;
}

export function lateSettlement(of: SettlementIn<'approved'>): LateSubject {
  const { programmeId, quarter, settlementId, approvedAt } = of;
  return {
    about: 'settlement',
    name: {
      zh: `${programmeId} ${quarter} 结算单`,
      en: `The settlement of ${programmeId} for ${quarter}`,
    },
    since: approvedAt,
    refs: { settlementId },
  };
}

export function lateApplication(of: Application, since: Instant): LateSubject {
  const { policyNo, programmeId } = of;
  return {
    about: 'application',
    name: {
      zh: `保单 ${policyNo} 的补贴（${programmeId}）`,
      en: `The subsidy of policy ${policyNo} (${programmeId})`,
    },
    since,
    refs: { policyNo },
  };
}

function overdue(bureau: DivisionCode, parts: readonly OpenPart[], since: Instant): Bilingual {
  const { dueOn } = dueOfPart(bureau, since);
  const others = parts.filter(({ payer }) => payer !== bureau);
  const yuan = yuanOf(parts);
  return {
    zh: `应于 ${dueOn} 前拨付的 ${yuan} 元${ofCounties(others).zh}尚未登记拨付，请尽快拨付并登记。`,
    en: `${yuan} yuan${ofCounties(others).en} were due by ${dueOn} and no payment is recorded: pay and record it now.`,
  };
}

function toAdvance(parts: readonly OpenPart[]): Bilingual {
  const codes = parts.map(({ payer }) => payer);
  return {
    zh: `区县（${codes.join('、')}）应承担的 ${yuanOf(parts)} 元逾三个月未拨付，请先行垫付并登记；年终清算时向其扣回。`,
    en: `${yuanOf(parts)} yuan of the counties ${codes.join(', ')} have been owed for three months: pay them now and record it; the year’s clearing deducts them again.`,
  };
}

/** How much of it is the counties’, which hear of it from their city. */
function ofCounties(parts: readonly OpenPart[]): Bilingual {
  if (parts.length === 0) return { zh: '', en: '' };
  return {
    zh: `（其中 ${parts.length} 个区县 ${yuanOf(parts)} 元）`,
    en: ` (${yuanOf(parts)} of them of ${parts.length} counties)`,
  };
}

function yuanOf(parts: readonly OpenPart[]): string {
  return formatYuan(sumFen(parts.map(({ fen }) => fen)));
}
