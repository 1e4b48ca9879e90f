import { sum, sumOfLevels } from './check-policy.ts';
import type { LevelTotal, RowLine, SettlementLine } from './export-lines.ts';
import { hold, holdEqual } from './finding.ts';

interface Tally {
  subsidyFen: number;
  clawbackFen: number;
}

/** Adds up the rows of one settlement after another, in constant memory. */
export class SettlementCheck {
  private open: SettlementLine | undefined;
  private rows = 0;
  private premiumFen = 0;
  private firmFen = 0;
  private levels = new Map<string, Tally>();
  /** What each settlement says that it was paid; held against the journal at the end. */
  readonly paid = new Map<string, number>();

  begin(settlement: SettlementLine): void {
    this.end();
    this.open = settlement;
    this.paid.set(settlement.settlementId, settlement.paidFen);
    checkLevels(settlement);
  }

  row(row: RowLine): void {
    const at = `settlement ${row.settlementId} row ${row.policyNo}${row.endorsementNo}`;
    hold(
      row.settlementId === this.open?.settlementId,
      at,
      '这一行不属于它前面的结算单',
      'the row does not belong to the settlement before it',
    );
    this.rows += 1;
    if (row.outcome !== 'MATCHED' || row.reason !== undefined) return;
    const levels = { zh: '各级补贴合计', en: 'sum of the levels’ subsidies' };
    holdEqual(at, levels, row.subsidyFen, sumOfLevels(row.levels));
    const premium = { zh: '企业自缴加补贴', en: 'the firm’s part plus the subsidy' };
    holdEqual(at, premium, row.premiumFen, row.firmFen + row.subsidyFen);
    if (row.subsidyFen >= 0) {
      this.premiumFen += row.premiumFen;
      this.firmFen += row.firmFen;
    }
    for (const { level, payer, fen } of row.levels) {
      const tally = this.levels.get(`${level}#${payer}`) ?? { subsidyFen: 0, clawbackFen: 0 };
      if (fen < 0) tally.clawbackFen -= fen;
      else tally.subsidyFen += fen;
      this.levels.set(`${level}#${payer}`, tally);
    }
  }

  /** Compares what was added up with what the settlement states. */
  end(): void {
    const settlement = this.open;
    if (settlement?.complete === true) {
      const at = `settlement ${settlement.settlementId}`;
      holdEqual(at, { zh: '行数', en: 'number of rows' }, settlement.rows, this.rows);
      const { totals } = settlement;
      holdEqual(
        at,
        { zh: '保费合计', en: 'premium of the payable rows' },
        totals.premiumFen,
        this.premiumFen,
      );
      holdEqual(at, { zh: '企业自缴合计', en: 'the firms’ part' }, totals.firmFen, this.firmFen);
      this.compareLevels(at, totals.levels);
    }
    this.open = undefined;
    this.rows = 0;
    this.premiumFen = 0;
    this.firmFen = 0;
    this.levels = new Map();
  }

  private compareLevels(at: string, stated: readonly LevelTotal[]): void {
    const nothing = { subsidyFen: 0, clawbackFen: 0 };
    const keys = new Set([...this.levels.keys(), ...stated.map(({ level, payer }) => `${level}#${payer}`)]);
    for (const key of keys) {
      const total = stated.find(({ level, payer }) => `${level}#${payer}` === key);
      const tally = this.levels.get(key) ?? nothing;
      const of = `${at} ${key.replace('#', ' ')}`;
      holdEqual(of, { zh: '补贴', en: 'subsidy' }, total?.subsidyFen ?? 0, tally.subsidyFen);
      holdEqual(of, { zh: '追回', en: 'clawback' }, total?.clawbackFen ?? 0, tally.clawbackFen);
    }
  }
}

/** Payable = subsidy − clawback − brought forward, never below nothing; what is below is carried forward. */
function checkLevels({ settlementId, totals }: SettlementLine): void {
  const at = `settlement ${settlementId}`;
  for (const total of totals.levels) {
    const of = `${at} ${total.level} ${total.payer}`;
    const net = total.subsidyFen - total.clawbackFen - total.broughtForwardFen;
    holdEqual(of, { zh: '应付', en: 'payable' }, total.fen, Math.max(0, net));
    holdEqual(of, { zh: '结转下期', en: 'carried forward' }, total.carriedForwardFen, Math.max(0, -net));
  }
  const figures = [
    ['subsidyFen', '补贴合计', 'subsidy in total'],
    ['clawbackFen', '追回合计', 'clawback in total'],
    ['broughtForwardFen', '上期结转合计', 'brought forward in total'],
    ['carriedForwardFen', '结转下期合计', 'carried forward in total'],
  ] as const;
  for (const [figure, zh, en] of figures) {
    holdEqual(at, { zh, en }, totals[figure], sum(totals.levels.map((total) => total[figure])));
  }
  holdEqual(at, { zh: '应付合计', en: 'payable in total' }, totals.payableFen, sumOfLevels(totals.levels));
}
