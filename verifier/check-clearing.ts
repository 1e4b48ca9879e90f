import { sum } from './check-policy.ts';
import type { ClearedLevel, ClearingLine, EntryLine } from './export-lines.ts';
import { hold, holdEqual } from './finding.ts';

const amounts = [
  'approvedFen',
  'reservedFen',
  'accruedFen',
  'clawedBackFen',
  'paidFen',
  'differenceFen',
  'unspentFen',
] as const;

/** What is booked of a programme that its clearings are held against. */
interface Booked {
  /** Paid in money by level and year, day by day. */
  readonly paid: Map<string, Map<string, number>>;
  /** Advanced for a county, and deducted from it. */
  readonly advanced: Map<string, number>;
  readonly deducted: Map<string, number>;
}

/** Cleared years: what they state, against the entries of their programme. */
export class ClearingCheck {
  private readonly programmes = new Map<string, Booked>();
  private readonly stated: ClearingLine[] = [];

  entry({ entry }: EntryLine): void {
    for (const { account, fen } of entry.legs) {
      const [kind, ...parts] = account.split(':');
      if (kind === 'budget' && parts[3] === 'paid') {
        const [programmeId = '', year = '', level = ''] = parts;
        const days = this.of(programmeId).paid;
        const ofCell = days.get(`${year}:${level}`) ?? new Map<string, number>();
        days.set(`${year}:${level}`, add(ofCell, entry.bookedAt.slice(0, 10), fen));
      }
      if (kind !== 'advance-payable' || entry.programmeId === undefined) continue;
      const { advanced, deducted } = this.of(entry.programmeId);
      if (entry.kind === 'advance-deducted') add(deducted, parts[0] ?? '', fen);
      else add(advanced, parts[0] ?? '', -fen);
    }
  }

  clearing(line: ClearingLine): void {
    const at = `clearing ${line.programmeId} ${line.year}`;
    const { levels, totals, owed, owedFen } = line.statement;
    for (const level of levels) {
      const of = `${at} ${level.level} ${level.payer ?? ''}`.trimEnd();
      const difference = level.accruedFen - level.clawedBackFen - level.paidFen;
      holdEqual(of, { zh: '应付与已拨付之差', en: 'due less paid' }, level.differenceFen, difference);
    }
    for (const amount of amounts) {
      const added = sum(levels.map((level) => level[amount]));
      holdEqual(at, { zh: `合计 ${amount}`, en: `${amount} in total` }, totals[amount], added);
    }
    const owing = sum(owed.map(({ fen }) => fen));
    holdEqual(at, { zh: '区县欠付合计', en: 'owed by counties in total' }, owedFen, owing);
    this.stated.push(line);
  }

  /** What can only be compared when everything has been read; `net` is what an account comes to, debits less credits. */
  end(net: (account: string) => number): void {
    for (const line of this.stated) this.compareLevels(line, net);
    for (const programmeId of new Set(this.stated.map((line) => line.programmeId))) {
      this.compareDeductions(programmeId);
    }
  }

  private compareLevels(line: ClearingLine, net: (account: string) => number): void {
    const { programmeId, year, statement } = line;
    for (const level of new Set(statement.levels.map((one) => one.level))) {
      const own = statement.levels.filter((one) => one.level === level);
      const stated = (amount: (typeof amounts)[number]) => sum(own.map((one: ClearedLevel) => one[amount]));
      const column = (name: string) => net(`budget:${programmeId}:${year}:${level}:${name}`);
      const at = `clearing ${programmeId} ${year} ${level}`;
      const figures = [
        ['approvedFen', '已批', 'approved', -column('approved')],
        ['reservedFen', '预留', 'reserved', column('reserved')],
        ['accruedFen', '应付', 'accrued', column('accrued') + column('paid')],
        ['clawedBackFen', '追回', 'clawed back', -column('clawed-back')],
        ['unspentFen', '结余', 'unspent', column('lapsed')],
      ] as const;
      for (const [amount, zh, en, recomputed] of figures) {
        // Minus nothing is nothing.
        holdEqual(at, { zh, en }, stated(amount), recomputed + 0);
      }
      this.comparePaid(line, level, stated('paidFen'));
    }
  }

  /** Paid by the moment of the clearing: of the payments of its own day some came before, some after. */
  private comparePaid({ programmeId, year, clearedAt }: ClearingLine, level: string, stated: number): void {
    const days = this.of(programmeId).paid.get(`${year}:${level}`) ?? new Map<string, number>();
    const today = clearedAt.slice(0, 10);
    const until = (isCounted: (day: string) => boolean) =>
      sum([...days].filter(([day]) => isCounted(day)).map(([, fen]) => fen));
    const [least, most] = [until((day) => day < today), until((day) => day <= today)];
    hold(
      stated >= least && stated <= most,
      `clearing ${programmeId} ${year} ${level}`,
      `已付：载明 ${stated} 分，重算至清算之时为 ${least} 至 ${most} 分`,
      `paid: stated ${stated} fen, recomputed ${least} to ${most} fen by then`,
    );
  }

  /** Counties are deducted from what their years’ clearings state, and never more than was advanced for them. */
  private compareDeductions(programmeId: string): void {
    const { advanced, deducted } = this.of(programmeId);
    const stated = new Map<string, number>();
    for (const line of this.stated) {
      if (line.programmeId !== programmeId) continue;
      for (const { county, fen } of line.statement.owed) add(stated, county, fen);
    }
    for (const county of new Set([...stated.keys(), ...deducted.keys()])) {
      const at = `programme ${programmeId} county ${county}`;
      const of = { zh: '清算扣回', en: 'deducted by clearings' };
      holdEqual(at, of, stated.get(county) ?? 0, deducted.get(county) ?? 0);
      const [back, out] = [deducted.get(county) ?? 0, advanced.get(county) ?? 0];
      hold(
        back <= out,
        at,
        `扣回 ${back} 分，多于垫付的 ${out} 分`,
        `deducted ${back} fen, more than the ${out} fen advanced`,
      );
    }
  }

  private of(programmeId: string): Booked {
    const booked = this.programmes.get(programmeId) ?? {
      paid: new Map(),
      advanced: new Map(),
      deducted: new Map(),
    };
    this.programmes.set(programmeId, booked);
    return booked;
  }
}

function add(to: Map<string, number>, key: string, fen: number): Map<string, number> {
  return to.set(key, (to.get(key) ?? 0) + fen);
}
