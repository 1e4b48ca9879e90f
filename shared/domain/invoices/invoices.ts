import * as z from 'zod';
import { day, dayOf } from '../dates.ts';
import { type DivisionCode, divisionCode, type InsurerCode, insurerCode, uscc } from '../ids.ts';
import { partyAccountOf } from '../ledger/accounts.ts';
import type { JournalEntry } from '../ledger/journal-entry.ts';
import { addFen, type Fen, fen, negateFen, subtractFen, sumFen, zeroFen } from '../money.ts';
import { holdersOf, premiumPayer } from '../policies/holders.ts';
import type { Policy } from '../policies/policy.ts';
import { netOfVat } from '../quoting/price-premium.ts';
import { apportion } from './apportion.ts';

const invoiceParty = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('firm'), uscc, name: z.string() }),
  z.object({ kind: z.literal('bureau'), payer: divisionCode }),
]);
type InvoiceParty = z.infer<typeof invoiceParty>;

/** An invoice of one insurer to one payer; a red one lowers what was invoiced, its amounts are negative. */
export const invoice = z.object({
  invoiceNo: z.string(),
  kind: z.enum(['invoice', 'red-invoice']),
  issuedOn: day,
  endorsementNo: z.string(),
  insurer: insurerCode,
  to: invoiceParty,
  grossFen: fen,
  netFen: fen,
  taxFen: fen,
  /** Invoices of the same insurer and payer that a red one lowers. */
  corrects: z.array(z.string()).readonly().optional(),
});
export type Invoice = z.infer<typeof invoice>;

type Amounts = Pick<Invoice, 'grossFen' | 'netFen' | 'taxFen'>;

/**
 * TAX-2, TAX-3, TAX-5, TAX-6: the invoices of a policy, from its journal: one for each premium that was booked and, red, for
 * each refund, by insurer and payer; what a refund was too much (case 23) is invoiced again. Every insurer invoices its own share; the firm gets one for what it pays itself, each
 * bureau for its part, never the firm for all (direct deduction). Net of an insurer's share and of its public part are
 * rounded half up, the firm's invoice takes the remainder; so the VAT of all is the VAT that was booked.
 */
export function invoicesOf(of: Policy, entries: readonly JournalEntry[]): readonly Invoice[] {
  const issued: Invoice[] = [];
  for (const entry of entries.toSorted((a, b) => (a.bookedAt < b.bookedAt ? -1 : 1))) {
    if (!isInvoiced(entry)) continue;
    const isRed = lowersPremium(entry);
    for (const part of partsOf(of, entry)) {
      const endorsementNo = entry.endorsementNo ?? '';
      const position = issued.filter((one) => one.endorsementNo === endorsementNo).length + 1;
      const earlier = issued.filter((one) => one.kind === 'invoice' && isOfSame(one, part));
      issued.push({
        invoiceNo: `${of.policyNo}${endorsementNo}-${position}`,
        kind: isRed ? 'red-invoice' : 'invoice',
        issuedOn: dayOf(entry.bookedAt),
        endorsementNo,
        insurer: part.insurer,
        to: part.to,
        ...(isRed ? negated(part) : amountsOf(part)),
        ...(isRed ? { corrects: earlier.map((one) => one.invoiceNo) } : {}),
      });
    }
  }
  return issued;
}

/** TAX-4: VAT by the month in which it falls: that of the invoice, however late cover begins. */
export function taxByMonth(invoices: readonly Invoice[]): readonly (Amounts & { readonly month: string })[] {
  const months = [...new Set(invoices.map((one) => one.issuedOn.slice(0, 7)))];
  return months.map((month) => {
    const issued = invoices.filter((one) => one.issuedOn.startsWith(month));
    return {
      month,
      grossFen: sumFen(issued.map((one) => one.grossFen)),
      netFen: sumFen(issued.map((one) => one.netFen)),
      taxFen: sumFen(issued.map((one) => one.taxFen)),
    };
  });
}

function isInvoiced({ kind }: JournalEntry): boolean {
  return kind === 'premium-booked' || kind === 'premium-refunded' || kind === 'refund-corrected';
}

/** Premium is booked as a credit; a refund, or the correction of one that was too little (case 23), takes it back. */
function lowersPremium(entry: JournalEntry): boolean {
  const premium = entry.legs.filter((leg) => partyAccountOf(leg.account)?.kind === 'premium');
  return sumFen(premium.map((leg) => leg.fen)) > 0;
}

