import { type BusinessClock } from './business-clock.ts';

export interface TimekeeperOptions {
  readonly clock: BusinessClock;
  /** Waits and time-outs of the workflows. */
  readonly waits: { earliestDue(): number | undefined; fireDue(instant: number): Promise<number> };
  /** Schedule rules: called at an instant, they may say when they have something to do next. */
  readonly schedules: { earliestDue(): number | undefined; fire(instant: number): Promise<void> };
  /** Resolves when nothing moves any more. */
  readonly settle: () => Promise<void>;
  readonly log: (line: string) => void;
}

/** Between two calls of the scheduled functions while the clock merely runs, in milliseconds of the machine. */
const slowestTickMs = 15_000;
const quickestTickMs = 50;

/** Makes happen what is due: one thing after the other in order of due time, each at its own instant. */
export class Timekeeper {
  private readonly options: TimekeeperOptions;
  private queue: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopped = true;

  constructor(options: TimekeeperOptions) {
    this.options = options;
  }

  /** Sets the clock; resolves with the instant when everything due by then has happened. `undefined`: it is past. */
  advance(target: (now: number) => number): Promise<number | undefined> {
    return this.alone(async () => {
      const { clock, settle } = this.options;
      const to = target(clock.now());
      if (clock.wasSet && to < clock.now()) return undefined;
      clock.hold(Math.min(to, clock.now()));
      try {
        await settle();
        await this.passThrough(to);
      } finally {
        clock.letGo();
      }
      return to;
    });
  }

  /** Lets business time run: from now on what falls due happens by itself. */
  start(): void {
    this.stopped = false;
    // What fell due while the stage was off comes first.
    this.timer = setTimeout(() => void this.tick(), quickestTickMs).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.queue;
  }

  /** Runs while no other jump or tick does. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async passThrough(target: number): Promise<void> {
    const { clock, waits, schedules, settle } = this.options;
    for (;;) {
      await schedules.fire(clock.now());
      await settle();
      const next = this.earliestDue();
      const instant = next === undefined ? target : Math.min(Math.max(next, clock.now()), target);
      if (next === undefined || next > target) {
        if (clock.now() >= target) return;
        clock.hold(target);
        continue;
      }
      clock.hold(instant);
      await waits.fireDue(instant);
      await settle();
    }
  }

  private earliestDue(): number | undefined {
    const { waits, schedules } = this.options;
    const [one, other] = [waits.earliestDue(), schedules.earliestDue()];
    if (one === undefined || other === undefined) return one ?? other;
    return Math.min(one, other);
  }

  private tickLater(): void {
    if (this.stopped) return;
    const untilDue = (this.earliestDue() ?? Number.POSITIVE_INFINITY) - this.options.clock.now();
    this.timer = setTimeout(
      () => void this.tick(),
      Math.max(quickestTickMs, Math.min(untilDue, slowestTickMs)),
    ).unref();
  }

  private async tick(): Promise<void> {
    const { clock, waits, schedules, log } = this.options;
    await this.alone(async () => {
      if (this.stopped) return;
      await waits.fireDue(clock.now());
      await schedules.fire(clock.now());
    }).catch((error: unknown) => log(JSON.stringify({ level: 'ERROR', message: String(error) })));
    this.tickLater();
  }
}
