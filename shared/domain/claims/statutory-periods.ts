import type { Bilingual } from '../names.ts';

/** A period of law as data: its length, what starts, stops and ends it, and its last day. */
export interface StatutoryPeriod {
  readonly rule: string;
  readonly article: string;
  readonly names: Bilingual;
  readonly length: { readonly days: number } | { readonly years: number };
  readonly start: 'event' | 'report' | 'agreement' | 'rejection';
  readonly end: 'decision' | 'amount-settled' | 'payment' | 'letter' | 'claim-over';
  /** CLM-2: only the one request for documents stops a period, and only that of the decision. */
  readonly pause: 'first-document-request' | 'nothing';
  /** TIM-3: whether a last day on a day of rest moves to the next working day. */
  readonly restDay: 'moves' | 'stays';
  /** So many days before its last day somebody is told. */
  readonly warnDays: number;
}

/**
 * CLM-3 to CLM-7, by the kind under which claims show them. What has to be done promptly (CLM-1) or once (CLM-2) has no last
 * day and is in the rules of determinable loss and of the request for documents.
 */
export const statutoryPeriods = {
  'decision-30': {
    rule: 'CLM-3',
    article: '保险法第23条',
    names: { zh: '核定', en: 'decision' },
    length: { days: 30 },
    start: 'report',
    end: 'decision',
    pause: 'first-document-request',
    restDay: 'moves',
    warnDays: 3,
  },
  'interim-60': {
    rule: 'CLM-4',
    article: '保险法第25条',
    names: { zh: '先行赔付', en: 'interim payment' },
    length: { days: 60 },
    start: 'report',
    end: 'amount-settled',
    pause: 'nothing',
    restDay: 'moves',
    warnDays: 3,
  },
  'payment-10': {
    rule: 'CLM-5',
    article: '保险法第23条',
    names: { zh: '支付赔款', en: 'payment' },
    length: { days: 10 },
    start: 'agreement',
    end: 'payment',
    pause: 'nothing',
    restDay: 'moves',
    warnDays: 3,
  },
  'rejection-letter-3': {
    rule: 'CLM-6',
    article: '保险法第24条',
    names: { zh: '拒赔通知书', en: 'rejection letter' },
    length: { days: 3 },
    start: 'rejection',
    end: 'letter',
    pause: 'nothing',
    restDay: 'moves',
    warnDays: 1,
  },
  limitation: {
    rule: 'CLM-7',
    article: '保险法第26条',
    names: { zh: '诉讼时效', en: 'limitation' },
    length: { years: 2 },
    start: 'event',
    end: 'claim-over',
    pause: 'nothing',
    restDay: 'moves',
    warnDays: 30,
  },
} as const satisfies Readonly<Record<string, StatutoryPeriod>>;
export type StatutoryPeriodKind = keyof typeof statutoryPeriods;
export const statutoryPeriodKinds = [
  'decision-30',
  'interim-60',
  'payment-10',
  'rejection-letter-3',
  'limitation',
] as const satisfies readonly StatutoryPeriodKind[];
