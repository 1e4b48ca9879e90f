import * as z from 'zod';
import { day, type Period, requestInstant } from '../dates.ts';
import { addFen, type Fen, ppm, requestFen, zeroFen } from '../money.ts';
import { type Cover, lossItem, type LossItem } from '../products/cover.ts';
import { voteWords } from './panel-vote.ts';
import { requestText } from '../texts.ts';

const lossLine = z.strictObject({
  item: lossItem,
  claimedFen: requestFen,
  acceptedFen: requestFen,
  /** Input tax within the accepted amount that the insured deducts, and so has not lost (TAX-7). */
  inputTaxFen: requestFen.optional(),
  note: requestText(200).optional(),
});

const amount = requestFen.optional();

/** What an assessor enters: the loss line by line and whatever else the calculation needs (rulebook 8.3). */
export const lossSheet = z.strictObject({
  lossLines: z.array(lossLine).max(40).readonly(),
  /** Actual value at the time of loss, where none was agreed (CLM-13). */
  insurableValueFen: requestFen.min(1).optional(),
  /** Worth of what remains and the insured keeps; it comes off the loss. */
  salvageFen: amount,
  /** Worth of what remains and nobody has kept yet: whose it is follows from what is paid (CLM-20). */
  scrapFen: amount,
  recoveriesFen: amount,
  publicGrantFen: amount,
  rescueCostFen: amount,
  expertCostFen: amount,
  defenceCostFen: amount,
  delay: z.strictObject({ plannedEnd: day, succeededOn: day }).optional(),
  /** From the day on which work stopped to the day on which it went on. */
  interruption: z.strictObject({ stoppedOn: day, resumedOn: day }).optional(),
  /** The share of the loss that could still be determined after a notice that came late by gross fault (CLM-1). */
  lateNotice: z.strictObject({ determinablePpm: ppm }).optional(),
  /** Recourse against a third party that the insured gave up, and when (CLM-21). */
  recourseWaiver: z.strictObject({ waivedFen: requestFen, waivedAt: requestInstant }).optional(),
  otherPolicies: z
    .array(
      z.strictObject({
        insurer: requestText(100),
        sumInsuredFen: requestFen.min(1),
        /** What it has paid for this loss already (CLM-18b). */
        paidFen: amount,
      }),
    )
    .max(20)
    .readonly()
    .optional(),
  panel: z
    .array(
      z.strictObject({
        name: requestText(100),
        affiliation: requestText(200),
        vote: requestText(40).describe(`covered / not-covered; also: ${voteWords.join(', ')}`),
        opinion: requestText(500),
      }),
    )
    .max(15)
    .readonly()
    .optional(),
  thirdParty: z
    .strictObject({
      name: requestText(200),
      account: z.string().regex(/^\d{8,32}$/, 'expected 8 to 32 digits of the account number'),
    })
    .optional(),
});
export type LossSheet = z.infer<typeof lossSheet>;

export interface SheetFault {
  readonly path: string;
  readonly message: string;
}

/** Cost classes of R&D spending (S67) beside `other`, which may be at most a tenth of the whole (CLM-9). */
const rdCostClasses: readonly LossItem[] = [
  'staff',
  'direct-input',
  'depreciation',
  'amortisation',
  'design-trial',
];

/** CLM-9: whether a cover insures R&D cost by the classes of the tax definition. */
export function isRdCostCover(cover: Cover): boolean {
  return rdCostClasses.every((item) => cover.lossItems.includes(item));
}

/** CLM-10: whether a cover insures the extra cost of a delay. */
export function isDelayCover(cover: Cover): boolean {
  return cover.lossItems.includes('extra-cost');
}

/** How long a cover's work stood still or was late, half open; `undefined` where the sheet does not say. */
export function downtimeOf({ interruption, delay }: LossSheet, cover: Cover): Period | undefined {
  if (isDelayCover(cover)) return delay && { start: delay.plannedEnd, end: delay.succeededOn };
  return interruption && { start: interruption.stoppedOn, end: interruption.resumedOn };
}

/** CLM-11: whether a cover insures what is owed to third parties. */
export function isLiabilityCover(cover: Cover): boolean {
  return cover.lossItems.includes('award');
}

export function acceptedLoss(sheet: LossSheet): Fen {
  return addFen(zeroFen, ...sheet.lossLines.map((line) => line.acceptedFen));
}

/**
 * What does not fit on a sheet: an item that the cover does not insure, more accepted than claimed, more input
 * tax than accepted, a delay or an interruption that is missing or none.
 */
export function sheetFaults(sheet: LossSheet, cover: Cover): SheetFault[] {
  return [
    ...sheet.lossLines.flatMap((line, index) => {
      const at = `lossLines.${index}`;
      return [
        ...(cover.lossItems.includes(line.item)
          ? []
          : [
              {
                path: `${at}.item`,
                message: `该保障只赔 ${cover.lossItems.join('、')}，请改选 / the cover insures none but these`,
              },
            ]),
        ...(line.acceptedFen > line.claimedFen
          ? [{ path: `${at}.acceptedFen`, message: '认可金额不得高于报损金额 / more accepted than claimed' }]
          : []),
        ...((line.inputTaxFen ?? 0) > line.acceptedFen
          ? [
              {
                path: `${at}.inputTaxFen`,
                message: '进项税额不得高于认可金额 / more input tax than the amount it is part of',
              },
            ]
          : []),
      ];
    }),
    ...delayFaults(sheet, cover),
    ...interruptionFaults(sheet, cover),
  ];
}

function delayFaults({ delay }: LossSheet, cover: Cover): SheetFault[] {
  if (!isDelayCover(cover)) return [];
  if (delay === undefined)
    return [
      { path: 'delay', message: '请填写计划完成日和实际完成日 / a delay needs its planned and its real end' },
    ];
  return delay.succeededOn > delay.plannedEnd
    ? []
    : [
        {
          path: 'delay.succeededOn',
          message: '项目按期完成，没有延期；请核对日期 / the project ended in time',
        },
      ];
}

function interruptionFaults({ interruption }: LossSheet, cover: Cover): SheetFault[] {
  if (isDelayCover(cover)) return [];
  if (interruption === undefined) {
    if (cover.deductibleDays === undefined && cover.maxIndemnityMonths === undefined) return [];
    const message =
      '请填写停工日和复工日 / an interruption needs the day on which work stopped and the day on which it went on';
    return [{ path: 'interruption', message }];
  }
  return interruption.resumedOn > interruption.stoppedOn
    ? []
    : [
        {
          path: 'interruption.resumedOn',
          message: '停工不足一日，请核对日期 / the work did not stop for a day',
        },
      ];
}
