import { type Quarter } from '../dates.ts';
import { formatYuan, zeroFen } from '../money.ts';
import { check, type ClosedPeriod, type PeriodCheck } from '../settlement/period.ts';
import { type ClearingStatement } from './clearing-statement.ts';

/** What a year of a programme has been brought to. */
export interface YearState {
  readonly year: number;
  /** Its four quarters, each as it was closed, or open. */
  readonly quarters: readonly { readonly quarter: Quarter; readonly closed: ClosedPeriod | undefined }[];
  /** Subsidies that firms applied for and nobody has paid, turned down or forfeited. */
  readonly openApplications: number;
  readonly statement: ClearingStatement;
}

/**
 * REC-6: what has to be done before a year is cleared: its quarters are closed, which has every settlement paid; nothing is
 * reserved; every application is over. Rows that are held, and what is due and was not paid in money, are looked at and left.
 */
export function yearChecklist({ quarters, openApplications, statement }: YearState): readonly PeriodCheck[] {
  const open = quarters.filter(({ closed }) => closed === undefined).map(({ quarter }) => quarter);
  const { reservedFen, differenceFen } = statement.totals;
  const held = quarters.filter(({ closed }) => {
    return closed?.checklist.some(({ id, ok }) => id === 'rows-held' && !ok) ?? false;
  });
  const heldIn = held.map(({ quarter }) => quarter).join('、');
  return [
    check('quarters-closed', open.length === 0, {
      zh: open.length === 0 ? '四个季度均已关账' : `尚未关账：${open.join('、')}`,
      en: open.length === 0 ? 'all four quarters are closed' : `not closed: ${open.join(', ')}`,
    }),
    check('nothing-reserved', reservedFen === zeroFen, {
      zh: `尚锁定的补贴 ${formatYuan(reservedFen)} 元`,
      en: `${formatYuan(reservedFen)} yuan are still reserved`,
    }),
    check('applications-done', openApplications === 0, {
      zh: `未办结的补贴申请 ${openApplications} 件`,
      en: `${openApplications} subsidy applications are not done`,
    }),
    {
      ...check('rows-held', held.length === 0, {
        zh: held.length === 0 ? '没有暂缓拨付的行' : `有暂缓拨付的行：${heldIn}，转入后续结算`,
        en:
          held.length === 0
            ? 'no rows are held'
            : `rows of ${heldIn} are held; later settlements take them up`,
      }),
      blocking: false,
    },
    {
      ...check('all-paid', differenceFen === zeroFen, {
        zh: `应付与已拨付相差 ${formatYuan(differenceFen)} 元（以追回抵扣、暂缓或向企业追回的部分）`,
        en: `due and paid differ by ${formatYuan(differenceFen)} yuan (set off against clawbacks, held, or claimed back from firms)`,
      }),
      blocking: false,
    },
  ];
}
