import type { LossSheet } from '../../../../shared/domain/claims/loss-sheet.ts';
import { day } from '../../../../shared/domain/dates.ts';
import { asPpm, type Fen } from '../../../../shared/domain/money.ts';
import { readPercent, typedPercent } from '../../../../shared/domain/read-percent.ts';
import type { Cover, LossItem } from '../../../../shared/domain/products/cover.ts';
import { noAmount, type TypedAmount, typedAmount } from '../../../components/money-input.tsx';
import { instantOfShanghai } from '../shanghai-time.ts';

/** Amounts of a sheet beside its lines, in the order in which they are asked. */
export const plainAmounts = ['salvageFen', 'recoveriesFen', 'publicGrantFen', 'rescueCostFen'] as const;
export const rarerAmounts = ['expertCostFen', 'defenceCostFen', 'scrapFen'] as const;
export type AmountName = (typeof plainAmounts)[number] | (typeof rarerAmounts)[number] | 'insurableValueFen';

export interface LineDraft {
  readonly item: LossItem | '';
  readonly claimed: TypedAmount;
  readonly accepted: TypedAmount;
  readonly inputTax: TypedAmount;
  readonly note: string;
}

export interface ExpertDraft {
  readonly name: string;
  readonly affiliation: string;
  readonly vote: 'covered' | 'not-covered' | '';
  readonly opinion: string;
}

export interface OtherPolicyDraft {
  readonly insurer: string;
  readonly sum: TypedAmount;
  readonly paid: TypedAmount;
}

/** An assessment as it is being typed. */
export interface SheetDraft {
  readonly lines: readonly LineDraft[];
  readonly amounts: Partial<Record<AmountName, TypedAmount>>;
  readonly plannedEnd: string;
  readonly succeededOn: string;
  readonly stoppedOn: string;
  readonly resumedOn: string;
  /** Percent of the loss that could still be determined. */
  readonly determinable: string;
  readonly waived: TypedAmount;
  readonly waivedAt: string;
  readonly otherPolicies: readonly OtherPolicyDraft[];
  readonly panel: readonly ExpertDraft[];
  readonly thirdPartyName: string;
  readonly outcome: 'covered' | 'rejected' | '';
  readonly ruleId: string;
  readonly reason: string;
}

export function emptyLine(cover: Cover, claimedFen?: Fen): LineDraft {
  const [item] = cover.lossItems;
  return {
    item: item ?? '',
    claimed: typedAmount(claimedFen),
    accepted: noAmount,
    inputTax: noAmount,
    note: '',
  };
}

export const emptyExpert: ExpertDraft = { name: '', affiliation: '', vote: '', opinion: '' };
export const emptyOtherPolicy: OtherPolicyDraft = { insurer: '', sum: noAmount, paid: noAmount };

/** What an assessor begins with: what was estimated as one line, or the sheet that was last submitted. */
export function firstDraft(cover: Cover, estimatedFen: Fen, before: LossSheet | undefined): SheetDraft {
  return {
    lines: before?.lossLines.map(lineOf) ?? [emptyLine(cover, estimatedFen)],
    amounts: amountsOf(before),
    plannedEnd: before?.delay?.plannedEnd ?? '',
    succeededOn: before?.delay?.succeededOn ?? '',
    stoppedOn: before?.interruption?.stoppedOn ?? '',
    resumedOn: before?.interruption?.resumedOn ?? '',
    determinable:
      before?.lateNotice === undefined ? '' : typedPercent(asPpm(before.lateNotice.determinablePpm)),
    waived: typedAmount(before?.recourseWaiver?.waivedFen),
    waivedAt: '',
    otherPolicies: (before?.otherPolicies ?? []).map(({ insurer, sumInsuredFen, paidFen }) => ({
      insurer,
      sum: typedAmount(sumInsuredFen),
      paid: typedAmount(paidFen),
    })),
    panel: (before?.panel ?? []).map((member) => ({ ...member, vote: '' })),
    thirdPartyName: before?.thirdParty?.name ?? '',
    outcome: '',
    ruleId: '',
    reason: '',
  };
}

function lineOf(line: LossSheet['lossLines'][number]): LineDraft {
  return {
    item: line.item,
    claimed: typedAmount(line.claimedFen),
    accepted: typedAmount(line.acceptedFen),
    inputTax: typedAmount(line.inputTaxFen),
    note: line.note ?? '',
  };
}

function amountsOf(before: LossSheet | undefined): SheetDraft['amounts'] {
  const names: readonly AmountName[] = ['insurableValueFen', ...plainAmounts, ...rarerAmounts];
  return Object.fromEntries(
    names.flatMap((name) => {
      const fen = before?.[name];
      return fen === undefined ? [] : [[name, typedAmount(fen)]];
    }),
  );
}

/** The sheet as far as it is typed: lines without an accepted amount count as nothing accepted. */
export function sheetOf(draft: SheetDraft, thirdPartyAccount: string): LossSheet {
  const fens = Object.entries(draft.amounts).flatMap(([name, { fen }]) =>
    fen === undefined || fen === 0 ? [] : [[name, fen] as const],
  );
  return {
    lossLines: draft.lines.flatMap(sheetLine),
    ...Object.fromEntries(fens),
    ...daysOf(draft),
    ...rarerParts(draft),
    ...(draft.panel.length > 0 && { panel: draft.panel }),
    ...(draft.thirdPartyName.trim() !== '' && {
      thirdParty: { name: draft.thirdPartyName.trim(), account: thirdPartyAccount.replaceAll(/\s/g, '') },
    }),
  };
}

function daysOf(draft: SheetDraft): Pick<LossSheet, 'delay' | 'interruption'> {
  const [plannedEnd, succeededOn, stoppedOn, resumedOn] = [
    draft.plannedEnd,
    draft.succeededOn,
    draft.stoppedOn,
    draft.resumedOn,
  ].map((typed) => day.safeParse(typed).data);
  return {
    ...(plannedEnd && succeededOn && { delay: { plannedEnd, succeededOn } }),
    ...(stoppedOn && resumedOn && { interruption: { stoppedOn, resumedOn } }),
  };
}

function sheetLine({ item, claimed, accepted, inputTax, note }: LineDraft): LossSheet['lossLines'] {
  if (item === '' || claimed.fen === undefined) return [];
  return [
    {
      item,
      claimedFen: claimed.fen,
      acceptedFen: accepted.fen ?? (0 as Fen),
      ...(inputTax.fen !== undefined && inputTax.fen > 0 && { inputTaxFen: inputTax.fen }),
      ...(note.trim() !== '' && { note: note.trim() }),
    },
  ];
}

function rarerParts(draft: SheetDraft): Partial<LossSheet> {
  const waivedAt = instantOfShanghai(draft.waivedAt);
  const determinablePpm = readPercent(draft.determinable);
  return {
    ...(determinablePpm !== undefined && { lateNotice: { determinablePpm } }),
    ...(draft.waived.fen !== undefined &&
      draft.waived.fen > 0 &&
      waivedAt !== undefined && { recourseWaiver: { waivedFen: draft.waived.fen, waivedAt } }),
    ...(draft.otherPolicies.length > 0 && {
      otherPolicies: draft.otherPolicies.flatMap(({ insurer, sum, paid }) =>
        sum.fen === undefined
          ? []
          : [
              {
                insurer,
                sumInsuredFen: sum.fen,
                ...(paid.fen !== undefined && paid.fen > 0 && { paidFen: paid.fen }),
              },
            ],
      ),
    }),
  };
}
