import { splitByLevel } from './check-policy.ts';
import type { ApplicationLine, GrantedPart } from './application-line.ts';
import type { EntryLine, LevelPart, ProgrammeLine } from './export-lines.ts';
import { hold, holdEqual } from './finding.ts';
import { movementsOf, type Movement } from './application-movements.ts';
import { reckonGrant } from './reckon-grant.ts';
import { SharedBudgets } from './shared-budgets.ts';

type Entry = EntryLine['entry'];

type PlaceOf = (part: LevelPart, of: ApplicationLine) => readonly [account: string, sign: 1 | -1];

/** Where each kind of entry has what an application's money came to: the account of a part, and the sign there. */
const places: Readonly<Record<string, PlaceOf>> = {
  'subsidy-reserved': (part, of) => [budgetOf(of, part, 'reserved'), 1],
  'subsidy-released': (part, of) => [budgetOf(of, part, 'available'), 1],
  'subsidy-accrued': (part, of) => [budgetOf(of, part, 'accrued'), 1],
  'subsidy-annulled': (part, of) => [budgetOf(of, part, 'available'), 1],
  'subsidy-paid': (part, of) => [budgetOf(of, part, 'paid'), 1],
  'subsidy-clawed-back': (part, of) => [budgetOf(of, part, 'available'), 1],
  'subsidy-returned': (part, of) => [budgetOf(of, part, 'treasury'), 1],
  'subsidy-owed': (part) => [`subsidy-payable:${part.payer}`, -1],
  'subsidy-owed-lowered': (part) => [`subsidy-payable:${part.payer}`, 1],
  'subsidy-transferred': (part) => [`subsidy-payable:${part.payer}`, 1],
};

/** A subsidy that was deducted may be claimed back from the firm too, and has no application then. */
const alsoDeducted = new Set(['subsidy-clawed-back', 'subsidy-returned']);

interface Recorded {
  readonly line: ApplicationLine;
  /** `undefined`: what it was reckoned on was not kept. */
  readonly movements: readonly Movement[] | undefined;
}

/** Recomputes what firms were granted by themselves, from their applications, and holds every entry of it against that. */
export class ApplicationCheck {
  /** What was held to its budget and balances only, because the export does not say what it was reckoned on. */
  readonly notRecomputed = new Set<string>();
  private readonly shared = new SharedBudgets(this.notRecomputed);
  private records = new Map<string, Recorded>();

  application(line: ApplicationLine, programmes: ReadonlyMap<string, ProgrammeLine>): void {
    const at = nameOf(line);
    const programme = programmes.get(`${line.programmeId}#${line.version}`);
    hold(
      programme !== undefined,
      at,
      `导出中没有该方案第 ${line.version} 版`,
      `version ${line.version} of the programme is not in the export`,
    );
    const { basis } = line;
    const key = `${line.policyNo} ${line.programmeId}`;
    const levels = basis?.granted?.levels;
    if (basis === undefined || levels === undefined || programme.rules === undefined) {
      this.notRecomputed.add(at);
      this.records.set(key, { line, movements: undefined });
      return;
    }
    const reckoned = reckonGrant(basis, programme.rules);
    this.checkLevels(
      line,
      levels,
      splitByLevel(reckoned.grantedFen, programme, line.divisionCode),
      programme,
    );
    this.records.set(key, { line, movements: movementsOf(line, levels, reckoned, at) });
  }

  private checkLevels(
    line: ApplicationLine,
    levels: readonly GrantedPart[],
    claimed: ReadonlyMap<string, number>,
    programme: ProgrammeLine,
  ): void {
    const at = nameOf(line);
    const names = new Set([...claimed.keys(), ...levels.map(({ level }) => level)]);
    const isShared = programme.rules?.allocation === 'pro-rata';
    for (const level of names) {
      const granted = levels.filter((part) => part.level === level).reduce((sum, { fen }) => sum + fen, 0);
      const claim = claimed.get(level) ?? 0;
      if (!isShared) {
        const part = { zh: `${level} 级核定补贴`, en: `what level ${level} granted` };
        holdEqual(at, part, granted, claim);
      } else {
        hold(
          granted <= claim,
          at,
          `${level} 级核定 ${granted} 分，多于申请额 ${claim} 分`,
          `level ${level} granted ${granted} fen, more than the claim of ${claim} fen`,
        );
      }
    }
    if (isShared) this.shared.add(line, levels, claimed);
  }

