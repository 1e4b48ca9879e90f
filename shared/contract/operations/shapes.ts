import * as z from 'zod';
import { day, instant, period } from '../../domain/dates.ts';
import { divisionCode, insurerCode } from '../../domain/ids.ts';
import { fen, ppm } from '../../domain/money.ts';
import { bilingual } from '../../domain/names.ts';
import { fiscalLevel, subsidyMode } from '../../domain/subsidies/programme.ts';
import { limitWord } from '../../domain/subsidies/grant-subsidy.ts';

/** Shapes that several answers share. */
export const productSold = z.object({
  code: z.string(),
  version: z.int(),
  filing: z.string(),
  notice: z.string().optional(),
});

export const premiumShape = z.object({
  grossFen: fen,
  netOfVatFen: fen,
  vatFen: fen,
  lines: z.array(
    z.object({
      label: z.string(),
      labelEn: z.string().optional(),
      fen,
      rule: z.string(),
      cover: z.string().optional(),
      ratePpm: ppm.optional(),
    }),
  ),
});

const levelShape = z.object({ level: fiscalLevel, payer: divisionCode, fen });

export const subsidyShape = z.object({
  totalFen: fen,
  programmes: z.array(
    z.object({
      programmeId: z.string(),
      mode: subsidyMode,
      baseFen: fen,
      ratePpm: ppm,
      calculatedFen: fen,
      grantedFen: fen,
      limitedBy: z.array(limitWord),
      levels: z.array(levelShape),
    }),
  ),
});

export const insurerShape = z.object({
  insurer: insurerCode,
  lead: z.boolean(),
  sharePpm: z.int(),
  premiumFen: fen,
  names: bilingual,
});
export const eligibilityShape = z.object({
  rule: z.string(),
  met: z.boolean(),
  fact: z.string(),
  factEn: z.string().optional(),
  programmeId: z.string().optional(),
});
export const explanationShape = z.object({
  rule: z.string(),
  text: z.string(),
  textEn: z.string().optional(),
  source: z.string(),
  inputs: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  /** Lines with an amount add up to what the firm bears in the end. */
  fen: fen.optional(),
});
/** What a refusal says: RFC 9457 without the words about the request it answers. */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
export const payeeShape = z.object({
  name: z.string(),
  number: z.string(),
  bankName: z.string(),
  cnapsCode: z.string(),
});
/** SUB-9: a place in the line of a programme and year; the first is 1. */
export const waitingPlace = z.object({
  programmeId: z.string(),
  year: z.int(),
  position: z.int().positive(),
  needFen: fen,
  joinedAt: instant,
  /** The last day on which it comes first, once it has been told of money. */
  toldUntil: day.optional(),
  next: bilingual,
});
export { day, instant, period };
