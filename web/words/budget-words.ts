import type { BudgetFigure } from '../../shared/domain/ledger/budget-cells.ts';
import type { Pair } from './language.tsx';

/** Figures of a budget's position. */
export const budgetWords: Readonly<Record<BudgetFigure, Pair<string>>> = {
  approved: { zh: '已批预算', en: 'Approved' },
  reserved: { zh: '已锁定', en: 'Reserved' },
  accrued: { zh: '应付', en: 'Accrued' },
  settled: { zh: '已核定', en: 'Settled' },
  paid: { zh: '已拨付', en: 'Paid' },
  'clawed-back': { zh: '已追回', en: 'Clawed back' },
  available: { zh: '可用', en: 'Available' },
  lapsed: { zh: '清算收回', en: 'Given back' },
};
