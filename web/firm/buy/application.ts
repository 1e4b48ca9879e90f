import type { QuoteRequest } from '../../../shared/domain/quoting/quote-request.ts';
import type { AnswerOf, InputOf } from '../../api/contract.ts';
import { noAmount, type TypedAmount } from '../../components/money-input.tsx';

export type Product = AnswerOf<'GET /v1/products/{productCode}'>;

/** What a firm has filled in for a product and not yet sent. The lender's account is kept apart, never in the draft. */
export interface Application {
  readonly start: string;
  readonly sums: Readonly<Record<string, TypedAmount>>;
  readonly value: TypedAmount;
  readonly riders: readonly string[];
  readonly unitClass: string;
  readonly unitCount: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly lenderName: string;
  readonly loanNo: string;
}

export function newApplication(start: string): Application {
  return {
    start,
    sums: {},
    value: noAmount,
    riders: [],
    unitClass: '',
    unitCount: '1',
    answers: {},
    lenderName: '',
    loanNo: '',
  };
}

/** The request that an application comes to; fields that the product does not ask for are left out. */
export function requestOf(
  product: Product,
  uscc: string,
  application: Application,
  lenderAccount = '',
): NonNullable<InputOf<'POST /v1/quotes'>['body']> & Partial<QuoteRequest> {
  const { start, sums, value, riders, unitClass, unitCount, answers, lenderName, loanNo } = application;
  const named = Object.entries(sums).flatMap(([code, { fen }]) =>
    fen === undefined ? [] : [[code, fen] as const],
  );
  const answered = Object.entries(answers).filter(([, text]) => text.trim() !== '');
  const count = Number(unitCount);
  return {
    productCode: product.code,
    uscc,
    start,
    ...(named.length > 0 && { sumsInsured: Object.fromEntries(named) }),
    ...(value.fen !== undefined && { insurableValueFen: value.fen }),
    ...(riders.length > 0 && { riders }),
    ...(product.premium.kind === 'per-unit' && unitClass !== '' && { units: { class: unitClass, count } }),
    ...(answered.length > 0 && { answers: Object.fromEntries(answered) }),
    ...(lenderName !== '' && { lossPayee: { bankName: lenderName, account: lenderAccount, loanNo } }),
  } as NonNullable<InputOf<'POST /v1/quotes'>['body']> & Partial<QuoteRequest>;
}
