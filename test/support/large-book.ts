import { instant } from '../../shared/domain/dates.ts';
import {
  composeClaimNo,
  divisionCode,
  insurerCode,
  paymentId,
  taskId,
  type Uscc,
} from '../../shared/domain/ids.ts';
import { journalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { asFen, negateFen } from '../../shared/domain/money.ts';
import { type ReadBankLine, readBankLine } from '../../shared/domain/policies/bank-line.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { task } from '../../shared/domain/tasks/task.ts';
import { insertBankLine } from '../../shared/persistence/bank-lines.ts';
import { insertClaim } from '../../shared/persistence/claims.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { writeFirm } from '../../shared/persistence/firms.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { insertPolicy } from '../../shared/persistence/policies.ts';
import { commit, type Store, type Write } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { claimIn } from '../domain/claims/claim-fixtures.ts';
import { testFirm } from './journeys.ts';
import { cancelledFile, fileOf, halfYearRefund, nextEntryId, paidPolicy } from './settled-policies.ts';

const insurer = insurerCode.parse('picc-sn');
const divisions = ['610113', '610102', '610302', '610702'].map((code) => divisionCode.parse(code));
const policiesAtOnce = 40;
const dayMillis = 86_400_000;

/**
 * So many policies straight into the table, in four counties, bound over the year, with their firms, entries and premiums. Some
 * firms have two, some policies are cancelled, brought in by the insurer, of the year before, or have a claim that was paid, and
 * some of that went back; some accounts and telephones are shared.
 */
export async function writeLargeBook(store: Store, size: number): Promise<void> {
  for (let from = 0; from < size; from += policiesAtOnce) {
    const some = Array.from({ length: Math.min(policiesAtOnce, size - from) }, (_, at) => from + at);
    const writes = some.flatMap((at) => [...policyOf(at), ...(at % 50 === 49 ? claimOf(at) : [])]);
    await Promise.all(writes.map((write) => commit(store, [write])));
  }
}

/** Every seventh firm has two policies. */
function holderOf(at: number): Uscc {
  return testFirm(at % 7 === 6 ? at - 1 : at).org as Uscc;
}

function placeOf(at: number) {
  return divisions[at % divisions.length] ?? divisionCode.parse('610113');
}

function bookedPolicy(at: number) {
  const boundAt = later('2026-01-05T02:00:00.000Z', at % 350);
  const start = at % 9 === 8 ? '2025-06-01' : '2026-01-10';
  const held = fileOf(paidPolicy({ serial: at, firm: holderOf(at), division: placeOf(at), boundAt, start }));
  const isCancelled = at % 10 === 9 || at % 70 === 68;
  return isCancelled ? cancelledFile(held, halfYearRefund, later(boundAt, 5)) : held;
}

function policyOf(at: number): readonly Write[] {
  const { policy, entries } = bookedPolicy(at);
  const imported: Policy = at % 13 === 12 ? { ...policy, insurerPolicyNo: `PICC-${at}` } : policy;
  const phone = at % 100 < 4 ? `138-0000-${at - (at % 100)}` : `139${String(at).padStart(8, '0')}`;
  const contact = { name: '某人', phone, email: 'a@example.com' };
  const firm = { uscc: policy.uscc, name: `企业${policy.uscc}`, divisionCode: policy.divisionCode };
  return [
    insertPolicy(imported),
    writeFirm(at % 26 === 12 ? firm : { ...firm, contact }),
    ...entries.map((entry) => insertEntry(entry, keys.policy(policy.policyNo))),
    insertBankLine(premiumOf(at, policy)),
  ];
}

/** Every hundredth premium was sent by somebody else. */
function premiumOf(at: number, { policyNo, uscc }: Policy): ReadBankLine {
  const payerAccount = at % 60 < 4 ? `shared-${at - (at % 60)}` : `own-${at}`;
  const stranger = at % 100 === 50;
  return lineOf(`P${at}`, {
    payerName: stranger ? '代理公司' : `企业${uscc}`,
    payerAccount,
    policyNo,
    outcome: stranger ? 'held' : 'matched',
    ...(stranger && { reason: 'payer-mismatch' }),
  });
}

function claimOf(at: number): readonly Write[] {
  const { policyNo, uscc, divisionCode: place } = bookedPolicy(at).policy;
  const reportedAt = later('2026-03-01T02:00:00.000Z', at % 97);
  const paidAt = instant.parse(later(reportedAt, 1 + (at % 41)));
  const fen = asFen(2_376_000);
  const serial = String(at).padStart(26, '0');
  const claimNo = composeClaimNo(2026, `0000${String(at).padStart(6, '0')}`);
  const answered = task.parse({
    taskId: taskId.parse(`tsk_${serial}`),
    kind: 'accept-offer',
    role: 'firm',
    status: 'done',
    dueOn: '2026-05-01',
    openedAt: reportedAt,
    uscc,
    claimNo,
    barred: [],
    outcome: at % 150 === 149 ? 'dispute' : 'accept',
    revision: 1,
  });
  const payment = { paymentId: paymentId.parse(`pay_${serial}`), payer: insurer, fen, paidAt };
  const claim = claimIn('paid', {
    claimNo,
    policyNo,
    uscc,
    divisionCode: place,
    taskIds: [answered.taskId],
    reportedAt: instant.parse(reportedAt),
    clocks: { decidedAt: paidAt, paidAt },
    payments: [{ ...payment, purpose: 'final', payee: 'insured', status: 'paid' }],
  });
  const legs = [
    { account: 'claims-paid', fen },
    { account: `bank:${insurer}`, fen: negateFen(fen) },
  ];
  const entry = journalEntry.parse({
    entryId: nextEntryId(),
    kind: 'claim-paid',
    bookedAt: paidAt,
    insurer,
    policyNo,
    claimNo,
    uscc,
    divisionCode: place,
    legs,
  });
  const back = { payerName: `企业${uscc}`, amountFen: fen, paidAt };
  return [
    insertClaim(claim),
    insertTask(answered),
    insertEntry(entry, keys.policy(policyNo)),
    ...(at % 100 === 99 ? [insertBankLine(lineOf(`B${at}`, back))] : []),
  ];
}

function lineOf(bankReference: string, of: object): ReadBankLine {
  const moment = '2026-01-06T02:00:00.000Z';
  const line = { insurer, bankReference, paidAt: moment, payerName: '', payerAccount: '', amountFen: 20_000 };
  const read = { remark: '', outcome: 'unmatched', commandId: bankReference, readAt: moment };
  return readBankLine.parse({ ...line, ...read, ...of });
}

function later(moment: string, days: number): string {
  return new Date(Date.parse(moment) + days * dayMillis).toISOString();
}
