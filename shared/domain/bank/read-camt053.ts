import * as z from 'zod';
import { day, type Instant, requestInstant, startOfDay } from '../dates.ts';
import { type Fen, fenOfYuan } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { BankMovement } from './bank-movement.ts';

/** Elements of a statement that may come more than once, which whoever makes a tree of its text has to know. */
export const camtLists: readonly string[] = ['Stmt', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'Strd'];

/** The name of the message, which its root element carries. */
export const camtNamespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';

/** Text of an element; with attributes it stands under `#text`. */
const text = z.union([z.string(), z.object({ '#text': z.string() }).transform((node) => node['#text'])]);

/** An element with children; without any it reads as an empty text. */
function element<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((node) => (node === '' ? {} : node), z.object(shape));
}

const localMoment = z
  .string()
  .transform((written) => (/(?:Z|[+-]\d{2}:\d{2})$/.test(written) ? written : `${written}+08:00`))
  .pipe(requestInstant);

/** A day is its 00:00; a time without an offset is Beijing's. */
const moment = z.union([
  z.object({ DtTm: text.pipe(localMoment) }).transform((node): Instant => node.DtTm),
  z.object({ Dt: text.pipe(day) }).transform((node): Instant => startOfDay(node.Dt)),
]);

const amount = z
  .object({ '#text': z.string(), '@Ccy': z.literal('CNY', '只接受人民币（CNY）账户 / CNY only') })
  .transform((node, context): Fen => {
    const fen = fenOfYuan(node['#text']);
    if (fen !== undefined && fen > 0) return fen;
    context.addIssue({ code: 'custom', message: '应为金额，至多两位小数 / expected an amount in yuan' });
    return z.NEVER;
  });

const direction = text.pipe(z.enum(['CRDT', 'DBIT']));

/** A party is named directly, or as one of several kinds of party. */
const party = z.object({ Nm: text.optional(), Pty: z.object({ Nm: text.optional() }).optional() }).optional();

const partyAccount = z
  .object({ Id: z.object({ IBAN: text.optional(), Othr: z.object({ Id: text }).optional() }) })
  .optional();

const parties = element({ Dbtr: party, DbtrAcct: partyAccount, Cdtr: party, CdtrAcct: partyAccount });

const references = element({ AcctSvcrRef: text.optional(), EndToEndId: text.optional() });

const transaction = element({
  Refs: references.optional(),
  Amt: amount.optional(),
  CdtDbtInd: direction.optional(),
  RltdPties: parties.optional(),
  RmtInf: element({ Ustrd: z.array(text).optional() }).optional(),
  AddtlTxInf: text.optional(),
});
type Transaction = z.infer<typeof transaction>;

const entry = z.object({
  NtryRef: text.optional(),
  Amt: amount,
  CdtDbtInd: direction,
  RvslInd: text.optional(),
  Sts: z.object({ Cd: text }),
  BookgDt: moment.optional(),
  ValDt: moment.optional(),
  AcctSvcrRef: text.optional(),
  NtryDtls: z.array(element({ TxDtls: z.array(transaction).optional() })).optional(),
  AddtlNtryInf: text.optional(),
});
type Entry = z.infer<typeof entry>;

const document = z.object({
  Document: z.object({
    BkToCstmrStmt: z.object({ Stmt: z.array(z.object({ Ntry: z.array(entry).default([]) })).min(1) }),
  }),
});

const reference = /^[\w./+-]{1,64}$/;

export interface NotAStatement {
  readonly kind: 'not-a-statement';
  readonly faults: readonly { readonly path: string; readonly message: string }[];
}

/**
 * The booked movements of a bank statement in ISO 20022 camt.053.001.08: one for each transaction of each entry, in the
 * statement's order. Entries that are not booked yet are passed over: they come again on a later statement.
 *
 * Refusal: `not-a-statement` with the path of everything that is missing or unreadable.
 */
export function readCamt053(tree: unknown): Result<readonly BankMovement[], NotAStatement> {
  const parsed = document.safeParse(tree);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      path: path.map(String).join('.'),
      message,
    }));
    return refuse({ kind: 'not-a-statement', faults });
  }
  const read = parsed.data.Document.BkToCstmrStmt.Stmt.flatMap((statement, index) => {
    return statement.Ntry.filter((one) => one.Sts.Cd === 'BOOK').map((one, place) => {
      return movementsOf(one, `Document.BkToCstmrStmt.Stmt.${index}.Ntry.${place}`);
    });
  });
  const faults = read.flatMap((one) => one.faults);
  return faults.length > 0
    ? refuse({ kind: 'not-a-statement', faults })
    : accept(read.flatMap((one) => one.movements));
}

/** The movements of one entry, or what keeps them from being told apart. */
interface ReadEntry {
  readonly movements: readonly BankMovement[];
  readonly faults: NotAStatement['faults'];
}

function movementsOf(of: Entry, path: string): ReadEntry {
  const transactions = (of.NtryDtls ?? []).flatMap((details) => details.TxDtls ?? []);
  const bookedAt = of.BookgDt ?? of.ValDt;
  if (bookedAt === undefined) return fault(`${path}.BookgDt`, '缺少记账日期 / the booking day is missing');
  const [first, ...others] = transactions;
  if (first === undefined) return named([movementOf(of, {}, { bookedAt })], path);
  if (others.length === 0) return named([movementOf(of, first, { bookedAt })], path);
  if (transactions.some((one) => one.Amt === undefined)) {
    return fault(`${path}.NtryDtls`, '合并记账须逐笔列明金额 / each transaction of a batch needs its amount');
  }
  return named(
    transactions.map((one, index) => movementOf(of, one, { bookedAt, place: index + 1 })),
    path,
  );
}

function movementOf(
  of: Entry,
  one: Transaction,
  { bookedAt, place }: { bookedAt: Instant; place?: number },
): BankMovement {
  const isCredit = (one.CdtDbtInd ?? of.CdtDbtInd) === 'CRDT';
  const { Dbtr, DbtrAcct, Cdtr, CdtrAcct } = one.RltdPties ?? {};
  const who = isCredit ? Dbtr : Cdtr;
  const account = (isCredit ? DbtrAcct : CdtrAcct)?.Id;
  const entryReference = of.AcctSvcrRef ?? of.NtryRef ?? '';
  const endToEndId = one.Refs?.EndToEndId;
  return {
    bankReference:
      one.Refs?.AcctSvcrRef ?? (place === undefined ? entryReference : `${entryReference}.${place}`),
    direction: isCredit ? 'in' : 'out',
    isReversal: of.RvslInd === 'true' || of.RvslInd === '1',
    bookedAt,
    amountFen: one.Amt ?? of.Amt,
    counterparty: {
      name: who?.Pty?.Nm ?? who?.Nm ?? '',
      account: account?.IBAN ?? account?.Othr?.Id ?? '',
    },
    remark: one.RmtInf?.Ustrd?.join('') ?? one.AddtlTxInf ?? of.AddtlNtryInf ?? '',
    ...(endToEndId === undefined || endToEndId === 'NOTPROVIDED' ? {} : { endToEndId }),
  };
}

function named(movements: readonly BankMovement[], path: string): ReadEntry {
  return movements.every((one) => reference.test(one.bankReference))
    ? { movements, faults: [] }
    : fault(
        `${path}.AcctSvcrRef`,
        '缺少银行流水号，或含字母、数字与 . / + - _ 以外的字符 / the bank’s own reference is missing or unreadable',
      );
}

function fault(path: string, message: string): ReadEntry {
  return { movements: [], faults: [{ path, message }] };
}
