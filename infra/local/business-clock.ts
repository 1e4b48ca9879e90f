import { rmSync } from 'node:fs';
import { readJson, replaceFile } from './data-folder.ts';

/** Business time: the machine's until it is set, then running on from what was set. The offset survives restarts. */
export class BusinessClock {
  private readonly file: string;
  private readonly machine: () => number;
  private offsetMs: number | undefined;
  private heldAt: number | undefined;

  constructor(file: string, machine: () => number = Date.now) {
    this.file = file;
    this.machine = machine;
    this.offsetMs = readJson<{ offsetMs: number }>(file)?.offsetMs;
  }

  now(): number {
    return this.heldAt ?? this.machine() + (this.offsetMs ?? 0);
  }

  /** Whether somebody has set it: from then on it goes forward only. */
  get wasSet(): boolean {
    return this.offsetMs !== undefined;
  }

  /** Sets the clock and keeps it at this instant until it is let go. */
  hold(instant: number): void {
    this.heldAt = instant;
    this.offsetMs = instant - this.machine();
    replaceFile(this.file, JSON.stringify({ offsetMs: this.offsetMs }));
  }

  /** Lets the clock run on from where it is held. */
  letGo(): void {
    if (this.heldAt !== undefined) this.hold(this.heldAt);
    this.heldAt = undefined;
  }

  /** Back to the machine's time. */
  clear(): void {
    this.heldAt = undefined;
    this.offsetMs = undefined;
    rmSync(this.file, { force: true });
  }
}
