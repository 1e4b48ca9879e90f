import { day, type Day } from '../../../shared/domain/dates.ts';
import type { Fen } from '../../../shared/domain/money.ts';
import { faultsOfSums, startWindow } from '../../../shared/domain/quoting/faults-of-request.ts';
import { lossPayee } from '../../../shared/domain/quoting/loss-payee.ts';
import type { Application, Product } from './application.ts';

/** What is still wrong with an application, by field: the product's own rules, said before anything is sent. */
export function faultsOf(
  product: Product,
  draft: Application,
  today: Day | undefined,
  lenderAccount: string,
): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  const start = day.safeParse(draft.start);
  const window = today && startWindow(today);
  if (!start.success || (window && (start.data < window.first || start.data > window.last))) {
    faults.set('start', '最早明天，最晚 90 天后 / From tomorrow to 90 days ahead');
  }
  const typed = Object.entries(draft.sums).filter(([, sum]) => sum.isWrong);
  for (const [code] of typed) faults.set(`sumsInsured.${code}`, '请输入金额 / Enter an amount');
  if (draft.value.isWrong) faults.set('insurableValueFen', '请输入金额 / Enter an amount');
  const sums = Object.entries(draft.sums).flatMap(([code, { fen }]): [string, Fen][] =>
    fen === undefined ? [] : [[code, fen]],
  );
  const asked = {
    sumsInsured: Object.fromEntries(sums),
    insurableValueFen: draft.value.fen,
    riders: draft.riders,
  };
  for (const { path, message } of faultsOfSums(product, asked)) {
    if (!faults.has(path)) faults.set(path, message);
  }
  const lender = [draft.lenderName, draft.loanNo, lenderAccount].filter((text) => text.trim() !== '');
  if (lender.length > 0 && lender.length < 3) faults.set('lossPayee', '三项都填或都不填 / All three or none');
  else if (lender.length === 3 && !lossPayee.shape.account.safeParse(lenderAccount).success) {
    faults.set('lossPayee', '账号应为 8 至 32 位数字 / 8 to 32 digits');
  }
  if (product.premium.kind === 'per-unit' && !/^[1-9]\d{0,4}$/.test(draft.unitCount)) {
    faults.set('units', '请填数量 / Enter how many');
  }
  return faults;
}
