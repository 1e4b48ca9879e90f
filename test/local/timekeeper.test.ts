import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BusinessClock } from '../../infra/local/business-clock.ts';
import { Schedules } from '../../infra/local/schedules.ts';
import { Timekeeper } from '../../infra/local/timekeeper.ts';
import { type Waiter, WaitingRoom } from '../../infra/local/waiting-room.ts';

const at = (text: string) => Date.parse(text);
const machineTime = at('2026-11-22T00:00:00Z');

let clockFile: string;
let clock: BusinessClock;
let happened: string[];
let waitingRoom: WaitingRoom;

beforeEach(() => {
  clockFile = path.join(mkdtempSync(path.join(tmpdir(), 'kebao-clock-')), 'clock.json');
  clock = new BusinessClock(clockFile, () => machineTime);
  happened = [];
  waitingRoom = new WaitingRoom();
});

function waits(name: string, dueAt: string): Waiter {
  const waiter: Waiter = {
    dueAt: at(dueAt),
    atDue: { output: null },
    finish: async () => {
      happened.push(`${name} ${new Date(clock.now()).toISOString()}`);
    },
  };
  waitingRoom.enter(waiter);
  return waiter;
}

function timekeeperOver(tick: (time: string) => string | undefined = () => undefined): Timekeeper {
  const schedules = new Schedules({
    rules: [{ name: 'ticks', schedule: 'rate(1 minute)', busName: 'default', functionNames: ['clockwork'] }],
    invoke: async (_, event) => ({ nextDueAt: tick((event as { time: string }).time) }),
    log: () => undefined,
  });
  return new Timekeeper({
    clock,
    waits: waitingRoom,
    schedules,
    settle: async () => undefined,
    log: () => undefined,
  });
}

describe('the business clock', () => {
  it('is the machine’s until it is set, and runs on from what was set', () => {
    expect(clock.now()).toBe(machineTime);
    clock.hold(at('2026-01-05T01:00:00Z'));
    clock.letGo();
    expect(new BusinessClock(clockFile, () => machineTime + 1000).now()).toBe(at('2026-01-05T01:00:01Z'));
  });

  it('goes anywhere the first time, afterwards only forward', async () => {
    const timekeeper = timekeeperOver();
    expect(await timekeeper.advance(() => at('2026-01-05T01:00:00Z'))).toBe(at('2026-01-05T01:00:00Z'));
    expect(await timekeeper.advance(() => at('2026-01-05T00:59:59Z'))).toBeUndefined();
    expect(clock.now()).toBe(at('2026-01-05T01:00:00Z'));
  });
});

describe('a jump of the clock', () => {
  beforeEach(() => clock.hold(at('2026-01-01T00:00:00Z')));

  it('lets a wait of 30 days end when the clock passes it and not before', async () => {
    waits('thirty days', '2026-01-31T00:00:00Z');
    const timekeeper = timekeeperOver();
    await timekeeper.advance(() => at('2026-01-30T23:59:59.999Z'));
    expect(happened).toEqual([]);
    await timekeeper.advance(() => at('2026-01-31T00:00:00Z'));
    expect(happened).toEqual(['thirty days 2026-01-31T00:00:00.000Z']);
  });

  it('fires waits and schedules in order of due time, each at its own instant', async () => {
    const lapses = ['2026-01-03T00:00:00.000Z', '2026-01-07T00:00:00.000Z'];
    waits('late', '2026-01-09T00:00:00Z');
    waits('early', '2026-01-05T00:00:00Z');
    const timekeeper = timekeeperOver((time) => {
      while (lapses[0] !== undefined && lapses[0] <= time) happened.push(`lapse ${lapses.shift()}`);
      return lapses[0];
    });
    await timekeeper.advance(() => at('2026-01-10T00:00:00Z'));
    expect(happened).toEqual([
      'lapse 2026-01-03T00:00:00.000Z',
      'early 2026-01-05T00:00:00.000Z',
      'lapse 2026-01-07T00:00:00.000Z',
      'late 2026-01-09T00:00:00.000Z',
    ]);
  });

  it('fires what falls due because of something that fired', async () => {
    waits('first', '2026-01-02T00:00:00Z');
    let followed = false;
    const timekeeper = timekeeperOver(() => {
      if (happened.length > 0 && !followed) waits('second', '2026-01-04T00:00:00Z');
      followed = happened.length > 0;
      return undefined;
    });
    await timekeeper.advance(() => at('2026-01-05T00:00:00Z'));
    expect(happened).toEqual(['first 2026-01-02T00:00:00.000Z', 'second 2026-01-04T00:00:00.000Z']);
  });

  it('calls a schedule again at once while it has more to do, and always at the end', async () => {
    const times: string[] = [];
    let rounds = 3;
    const timekeeper = timekeeperOver((time) => {
      times.push(time);
      return rounds-- > 1 ? time : undefined;
    });
    await timekeeper.advance(() => at('2026-01-02T00:00:00Z'));
    const start = '2026-01-01T00:00:00.000Z';
    expect(times).toEqual([start, start, start, '2026-01-02T00:00:00.000Z']);
  });

  it('comes to an end with a schedule that never has enough', async () => {
    const timekeeper = timekeeperOver((time) => time);
    expect(await timekeeper.advance(() => at('2026-01-01T00:05:00Z'))).toBe(at('2026-01-01T00:05:00Z'));
  });
});

it('does not fire what is further away than a timer can be told', async () => {
  vi.useFakeTimers();
  try {
    waits('in a year', '2027-11-22T00:00:00Z');
    const timekeeper = timekeeperOver();
    timekeeper.start();
    await vi.advanceTimersByTimeAsync(60_000);
    await timekeeper.stop();
    expect(happened).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});
