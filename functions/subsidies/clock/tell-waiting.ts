import type { Instant } from '../../../shared/domain/dates.ts';
import { noticeOfFreeMoney } from '../../../shared/domain/notices/waiting-notices.ts';
import {
  hasLeft,
  inLine,
  nextToTell,
  type WaitingEntry,
} from '../../../shared/domain/waiting/waiting-line.ts';
import { readBudget } from '../../../shared/persistence/budgets.ts';
import { readFirmFile } from '../../../shared/persistence/firms.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { commit } from '../../../shared/persistence/store.ts';
import { everyoneWaiting, writeWaiting } from '../../../shared/persistence/waiting-lines.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { currentCalendar } from '../../runtime/current-catalogue.ts';
import { logEvent } from '../../runtime/log.ts';
import { Minter } from '../../runtime/minting.ts';
import { eachByItself } from './each-by-itself.ts';

/** SUB-9: goes through every line: who has left is taken out, and who comes first hears of money that is free. */
export async function tellWaiting(now: Instant): Promise<void> {
  const lines = new Map<string, WaitingEntry[]>();
  for (const one of await everyoneWaiting(businessTable())) {
    const key = `${one.programmeId}#${one.year}`;
    lines.set(key, [...(lines.get(key) ?? []), one]);
  }
  await eachByItself(lines.values(), (line) => tellLine(line, now));
}

async function tellLine(line: readonly WaitingEntry[], now: Instant): Promise<void> {
  const [first] = line;
  if (first === undefined) return;
  const staying: WaitingEntry[] = [];
  for (const one of line) {
    const { standing } = await readFirmFile(businessTable(), { kind: 'service' }, one.uscc);
    if (!hasLeft(one, standing, now)) staying.push(one);
    else {
      await commit(businessTable(), [writeWaiting({ ...one, status: 'left', revision: one.revision + 1 })]);
    }
  }
  const budget = await readBudget(businessTable(), first.programmeId, first.year);
  const calendar = await currentCalendar();
  for (const told of nextToTell(inLine(staying, now), budget, now, calendar)) {
    const mint = new Minter(`told#${told.quoteId}#${told.programmeId}#${told.revision}`, now);
    const notice = noticeOfFreeMoney(told, noticeIdentity(mint, now));
    if ((await commit(businessTable(), [writeWaiting(told), insertNotice(notice)])).done) {
      logEvent('waiting-list.told', { quoteId: told.quoteId });
    }
  }
}
