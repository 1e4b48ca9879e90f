import { randomUUID } from 'node:crypto';
import { appendFileSync, rmSync } from 'node:fs';
import { asText } from './as-text.ts';
import { AwsRefusal, type AwsOperations } from './aws-endpoint.ts';
import { type RuleSpec } from './blueprint.ts';
import { fitsPattern } from './event-pattern.ts';
import { region } from './physical-names.ts';

export interface EventBusOptions {
  readonly rules: readonly RuleSpec[];
  readonly file: string;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly now: () => number;
}

const mostEntries = 10;

/** Writes every event down, one JSON line each, and hands it to the rules of the template that it fits. */
export class EventBus {
  private readonly options: EventBusOptions;

  constructor(options: EventBusOptions) {
    this.options = options;
  }

  operations(): AwsOperations {
    return { 'AWSEvents.PutEvents': (input) => this.put(input.Entries as Record<string, unknown>[]) };
  }

  clear(): void {
    rmSync(this.options.file, { force: true });
  }

  private async put(entries: readonly Record<string, unknown>[]): Promise<object> {
    if (entries.length < 1 || entries.length > mostEntries) {
      throw new AwsRefusal('ValidationException', `between 1 and ${mostEntries} entries`);
    }
    const results = entries.map((entry) => this.record(entry));
    await Promise.all(results.map(({ bus, event }) => this.deliver(bus, event)));
    return { FailedEntryCount: 0, Entries: results.map(({ event }) => ({ EventId: event.id })) };
  }

  private record(entry: Record<string, unknown>) {
    const bus = asText(entry.EventBusName, 'default').replace(/^.*event-bus\//, '');
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': entry.DetailType,
      source: entry.Source,
      account: '000000000000',
      time: new Date(typeof entry.Time === 'number' ? entry.Time * 1000 : this.options.now()).toISOString(),
      region,
      resources: entry.Resources ?? [],
      detail: JSON.parse(asText(entry.Detail, '{}')) as unknown,
    };
    appendFileSync(this.options.file, `${JSON.stringify({ bus, ...event })}\n`);
    return { bus, event };
  }

  private async deliver(bus: string, event: object): Promise<void> {
    const { rules, invoke } = this.options;
    const targets = rules
      .filter(({ busName, pattern }) => busName === bus && pattern && fitsPattern(event, pattern))
      .flatMap(({ functionNames }) => functionNames);
    // As on AWS a target's fault is the target's affair: the function host has logged it.
    await Promise.allSettled(targets.map((functionName) => invoke(functionName, event)));
  }
}
