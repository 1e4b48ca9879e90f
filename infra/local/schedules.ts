import { randomUUID } from 'node:crypto';
import { type RuleSpec } from './blueprint.ts';
import { region } from './physical-names.ts';

export interface SchedulesOptions {
  readonly rules: readonly RuleSpec[];
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly log: (line: string) => void;
}

/** A function that is always behind gives the same instant again and again: after so many calls it waits its minute. */
const mostCallsAtOneInstant = 1000;
const minuteMs = 60_000;

/**
 * The schedule rules of the template. Their functions say when there is something to do next (`nextDueAt`), so that a
 * clock that jumps a month need not call them 43,200 times.
 */
export class Schedules {
  private readonly options: SchedulesOptions;
  private readonly scheduled: readonly RuleSpec[];
  private readonly nextDue = new Map<string, number>();

  constructor(options: SchedulesOptions) {
    this.options = options;
    this.scheduled = options.rules.filter(({ schedule }) => schedule !== undefined);
  }

  /** The next instant at which a function said it has something to do. */
  earliestDue(): number | undefined {
    const instants = [...this.nextDue.values()];
    return instants.length === 0 ? undefined : Math.min(...instants);
  }

  /** Calls every scheduled function with this instant, again while it says there is more to do by then. */
  async fire(instant: number): Promise<void> {
    for (const rule of this.scheduled) {
      for (const functionName of rule.functionNames) await this.fireOne(rule, functionName, instant);
    }
  }

  clear(): void {
    this.nextDue.clear();
  }

  private async fireOne(rule: RuleSpec, functionName: string, instant: number): Promise<void> {
    this.nextDue.delete(functionName);
    for (let calls = 0; calls < mostCallsAtOneInstant; calls += 1) {
      const next = await this.call(rule, functionName, instant);
      if (next === undefined) return;
      if (next > instant) {
        this.nextDue.set(functionName, next);
        return;
      }
    }
    this.options.log(JSON.stringify({ level: 'ERROR', message: 'schedule.never-done', functionName }));
    this.nextDue.set(functionName, instant + minuteMs);
  }

  private async call({ name }: RuleSpec, functionName: string, instant: number): Promise<number | undefined> {
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      time: new Date(instant).toISOString(),
      region,
      resources: [name],
      detail: {},
    };
    try {
      const answer = (await this.options.invoke(functionName, event)) as { nextDueAt?: unknown } | null;
      const next = typeof answer?.nextDueAt === 'string' ? Date.parse(answer.nextDueAt) : Number.NaN;
      return Number.isNaN(next) ? undefined : next;
    } catch {
      // The function host has logged the fault; the next tick tries again, as on AWS.
      return undefined;
    }
  }
}