interface InvoicePart extends Amounts {
  readonly insurer: InsurerCode;
  readonly to: InvoiceParty;
}

/** What each insurer invoices to each payer of one booking. */
function partsOf(of: Policy, entry: JournalEntry): readonly InvoicePart[] {
  const shares = sharesIn(entry);
  const bureaus = bureausIn(entry);
  const firmFen = subtractFen(
    sumFen(shares.map((share) => share.fen)),
    sumFen(bureaus.map((bureau) => bureau.fen)),
  );
  const columns = [...bureaus.map((bureau) => bureau.fen), firmFen];
  const table = apportion(
    shares.map((share) => share.fen),
    columns,
  );
  const investor = of.policyholderUscc === undefined ? undefined : premiumPayer(of);
  const holder = holdersOf(of).find((one) => one.uscc === entry.uscc);
  const payer = investor ?? holder ?? premiumPayer(of);
  const payers: readonly InvoiceParty[] = [
    ...bureaus.map((bureau): InvoiceParty => ({ kind: 'bureau', payer: bureau.payer })),
    { kind: 'firm', ...payer },
  ];
  return shares.flatMap(({ insurer }, row) => {
    const gross = table[row] ?? [];
    return netsOf(gross).flatMap((netFen, column) => {
      const [to, grossFen = zeroFen] = [payers[column], gross[column]];
      if (to === undefined || grossFen === 0) return [];
      return [{ insurer, to, grossFen, netFen, taxFen: subtractFen(grossFen, netFen) }];
    });
  });
}

/** Nets of a row whose last part is the firm's: of the parts before it together half up, as of the whole; it takes the rest. */
function netsOf(gross: readonly Fen[]): readonly Fen[] {
  let [grossSoFar, netSoFar] = [zeroFen, zeroFen];
  return gross.map((part) => {
    grossSoFar = addFen(grossSoFar, part);
    const net = subtractFen(netOfVat(grossSoFar), netSoFar);
    netSoFar = addFen(netSoFar, net);
    return net;
  });
}

/** The insurers' shares of a booking, the lead's first, as it was booked. */
function sharesIn(entry: JournalEntry): readonly { insurer: InsurerCode; fen: Fen }[] {
  const booked = entry.legs.flatMap((leg) => {
    const account = partyAccountOf(leg.account);
    if (account === undefined || (account.kind !== 'premium' && account.kind !== 'vat')) return [];
    return [{ insurer: insurerCode.parse(account.party), fen: magnitude(leg.fen) }];
  });
  const insurers = [...new Set(booked.map((one) => one.insurer))];
  return insurers.map((insurer) => ({
    insurer,
    fen: sumFen(booked.filter((one) => one.insurer === insurer).map((one) => one.fen)),
  }));
}

/** The bureaus' parts, a bureau of several levels or programmes once. */
function bureausIn(entry: JournalEntry): readonly { payer: DivisionCode; fen: Fen }[] {
  const parts = new Map<DivisionCode, Fen>();
  for (const leg of entry.legs) {
    const account = partyAccountOf(leg.account);
    if (account?.kind !== 'receivable-bureau' && account?.kind !== 'clawback-payable') continue;
    const payer = divisionCode.parse(account.party);
    parts.set(payer, addFen(parts.get(payer) ?? zeroFen, magnitude(leg.fen)));
  }
  return [...parts].map(([payer, amount]) => ({ payer, fen: amount }));
}

function magnitude(of: Fen): Fen {
  return of < 0 ? negateFen(of) : of;
}

function amountsOf({ grossFen, netFen, taxFen }: Amounts): Amounts {
  return { grossFen, netFen, taxFen };
}

function negated({ grossFen, netFen, taxFen }: Amounts): Amounts {
  return { grossFen: negateFen(grossFen), netFen: negateFen(netFen), taxFen: negateFen(taxFen) };
}

function isOfSame(one: Invoice, other: Pick<InvoicePart, 'insurer' | 'to'>): boolean {
  return one.insurer === other.insurer && payerOf(one.to) === payerOf(other.to);
}

function payerOf(of: InvoiceParty): string {
  return of.kind === 'firm' ? of.uscc : of.payer;
}
