import {
  contestClawbackOperation,
  recordRepaymentOperation,
  writeOffClawbackOperation,
} from '../../shared/contract/operations/clawbacks.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import {
  type CaseRefusal,
  type ClawbackCase,
  contestCase,
  repayCase,
  writeOffCase,
} from '../../shared/domain/clawbacks/clawback-case.ts';
import type { ClawbackId } from '../../shared/domain/ids.ts';
import type { JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { bookRepaid, bookWrittenOff } from '../../shared/domain/ledger/recovery-postings.ts';
import { formatYuan } from '../../shared/domain/money.ts';
import { accept, type Result } from '../../shared/domain/result.ts';
import { writeCase } from '../../shared/persistence/clawback-case-writes.ts';
import { readCase } from '../../shared/persistence/clawback-cases.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { bookingOf } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal, type Reply } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { clawbackView } from './clawback-view.ts';

export const contestClawback = changingRoute(
  contestClawbackOperation,
  ({ params, body, caller, now, command }) =>
    change(params.clawbackId, caller, command, (found) => {
      const contested = contestCase(found, body.reason, { subject: caller.subject, now });
      return contested.accepted ? accept({ clawback: contested.value, entries: [] }) : contested;
    }),
);

export const recordRepayment = changingRoute(
  recordRepaymentOperation,
  ({ params, body, caller, now, command }) =>
    change(params.clawbackId, caller, command, (found) => {
      const repaid = repayCase(found, body, caller, now);
      if (!repaid.accepted) return repaid;
      const { clawback, part } = repaid.value;
      return accept({ clawback, entries: [bookRepaid(clawback, part, bookingOf(command.mint, now))] });
    }),
);

export const writeOffClawback = changingRoute(
  writeOffClawbackOperation,
  ({ params, body, caller, now, command }) =>
    change(params.clawbackId, caller, command, (found) => {
      const off = writeOffCase(found, body.reason, caller, now);
      if (!off.accepted) return off;
      const { clawback, parts } = off.value;
      return accept({ clawback, entries: [bookWrittenOff(clawback, parts, bookingOf(command.mint, now))] });
    }),
);

/** Case, journal and command are one transaction. */
async function change(
  id: ClawbackId,
  caller: Caller,
  command: Command,
  decide: (
    found: ClawbackCase,
  ) => Result<{ readonly clawback: ClawbackCase; readonly entries: readonly JournalEntry[] }, CaseRefusal>,
): Promise<Reply> {
  for await (const _ of attempts()) {
    const found = await readCase(businessTable(), caller.scope, id);
    if (found === undefined) return notFound();
    const decided = decide(found);
    if (!decided.accepted) return refusalOf(decided.refusal);
    const { clawback, entries } = decided.value;
    const shown = clawbackView(clawback);
    const committed = await commitCommand([
      writeCase(clawback),
      ...entries.map((entry) => insertEntry(entry, keys.policy(clawback.policyNo))),
      command.remember(shown),
    ]);
    if (committed.done) return answer(shown);
  }
  throw new RacedTooOften('a clawback');
}

function refusalOf(of: CaseRefusal): Refusal {
  switch (of.kind) {
    case 'forbidden':
      return refusal(of.kind, '各级财政只登记退还本级的款项；核销由辖有全部出资单位的财政审批人办理。');
    case 'wrong-status':
      return refusal(of.kind, '这项追回已办结或在结算中冲抵，不需再办。', { facts: { status: of.status } });
    case 'contested-before':
      return refusal(of.kind, '贵公司已提出过异议，请等待财政部门答复。');
    case 'nothing-due':
      return refusal(of.kind, '该级没有待退还的金额。');
    case 'amount-differs':
      return refusal(of.kind, `该级尚应退还 ${formatYuan(of.dueFen)} 元，退还金额不能超过它。`, {
        facts: { dueFen: of.dueFen },
      });
    case 'paid-in-future':
      return refusal(of.kind, '付款时间晚于现在。请核对 paidAt。');
    case 'bank-reference-used':
      return refusal(of.kind, '该银行流水号已登记过。请核对流水号。');
  }
}
