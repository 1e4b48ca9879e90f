import * as z from 'zod';
import { day, type Day, dayOf, daysBetween, endOfDay } from '../dates.ts';
import { divisionCode, type DivisionCode } from '../ids.ts';
import { partyAccountOf } from '../ledger/accounts.ts';
import type { JournalEntry } from '../ledger/journal-entry.ts';
import { addFen, fen, type Fen, minFen, subtractFen, sumFen, zeroFen } from '../money.ts';
import { fiscalLevel, type FiscalLevel } from '../subsidies/programme.ts';

/** Days that subsidy has been owed, from the day on which the premium was booked. */
export const ageBands = ['0-30', '31-60', '61-90', 'over-90'] as const;
export type AgeBand = (typeof ageBands)[number];

const bands = z.object({ '0-30': fen, '31-60': fen, '61-90': fen, 'over-90': fen });

/** Item 10: what each bureau owes the insurers of premiums, by how long. */
export const receivables = z.object({
  asOf: day,
  items: z.array(
    z.object({ level: fiscalLevel, payer: divisionCode, totalFen: fen, bands, oldestOn: day.optional() }),
  ),
  totals: z.object({ totalFen: fen, bands }),
});
export type Receivables = z.infer<typeof receivables>;

interface Owed {
  readonly on: Day;
  fen: Fen;
}

/** What a payer owes, and what it has paid before it owed it. */
interface Account {
  readonly queue: Owed[];
  creditFen: Fen;
}

/**
 * Item 10 (预算法 art. 57): subsidy that is owed and not paid, by payer and age at the end of a day. What is paid or set off
 * pays the oldest first; a claim is paid whatever is owed. What a payer has paid too much pays what it owes next.
 */
export function ageReceivables(entries: Iterable<JournalEntry>, asOf: Day): Receivables {
  const owed = new Map<DivisionCode, Account>();
  const booked = [...entries].filter((entry) => entry.bookedAt < endOfDay(asOf));
  for (const entry of booked.toSorted((a, b) => (a.bookedAt < b.bookedAt ? -1 : 1))) {
    for (const leg of entry.legs) {
      const party = partyAccountOf(leg.account);
      if (party?.kind !== 'receivable-bureau') continue;
      const payer = divisionCode.parse(party.party);
      const account = owed.get(payer) ?? { queue: [], creditFen: zeroFen };
      owed.set(payer, account);
      if (leg.fen > 0) account.queue.push({ on: dayOf(entry.bookedAt), fen: leg.fen });
      else account.creditFen = subtractFen(account.creditFen, leg.fen);
      payOldest(account);
    }
  }
  const items = [...owed]
    .map(([payer, { queue }]) => itemOf(payer, queue, asOf))
    .filter((item) => item.totalFen > 0)
    .toSorted((one, other) => one.payer.localeCompare(other.payer));
  return {
    asOf,
    items,
    totals: {
      totalFen: sumFen(items.map((item) => item.totalFen)),
      bands: bandsOf((band) => sumFen(items.map((item) => item.bands[band]))),
    },
  };
}

function payOldest(account: Account): void {
  for (const one of account.queue) {
    if (account.creditFen === 0) return;
    const paid = minFen(account.creditFen, one.fen);
    one.fen = subtractFen(one.fen, paid);
    account.creditFen = subtractFen(account.creditFen, paid);
  }
}

function itemOf(payer: DivisionCode, queue: readonly Owed[], asOf: Day): Receivables['items'][number] {
  const open = queue.filter((one) => one.fen > 0);
  const [oldest] = open;
  return {
    level: levelOf(payer),
    payer,
    totalFen: addFen(zeroFen, ...open.map((one) => one.fen)),
    bands: bandsOf((band) =>
      sumFen(open.filter((one) => bandOf(one.on, asOf) === band).map((one) => one.fen)),
    ),
    ...(oldest === undefined ? {} : { oldestOn: oldest.on }),
  };
}

function bandsOf(amountOf: (band: AgeBand) => Fen): Receivables['totals']['bands'] {
  return {
    '0-30': amountOf('0-30'),
    '31-60': amountOf('31-60'),
    '61-90': amountOf('61-90'),
    'over-90': amountOf('over-90'),
  };
}

function bandOf(since: Day, asOf: Day): AgeBand {
  const days = daysBetween(since, asOf);
  if (days <= 30) return '0-30';
  if (days <= 60) return '31-60';
  return days <= 90 ? '61-90' : 'over-90';
}

/** The level of a payer, by its division code (GB/T 2260). */
function levelOf(payer: DivisionCode): FiscalLevel {
  if (payer === '100000') return 'central';
  if (payer.endsWith('0000')) return 'province';
  return payer.endsWith('00') ? 'city' : 'county';
}
