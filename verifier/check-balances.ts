import type { BalanceLine, BudgetLine, EntryLine } from './export-lines.ts';
import { hold, holdEqual } from './finding.ts';

interface Turnover {
  debitFen: number;
  creditFen: number;
}

/** Every account, from the legs of the entries; every budget and settlement is held against it. */
export class BalanceCheck {
  private readonly accounts = new Map<string, Turnover>();
  private readonly compared = new Set<string>();
  private readonly paidBySettlement = new Map<string, number>();
  entry({ entry }: EntryLine): void {
    const at = `entry ${entry.entryId}`;
    const balance = entry.legs.reduce((total, leg) => total + leg.fen, 0);
    holdEqual(at, { zh: '借贷差额', en: 'debits less credits' }, 0, balance);
    const commitments = entry.legs.filter((leg) => leg.account.startsWith('budget:')).length;
    hold(
      commitments === 0 || commitments === entry.legs.length,
      at,
      '同一分录混记预算承诺与资金科目',
      'it mixes commitments and money',
    );
    for (const { account, fen } of entry.legs) {
      const turnover = this.accounts.get(account) ?? { debitFen: 0, creditFen: 0 };
      if (fen > 0) turnover.debitFen += fen;
      else turnover.creditFen -= fen;
      this.accounts.set(account, turnover);
      if (entry.kind === 'settlement-paid' && account.startsWith('bank:')) {
        const paid = this.paidBySettlement.get(entry.settlementId ?? '') ?? 0;
        this.paidBySettlement.set(entry.settlementId ?? '', paid + fen);
      }
    }
  }

  balance({ account, debitFen, creditFen }: BalanceLine): void {
    const { debitFen: debits, creditFen: credits } = this.accounts.get(account) ?? {
      debitFen: 0,
      creditFen: 0,
    };
    holdEqual(`account ${account}`, { zh: '借方发生额', en: 'debits' }, debitFen, debits);
    holdEqual(`account ${account}`, { zh: '贷方发生额', en: 'credits' }, creditFen, credits);
    this.compared.add(account);
  }

  /** What can only be compared when everything has been read. */
  end(budgets: readonly BudgetLine[], paid: ReadonlyMap<string, number>): void {
    for (const account of this.accounts.keys()) {
      hold(
        this.compared.has(account),
        `account ${account}`,
        '分录动用了它，导出却没有载明余额',
        'entries move it and no balance is stated',
      );
    }
    for (const [settlementId, fen] of paid) {
      const of = { zh: '已付', en: 'paid' };
      holdEqual(`settlement ${settlementId}`, of, fen, this.paidBySettlement.get(settlementId) ?? 0);
    }
    for (const budget of budgets.filter(({ complete }) => complete)) this.compareBudget(budget);
  }

  /** A stored budget is nothing but its entries, level by level. */
  private compareBudget({ programmeId, year, envelopes }: BudgetLine): void {
    for (const level of new Set(envelopes.map((one) => one.level))) {
      const own = envelopes.filter((one) => one.level === level);
      const column = (name: string) => this.net(`budget:${programmeId}:${year}:${level}:${name}`);
      const figures = [
        ['approvedFen', '已批', 'approved', -column('approved')],
        ['reservedFen', '预留', 'reserved', column('reserved')],
        ['accruedFen', '应付', 'accrued', column('accrued') + column('paid')],
        ['settledFen', '已结算', 'settled', column('settled')],
        ['paidFen', '已付', 'paid', column('paid')],
        ['clawedBackFen', '追回', 'clawed back', -column('clawed-back')],
        ['availableFen', '可用', 'available', column('available')],
        ['lapsedFen', '清算收回', 'lapsed', column('lapsed')],
      ] as const;
      for (const [figure, zh, en, recomputed] of figures) {
        const stated = own.reduce((total, one) => total + (one[figure] ?? 0), 0);
        // Minus nothing is nothing.
        holdEqual(`budget ${programmeId} ${year} ${level}`, { zh, en }, stated, recomputed + 0);
      }
    }
  }

  /** What an account comes to: debits less credits. */
  net(account: string): number {
    const { debitFen, creditFen } = this.accounts.get(account) ?? { debitFen: 0, creditFen: 0 };
    return debitFen - creditFen;
  }
}
