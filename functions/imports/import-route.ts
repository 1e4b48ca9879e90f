import type { Operation } from '../../shared/contract/operation.ts';
import { jobId } from '../../shared/domain/ids.ts';
import type { WrittenColumn } from '../../shared/domain/imports/columns.ts';
import { mostRows } from '../../shared/domain/imports/import-bounds.ts';
import type { RowFault, RowOutcome } from '../../shared/domain/imports/row-outcome.ts';
import type { FailureCode } from '../../shared/domain/transfers/job.ts';
import { isFor } from '../../shared/domain/transfers/upload.ts';
import { derivedId } from '../runtime/minting.ts';
import { answer, invalidRequest, type Reply } from '../runtime/reply.ts';
import { type ChangingCall, changingRoute, commitCommand, type Route } from '../runtime/route.ts';
import { startJob } from '../runtime/start-job.ts';
import { uploadedFile } from '../runtime/uploaded-file.ts';
import { carryOutRows } from './carry-out-row.ts';
import { readCsvText } from './files/read-csv.ts';
import type { ListKind } from './list-kind.ts';
import { checkedFile, rowsOf } from './rows-of-file.ts';

type ImportCall = ChangingCall<object, object, unknown>;

/** What of a list that was sent as text a failure is about. */
const faultyPart: Readonly<Record<FailureCode, string>> = {
  'not-uploaded': 'uploadId',
  unreadable: 'file',
  'too-large-unpacked': 'file',
  'too-many-rows': 'rows',
  'no-rows': 'rows',
  header: 'header',
  'list-refused': 'file',
};

/** The only chunk of a list that is worked on within its request. */
const wholeList = 'inline';

/**
 * A route that takes a list, as text or by its upload. A request that stopped half-way is finished by its repetition: rows
 * that were worked on answer what they were.
 */
export function importRoute(operation: Operation, list: ListKind): Route {
  return changingRoute(operation, async (call: ImportCall) => {
    const { body } = call;
    return typeof body === 'string' ? importText(list, body, call) : startImportJob(list, body, call);
  });
}

async function importText(list: ListKind, text: string, call: ImportCall): Promise<Reply> {
  const read = readCsvText(text, mostRows.inline);
  const checked = read.ok ? checkedFile(list, read.file) : read;
  if (!checked.ok)
    return invalidRequest([{ path: faultyPart[checked.failure.code], message: checked.failure.detail }]);
  const { caller, now, command } = call;
  const file = rowsOf(list, checked.file);
  const outcomes = await carryOutRows(list, {
    jobId: jobId.parse(derivedId('job', command.id)),
    chunk: wholeList,
    ...file,
    caller,
    now,
  });
  const shown = outcomesView(outcomes, file.columns);
  await commitCommand([command.remember(shown)]);
  return answer(shown);
}

/** A large list is imported by a job, once its file is there. */
async function startImportJob(list: ListKind, body: unknown, call: ImportCall): Promise<Reply> {
  const uploaded = await uploadedFile(body, call.caller, (upload) => isFor(upload, list.kind));
  if (!uploaded.accepted) return uploaded.refusal;
  const { uploadId } = uploaded.value;
  return startJob((id) => ({ jobId: id, kind: list.kind, uploadId }), call);
}

/** Faults name their column by its title in the file. */
function outcomesView(outcomes: readonly RowOutcome[], columns: readonly WrittenColumn[]) {
  const titles = new Map(columns.map(({ name, title }) => [name, title]));
  const shown = ({ column, ...fault }: RowFault) =>
    column === undefined ? fault : { ...fault, column: titles.get(column) ?? column };
  const items = outcomes.flatMap((one) =>
    one.outcome === 'accepted' ? [{ row: one.row, ...one.result }] : [],
  );
  return {
    accepted: items.length,
    rejected: outcomes.length - items.length,
    errors: outcomes.flatMap((one) =>
      one.outcome === 'rejected' ? one.faults.map((fault) => ({ row: one.row, ...shown(fault) })) : [],
    ),
    items,
  };
}
