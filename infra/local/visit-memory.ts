import { createHash, randomUUID } from 'node:crypto';
import { type ExecutionJournal, type JournalRecord } from './execution-journal.ts';
import { type Step, waitEnds } from './machine-definition.ts';
import { type StepResult } from './waiting-room.ts';

/** One entering of a state: when, with which token, until when, and what came of it. */
export interface Visit {
  readonly key: string;
  readonly turn: number;
  readonly enteredAt: number;
  readonly token?: string;
  readonly dueAt?: number;
  called?: boolean;
  result?: StepResult;
}

/**
 * What the steps of one execution came to, found again by state and input: branches of a Map have no other name for
 * themselves. Visits that share both count up, in the same order in every replay.
 */
export class VisitMemory {
  private readonly execution: string;
  private readonly journal: Pick<ExecutionJournal, 'append'>;
  private readonly visits = new Map<string, Visit>();
  private turns = new Map<string, number>();
  private lastFailed: Visit | undefined;

  constructor(execution: string, journal: Pick<ExecutionJournal, 'append'>) {
    this.execution = execution;
    this.journal = journal;
  }

  /** Takes in a record of an earlier run. */
  recall(record: JournalRecord): void {
    if (record.kind === 'started' || record.kind === 'ended') return;
    const id = `${record.visit}#${record.turn}`;
    if (record.kind === 'entered') {
      const { visit: key, turn, at: enteredAt, token, dueAt } = record;
      this.visits.set(id, {
        key,
        turn,
        enteredAt,
        ...(token && { token }),
        ...(dueAt !== undefined && { dueAt }),
      });
      return;
    }
    const visit = this.visits.get(id);
    if (!visit) return;
    if (record.kind === 'called') visit.called = true;
    else visit.result = record.failure ? { failure: record.failure } : { output: record.output };
  }

  /** The next run begins at the first step. */
  rewind(): void {
    this.turns = new Map();
    this.lastFailed = undefined;
  }

  /** The visit that is due now: one that is remembered, or a new one, entered at `now`. */
  async enter(state: string, step: Step, input: unknown, now: number): Promise<Visit> {
    const key = `${state}:${createHash('sha256').update(JSON.stringify(input)).digest('base64url')}`;
    const turn = this.turns.get(key) ?? 0;
    this.turns.set(key, turn + 1);
    const known = this.visits.get(`${key}#${turn}`);
    if (known) return known;
    // A retry is the same entering of the state: its clock does not start again.
    const enteredAt = this.lastFailed?.key === key ? this.lastFailed.enteredAt : now;
    const visit: Visit = { key, turn, enteredAt, ...waiting(step, enteredAt, input) };
    this.visits.set(`${key}#${turn}`, visit);
    const { token, dueAt } = visit;
    const timed = { ...(token && { token }), ...(dueAt !== undefined && { dueAt }) };
    await this.journal.append({
      kind: 'entered',
      execution: this.execution,
      visit: key,
      turn,
      at: enteredAt,
      ...timed,
    });
    return visit;
  }

  /** The step's function has taken the token. */
  async markCalled(visit: Visit): Promise<void> {
    visit.called = true;
    const { key, turn } = visit;
    await this.journal.append({ kind: 'called', execution: this.execution, visit: key, turn });
  }

  async store(visit: Visit, result: StepResult): Promise<void> {
    visit.result = result;
    const { key, turn } = visit;
    await this.journal.append({ kind: 'left', execution: this.execution, visit: key, turn, ...result });
  }

  /** The interpreter has been told the result: a failure may make it come back to the same state. */
  passed(visit: Visit, result: StepResult): void {
    this.lastFailed = 'failure' in result ? visit : undefined;
  }

  forget(): void {
    this.visits.clear();
  }
}

function waiting(step: Step, enteredAt: number, input: unknown): { token?: string; dueAt?: number } {
  switch (step.kind) {
    case 'call':
      return {};
    case 'wait':
      return { dueAt: waitEnds(step.until, input, enteredAt) };
    case 'call-and-wait':
      return {
        token: `kebao-task-${randomUUID()}`,
        ...(step.timeoutSeconds !== undefined && { dueAt: enteredAt + step.timeoutSeconds * 1000 }),
      };
  }
}
