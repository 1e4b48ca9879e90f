import { httpApi } from '../runtime/http-api.ts';
import { approveBudget } from './approve-budget.ts';
import { closePeriod, readPeriod } from './periods.ts';
import { readBudget } from './read-budget.ts';
import { readBudgetSeries } from './read-budget-series.ts';

export const handler = httpApi([readBudget, readBudgetSeries, approveBudget, readPeriod, closePeriod]);
