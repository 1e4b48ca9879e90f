import { sumFen } from '../money.ts';
import { fiscalLevels } from '../subsidies/programme.ts';
import { type ListedFigures, saysList, type SettlementRow } from '../settlement/settlement-row.ts';

type Verdict = Pick<SettlementRow, 'outcome' | 'reason'>;

/** A field in which ledger and list are not the same, with what each of them says. */
export interface Difference {
  readonly field: string;
  readonly ledger: string | number;
  readonly listed: string | number;
}

/**
 * REC-1, REC-2: compares what the ledger has of a row with what the insurer's list says, to the fen: premium, firm's
 * part, subsidy level by level, firm, period and status. A list that asks for what a cap took away is `CAP_DIFF` (SUB-3);
 * a row that the ledger itself holds stays held (REC-4).
 */
export function compareRow(row: SettlementRow, listed: ListedFigures): SettlementRow {
  if (isAlike(row, listed)) return agreedRow(row, listed);
  return { ...withoutVerdict(row), ...verdictOf(row, listed), listed };
}

/** A row beside figures that are the ledger's own: what an earlier list said against it is over. */
export function agreedRow(row: SettlementRow, listed: ListedFigures): SettlementRow {
  return saysList(row) ? { ...withoutVerdict(row), ...held(row), listed } : { ...row, listed };
}

function verdictOf(row: SettlementRow, listed: ListedFigures): Verdict {
  const fields = new Set(differencesOf({ ...row, listed }).map((one) => one.field));
  if ([...fields].some((field) => field.endsWith('Fen'))) {
    return asksForTheCapped(row, listed)
      ? { outcome: 'CAP_DIFF', reason: 'above-cap' }
      : { outcome: 'AMOUNT_DIFF', reason: 'amounts-differ' };
  }
  if (fields.has('uscc')) return { outcome: 'STATUS_DIFF', reason: 'firm-differs' };
  if (fields.has('status') || fields.has('endedOn')) {
    return { outcome: 'STATUS_DIFF', reason: 'status-differs' };
  }
  if (fields.size > 0) return { outcome: 'STATUS_DIFF', reason: 'period-differs' };
  return held(row);
}

/** What an earlier list said is over: the ledger's own reason, or none. */
function held({ outcome, reason }: SettlementRow): Verdict {
  if (reason === undefined) return { outcome };
  return saysList({ reason }) ? { outcome: 'MATCHED' } : { outcome, reason };
}

/** Whether nothing differs: the same as no difference, which most rows have, without naming any. */
function isAlike(row: SettlementRow, listed: ListedFigures): boolean {
  return (
    row.premiumFen === listed.premiumFen &&
    row.firmFen === listed.firmFen &&
    row.uscc === listed.uscc &&
    row.period.start === listed.period.start &&
    row.period.end === listed.period.end &&
    row.status === listed.status &&
    row.endedOn === listed.endedOn &&
    row.levels.length === listed.levels.length &&
    row.levels.every((part) => holds(listed.levels, part)) &&
    listed.levels.every((part) => holds(row.levels, part))
  );
}

function asksForTheCapped(row: SettlementRow, listed: ListedFigures): boolean {
  return (
    row.uncappedFen !== undefined &&
    listed.subsidyFen > row.subsidyFen &&
    listed.subsidyFen <= row.uncappedFen
  );
}

function holds(parts: ListedFigures['levels'], { level, fen }: ListedFigures['levels'][number]): boolean {
  return parts.some((one) => one.level === level && one.fen === fen);
}

/** Where both figures of a row are not the same; nothing for a row that no list names. */
export function differencesOf(row: SettlementRow): readonly Difference[] {
  const { listed } = row;
  if (listed === undefined) return [];
  const levelOf = (parts: ListedFigures['levels'], level: string) =>
    sumFen(parts.filter((part) => part.level === level).map((part) => part.fen));
  const pairs: Difference[] = [
    { field: 'premiumFen', ledger: row.premiumFen, listed: listed.premiumFen },
    { field: 'firmFen', ledger: row.firmFen, listed: listed.firmFen },
    ...fiscalLevels.map((level) => ({
      field: `${level}Fen`,
      ledger: levelOf(row.levels, level),
      listed: levelOf(listed.levels, level),
    })),
    { field: 'uscc', ledger: row.uscc, listed: listed.uscc },
    { field: 'start', ledger: row.period.start, listed: listed.period.start },
    { field: 'end', ledger: row.period.end, listed: listed.period.end },
    { field: 'status', ledger: row.status, listed: listed.status },
    { field: 'endedOn', ledger: row.endedOn ?? '', listed: listed.endedOn ?? '' },
  ];
  return pairs.filter((pair) => pair.ledger !== pair.listed);
}

/** A row as its ledger and nobody else has it. */
export function withoutVerdict(row: SettlementRow): SettlementRow {
  const { reason: _, listed: __, ...rest } = row;
  return rest;
}
