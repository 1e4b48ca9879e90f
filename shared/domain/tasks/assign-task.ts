import * as z from 'zod';
import type { Caller } from '../access/role.ts';
import { accept, refuse, type Result } from '../result.ts';
import { doesWorkOf, type Task } from './task.ts';

/** Whose work a task becomes; nobody's where it is left out. */
export const assignmentRequest = z.strictObject({ assignee: z.string().trim().min(1).max(128).optional() });

export type AssignmentRefusal =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'task-closed' }
  | { readonly kind: 'same-person' }
  | { readonly kind: 'task-assigned'; readonly assignee: string };

/**
 * Takes a task, hands it over, or puts it back: whoever does such work may, with a task that is nobody's or their own. What
 * is assigned to somebody else only a claims manager takes away from an adjuster; where nobody stands above, any colleague
 * does, so that no task is lost with who has left.
 *
 * Refusals: `forbidden` (another role's work), `task-closed`, `task-assigned` (somebody else has it), `same-person` (four
 * eyes keep the new assignee away, CLM-27).
 */
export function assignTask(
  open: Task,
  assignee: string | undefined,
  by: Caller,
): Result<Task, AssignmentRefusal> {
  if (!doesWorkOf(by, open)) return refuse({ kind: 'forbidden' });
  if (open.status !== 'open') return refuse({ kind: 'task-closed' });
  const held = open.assignee;
  if (held !== undefined && held !== by.subject && !maySeize(by, open)) {
    return refuse({ kind: 'task-assigned', assignee: held });
  }
  if (assignee !== undefined && open.barred.includes(assignee)) return refuse({ kind: 'same-person' });
  const { assignee: _, ...rest } = open;
  return accept({
    ...rest,
    ...(assignee === undefined ? {} : { assignee }),
    revision: open.revision + 1,
  });
}

function maySeize(by: Caller, of: Task): boolean {
  return of.role !== 'adjuster' || by.roles.includes('claims-manager');
}