  entry(entry: Entry, format: number, programmes: ReadonlyMap<string, ProgrammeLine>): void {
    const { kind, policyNo, programmeId, insurer } = entry;
    const place = places[kind];
    if (place === undefined || insurer !== undefined || policyNo === undefined || programmeId === undefined)
      return;
    const found = this.records.get(`${policyNo} ${programmeId}`);
    const at = `entry ${entry.entryId}`;
    if (found === undefined) {
      if (alsoDeducted.has(kind) && isDeducted(programmeId, programmes)) return;
      hold(
        format < 2,
        at,
        '导出中没有这笔补贴的申请记录',
        'the application of this subsidy is not in the export',
      );
      this.notRecomputed.add(`application ${policyNo} ${programmeId}`);
      return;
    }
    const { line, movements } = found;
    if (movements === undefined) return;
    const fits = movements.filter((one) => {
      const isThen = one.kinds.includes(kind) && (one.at ?? entry.bookedAt) === entry.bookedAt;
      const accounts = new Set(one.parts.map((part) => place(part, line)[0]));
      return isThen && entry.legs.some(({ account }) => accounts.has(account));
    });
    const [first] = fits;
    hold(
      first !== undefined,
      at,
      '申请记录中没有这一步，或时间不符',
      'the application’s record has no such step, or has it at another time',
    );
    if (fits.some((one) => differenceOf(entry, line, one, place) === undefined)) return;
    const { what, booked, due } = differenceOf(entry, line, first, place) ?? { what: '', booked: 0, due: 0 };
    holdEqual(at, { zh: `申请的 ${what}`, en: `${what} of the application` }, booked, due);
  }

  /** Records stand before the block that they are about. */
  forget(): void {
    this.records = new Map();
  }

  end(): void {
    this.shared.end();
  }
}

/** Where what is booked is not what is due: no other account may have a part in it either. */
function differenceOf(
  entry: Entry,
  line: ApplicationLine,
  { parts }: Movement,
  place: PlaceOf,
): { readonly what: string; readonly booked: number; readonly due: number } | undefined {
  const dues = new Map<string, number>();
  let signOf: 1 | -1 = 1;
  for (const part of parts) {
    const [account, sign] = place(part, line);
    signOf = sign;
    dues.set(account, (dues.get(account) ?? 0) + part.fen);
  }
  for (const [what, due] of dues) {
    const legs = entry.legs.filter(({ account }) => account === what);
    const booked = signOf * legs.reduce((sum, leg) => sum + leg.fen, 0);
    if (booked !== due) return { what, booked, due };
  }
  const all = [...dues.values()].reduce((sum, fen) => sum + Math.abs(fen), 0);
  const moved = entry.legs.reduce((sum, leg) => sum + Math.abs(leg.fen), 0) / 2;
  return moved === all ? undefined : { what: entry.kind, booked: moved, due: all };
}

function budgetOf({ programmeId, year }: ApplicationLine, { level }: LevelPart, column: string): string {
  return `budget:${programmeId}:${year}:${level}:${column}`;
}

function isDeducted(programmeId: string, programmes: ReadonlyMap<string, ProgrammeLine>): boolean {
  return [...programmes.values()].some(
    (one) => one.programmeId === programmeId && one.mode === 'direct-deduct',
  );
}

export function nameOf({ policyNo, programmeId }: Pick<ApplicationLine, 'policyNo' | 'programmeId'>): string {
  return `application ${policyNo} ${programmeId}`;
}
