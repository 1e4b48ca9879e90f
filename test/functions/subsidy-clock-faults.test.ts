import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { day, instant } from '../../shared/domain/dates.ts';
import { uscc } from '../../shared/domain/ids.ts';
import { type WaitingEntry, waitingEntry } from '../../shared/domain/waiting/waiting-line.ts';
import { writeClawback } from '../../shared/persistence/clawbacks.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { noteRevocation } from '../../shared/persistence/revocations.ts';
import { commit, put } from '../../shared/persistence/store.ts';
import { writeWaiting } from '../../shared/persistence/waiting-lines.ts';
import { decidedReview } from '../domain/clawbacks/clawback-fixtures.ts';
import { programmeWith } from '../domain/quoting/quote-fixtures.ts';
import { accountOf, ApplicationDesk, nameOf, sent } from '../support/application-desk.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const programmeId = 'SN-QKB-PH';
const listed = programmeWith({
  id: 'SN-LIST',
  names: { zh: '免申即享', en: 'Without application' },
  mode: 'no-application',
  noticeWorkingDays: 5,
});
const bindDay = '2026-01-05T01:00:00.000Z';
let desk: ApplicationDesk;
let serial = 2_850;
beforeAll(async () => {
  desk = await ApplicationDesk.open([listed]);
  await desk.approveBudget(listed.id, [4_800_000, 2_400_000, 800_000]);
  await desk.approveBudget(programmeId, [4_800_000, 2_400_000, 800_000]);
});
afterAll(() => desk.close());

function nextFirm(): TestCaller {
  serial += 1;
  return testFirm(serial);
}

async function insured(programme = programmeId): Promise<TestCaller> {
  desk.now = bindDay;
  const firm = nextFirm();
  await desk.insured(firm, programme);
  return firm;
}

async function revoke(firm: TestCaller): Promise<void> {
  const answered = await desk.ask.firms('POST /v1/registries/{kind}/imports', {
    caller: callers.operator,
    params: { kind: 'tech-sme' },
    body: `uscc,number,validFrom,validTo,revokedFrom\n${firm.org},N${firm.org},2026-01-01,2026-12-31,2026-01-02\n`,
  });
  expect(answered.body, answered.text).toMatchObject({ accepted: 1 });
}

async function reviewsOf(firm: TestCaller) {
  const open = await desk.tasks(callers.bureauClerk, 'review-clawback');
  return open.filter((task: { uscc: string }) => task.uscc === firm.org);
}

describe('a revocation while money has still to flow (ELG-4, case 25)', () => {
  it('is reviewed once the premium is paid and the subsidy deducted', async () => {
    desk.now = bindDay;
    const firm = nextFirm();
    await desk.journeys.register(firm, nameOf(firm));
    const bound = await desk.bind(firm, (await desk.quote(firm, programmeId)).body.quoteId);
    await revoke(firm);
    await desk.tick();
    expect(await reviewsOf(firm)).toEqual([]);
    await desk.journeys.pay(bound.body, nameOf(firm));
    await desk.tick();
    expect(await reviewsOf(firm)).toMatchObject([{ programmeId, amountFen: 80_000 }]);
  });

  it('is reviewed once the bureaus have paid what was under notice', async () => {
    const firm = await insured(listed.id);
    await desk.tick();
    await revoke(firm);
    await desk.tick();
    await desk.passTo('2026-01-12T16:00:00.000Z');
    await desk.completeFor(firm, firm, 'confirm-account', { payeeAccount: accountOf(firm) });
    await desk.tick();
    expect(await reviewsOf(firm)).toEqual([]);
    for (const by of [callers.bureauClerk, callers.cityClerk]) {
      for (const task of await desk.tasks(by, 'pay-subsidy')) {
        const slip = sent(task.amountFen, desk.now, `T-${task.taskId}`);
        expect((await desk.complete(by, task.taskId, slip)).status).toBe(200);
      }
    }
    await desk.tick();
    expect(await reviewsOf(firm)).toMatchObject([{ programmeId: listed.id, amountFen: 80_000 }]);
  });

  it('is reviewed though others were in the way of its first attempt', async () => {
    const firm = await insured();
    await revoke(firm);
    conflictWithReviews(8);
    await desk.tick();
    expect(await reviewsOf(firm)).toHaveLength(1);
  });
});

/** What a firm would have taken of a programme with room for it. */
function inLineOf(of: string, firm: TestCaller): WaitingEntry {
  return waitingEntry.parse({
    programmeId: of,
    year: 2026,
    quoteId: `quo_${'0'.repeat(22)}${serial}`,
    uscc: firm.org,
    product: 'qinke-inclusive',
    period: { start: '2026-02-01', end: '2027-02-01' },
    levels: decidedReview.levels,
    needFen: decidedReview.totalFen,
    joinedAt: bindDay,
    expiresAt: '2026-02-04T01:00:00.000Z',
    status: 'waiting',
    revision: 0,
  });
}

describe('something with which the clock fails', () => {
  it('holds up no other claim, review or line', async () => {
    const [claimed, revoked] = [await insured(), await insured()];
    const [waiting, broken] = [nextFirm(), nextFirm()];
    await revoke(claimed);
    await desk.tick();
    const clawBack = { outcome: 'claw-back', reason: '资格自投保前已撤销' };
    await desk.completeFor(claimed, callers.bureauClerk, 'review-clawback', clawBack);
    await revoke(revoked);
    const early = instant.parse('2026-01-01T00:00:00.000Z');
    const days = { validFrom: day.parse('2026-01-01'), validTo: day.parse('2026-12-31') };
    const unreadable = uscc.parse(broken.org);
    await commit(desk.engine.store, [
      writeClawback({ ...decidedReview, decidedAt: early, revision: 0 }),
      put('standing', { ...keys.standing(unreadable), type: 'standing', uscc: 'nobody' }),
      noteRevocation({ kind: 'tech-sme', uscc: unreadable, number: 'N1', ...days }, early),
      writeWaiting(inLineOf('AA-FIRST', broken)),
      writeWaiting(inLineOf(programmeId, waiting)),
    ]);
    await expect(desk.tick()).rejects.toThrow('not everything');
    expect(await desk.noticesOf(claimed)).toContain('clawback.claimed');
    expect(await reviewsOf(revoked)).toHaveLength(1);
    expect(await desk.noticesOf(waiting)).toContain('waiting.told');
  });
});

/** The engine answers the next so many reviews as if other transactions were in the way. */
function conflictWithReviews(times: number): void {
  let left = times;
  businessTable().client.middlewareStack.add(
    (next) => async (args) => {
      const { TransactItems = [] } = args.input as {
        TransactItems?: { Put?: { Item: { type?: string } } }[];
      };
      if (left > 0 && TransactItems.some(({ Put }) => Put?.Item.type === 'clawback')) {
        left -= 1;
        const CancellationReasons = TransactItems.map(() => ({ Code: 'TransactionConflict' }));
        throw new TransactionCanceledException({ message: 'conflict', $metadata: {}, CancellationReasons });
      }
      return next(args);
    },
    { step: 'initialize', name: 'conflict', override: true },
  );
}
