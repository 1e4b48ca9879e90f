import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../shared/persistence/keys.ts';
import { AppliedBook } from '../support/applied-book.ts';
import { everyItem } from '../support/every-item.ts';
import { closedAgain, contentsOf, verdictOf } from '../support/export-file.ts';
import { callers } from '../support/http.ts';

type Content = ReturnType<typeof contentsOf>[number];
// oxlint-disable-next-line typescript/no-explicit-any -- a forger knows no types
type Line = any;

let book: AppliedBook;
let text: string;
const policies: Record<string, string> = {};

beforeAll(async () => {
  book = await AppliedBook.open(600);
  const keep = async (name: string, made: Promise<{ policyNo: string }>) => {
    policies[name] = (await made).policyNo;
  };
  await keep('forfeited', book.listed(false));
  await keep('capped', book.listed(true));
  for (const name of ['first', 'second', 'third']) await keep(name, book.checked('SN-SHARED'));
  await book.desk.passTo('2026-03-14T16:00:00.000Z');
  await keep('graded', book.granted('SN-GRADE', { grade: 'B' }));

  const gradedLowered = await book.granted('SN-GRADE', { grade: 'B' });
  await book.cancelled(gradedLowered);
  await keep('gradedLowered', Promise.resolve(gradedLowered));
  const gradedBack = await book.granted('SN-GRADE', { grade: 'B' });
  await book.paidOut(gradedBack);
  await book.cancelled(gradedBack);
  await keep('gradedBack', Promise.resolve(gradedBack));

  const refused = await book.granted();
  await book.objectedTo(refused, 'uphold');
  await keep('refused', Promise.resolve(refused));
  const lowered = await book.granted();
  await book.cancelled(lowered);
  await keep('lowered', Promise.resolve(lowered));
  const annulled = await book.granted();
  await book.accountNamed(annulled);
  await book.cancelled(annulled);
  await book.paidBy(annulled, callers.bureauClerk, callers.cityClerk);
  await keep('annulled', Promise.resolve(annulled));
  const partly = await book.granted();
  await book.accountNamed(partly);
  await book.paidBy(partly, callers.bureauClerk);
  await book.cancelled(partly);
  await book.paidBy(partly, callers.cityClerk);
  await keep('partly', Promise.resolve(partly));
  const rescinded = await book.granted();
  await book.accountNamed(rescinded);
  await book.rescinded(rescinded);
  await keep('rescinded', Promise.resolve(rescinded));
  const kept = await book.granted();
  await book.objectedTo(kept, 'dismiss');
  await book.paidOut(kept);
  await keep('kept', Promise.resolve(kept));
  const corrected = await book.granted();
  await book.paidOut(corrected);
  await book.cancelled(corrected);
  await book.claimPaidAfterEnd(corrected);
  await keep('corrected', Promise.resolve(corrected));
  const revoked = await book.granted();
  await book.paidOut(revoked);
  await book.revoked(revoked);
  await keep('revoked', Promise.resolve(revoked));
  await followCorrections();
  text = await book.exported();
}, 120_000);
afterAll(() => book.desk.close());

/** Grants that follow a refund which a claim has corrected (case 23), up and down, before and after they were paid. */
async function followCorrections(): Promise<void> {
  const both = [callers.bureauClerk, callers.cityClerk];
  const raised = await book.granted();
  await book.cancelled(raised);
  await book.claimPaidAfterEnd(raised);
  await book.accountNamed(raised);
  await book.claimPaidAfterEnd(raised, 4_000_000);
  await book.paidBy(raised, ...both);
  const supplemented = await book.granted('SN-GRADE', { grade: 'B' });
  await book.accountNamed(supplemented);
  await book.paidBy(supplemented, callers.bureauClerk);
  await book.cancelled(supplemented);
  await book.paidBy(supplemented, callers.cityClerk);
  await book.claimPaidAfterEnd(supplemented);
  await book.paidBy(supplemented, ...both);
  const again = await book.granted();
  await book.paidOut(again);
  await book.cancelled(again);
  await book.repaid(again);
  await book.claimPaidAfterEnd(again);
  await book.paidBy(again, ...both);
  const fewer = await book.granted();
  await book.accountNamed(fewer);
  await book.paidBy(fewer, callers.bureauClerk);
  await book.limitUsed(fewer, { committedFen: 2_376_000 });
  await book.cancelled(fewer);
  await book.limitUsed(fewer, {});
  await book.refundCorrected(fewer);
  const revokedLater = await book.granted();
  await book.paidOut(revokedLater);
  await book.cancelled(revokedLater);
  await book.claimPaidAfterEnd(revokedLater);
  await book.revoked(revokedLater);
  const made = { raised, supplemented, again, fewer, revokedLater };
  for (const [name, { policyNo }] of Object.entries(made)) policies[name] = policyNo;
}

const recordOf = (name: string) => (content: Content) =>
  content.type === 'application' && content['policyNo'] === policies[name];
const entryOf = (name: string, kind: string) => (content: Content) => {
  const entry = content['entry'] as Line;
  return (
    content.type === 'entry' && entry.policyNo === policies[name] && entry.kind === kind && !entry.insurer
  );
};

async function whereOf(changed: string): Promise<string> {
  const verdict = await verdictOf(changed);
  return verdict.holds ? 'holds' : verdict.finding.where;
}

/** The same export with every record of an application changed, everything closed again. */
function forged(name: string, change: (line: Line) => void, from = text): string {
  const contents = contentsOf(from);
  const found = contents.filter(recordOf(name));
  if (found.length === 0) throw new Error('nothing to forge');
  for (const line of found) change(line);
  return closedAgain(contents);
}

describe('subsidies that firms applied for', () => {
  it('are recomputed level by level, whatever became of them, and none is left out', async () => {
    const verdict = await verdictOf(text);
    expect(verdict).toMatchObject({ holds: true, notRecomputed: [] });
    const shown = new Set(
      contentsOf(text).flatMap((one) => (one.type === 'application' ? [one['policyNo']] : [])),
    );
    expect(shown).toEqual(new Set(Object.values(policies)));
    const moved = contentsOf(text).flatMap((one) => {
      const entry = one['entry'] as Line;
      return one.type === 'entry' && !entry.insurer ? [entry.kind] : [];
    });
    for (const kind of [
      'subsidy-reserved',
      'subsidy-released',
      'subsidy-accrued',
      'subsidy-annulled',
      'subsidy-paid',
      'subsidy-clawed-back',
      'subsidy-owed',
      'subsidy-owed-lowered',
      'subsidy-transferred',
    ]) {
      expect(moved, kind).toContain(kind);
    }
  });

  it('hold for a city too; of a budget that it sees a part of, it is said whose last fen is not recomputed', async () => {
    expect(await verdictOf(await book.exported(callers.cityClerk))).toMatchObject({ holds: true });
    const records = contentsOf(text);
    const third = new Set([policies['third']]);
    const without = records.filter((one) => {
      const entry = one['entry'] as Line;
      return !third.has((one['policyNo'] as string) ?? entry?.policyNo);
    });
    const blocks = without.map((one, at) => {
      if (one.type !== 'block') return one;
      let shown = 0;
      while (without[at + 1 + shown]?.type === 'entry') shown += 1;
      return { ...one, shown };
    });
    const rest = blocks.filter(({ type }) => !['balance', 'budget', 'end'].includes(type));
    const balances = new Map<string, { debitFen: number; creditFen: number }>();
    for (const one of rest) {
      for (const { account, fen } of (one['entry'] as Line)?.legs ?? []) {
        const known = balances.get(account) ?? { debitFen: 0, creditFen: 0 };
        if (fen > 0) known.debitFen += fen;
        else known.creditFen -= fen;
        balances.set(account, known);
      }
    }
    const lines = [
      ...rest,
      ...[...balances].map(([account, sums]) => ({ type: 'balance', account, ...sums })),
    ];
    const verdict = await verdictOf(closedAgain([...lines, { type: 'end', lines: lines.length + 1 }]));
    expect(verdict).toMatchObject({
      holds: true,
      notRecomputed: ['first', 'second'].map((name) => `application ${policies[name]} SN-SHARED`),
    });
  });

  it('SUB-18: weigh what falls away by the grade: 512.00 on 800.00, of which 241.26 stay', () => {
    const moved = (name: string, kind: string) => {
      const { legs } = contentsOf(text).find(entryOf(name, kind))!['entry'] as Line;
      return legs.reduce((sum: number, leg: Line) => sum + Math.max(0, leg.fen), 0);
    };
    expect(moved('gradedLowered', 'subsidy-reserved')).toBe(51_200);
    expect(moved('gradedLowered', 'subsidy-released')).toBe(27_074);
    expect(moved('gradedBack', 'subsidy-clawed-back')).toBe(27_074);
  });

  it('case 23: follow a corrected refund, and what was claimed back whole later is what the firm still had', () => {
    const moved = (name: string, kind: string) => {
      const found = contentsOf(text).filter(entryOf(name, kind));
      return found
        .map((one) => {
          const { legs } = one['entry'] as Line;
          return legs.reduce((sum: number, leg: Line) => sum + Math.max(0, leg.fen), 0);
        })
        .toSorted((a, b) => a - b);
    };
    expect(moved('again', 'subsidy-clawed-back')).toEqual([5_026, 42_302]);
    expect(moved('again', 'subsidy-transferred')).toEqual([503, 1_508, 3_015, 8_000, 24_000, 48_000]);
    expect(moved('revokedLater', 'subsidy-clawed-back')).toEqual([5_026, 42_302, 42_724]);
  });

  it('say nothing of anybody: no account, no name, no paper', () => {
    for (const secret of ['6100000000000001', '示范银行', '有限公司', 'pdf', '重复申请', '已核实']) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('a record that somebody changed and closed again', () => {
  it.each<[string, string, (line: Line) => void]>([
    ['the premium that was paid', 'kept', (line) => (line.basis.premium.grossFen -= 1_000)],
    ['the premium without VAT', 'graded', (line) => (line.basis.premium.netOfVatFen = 1_000)],
    ['the sum that a ceiling counts', 'graded', (line) => (line.basis.sumInsuredFen -= 1_000_000)],
    ['the grade', 'graded', (line) => (line.basis.grade = 'A')],
    ['what was used of a cap', 'kept', (line) => (line.basis.usedFen += 1)],
    ['other subsidies', 'kept', (line) => (line.basis.otherFen += 50_000)],
    ['a part outside the area', 'kept', (line) => (line.basis.outsideFen += 10_000)],
    ['a level’s part', 'kept', (line) => (line.basis.granted.levels[1].fen += 1)],
    ['the division', 'kept', (line) => (line.divisionCode = '610100')],
    ['the version', 'kept', (line) => (line.version = 9)],
    ['a claim on a shared budget', 'first', (line) => (line.basis.premium.grossFen -= 5_000)],
    ['what a shared budget had left', 'second', (line) => (line.basis.granted.shared[0].leftFen += 900)],
    ['what was asked of it', 'third', (line) => (line.basis.granted.shared[1].askedFen += 900)],
  ])('names the application by %s', async (_, name, change) => {
    expect(await whereOf(forged(name, change))).toMatch(new RegExp(`^application ${policies[name]} SN-`));
  });

  /** The record of a correction as it was before every move of a grant was kept: only what is owed less. */
  function asBefore(line: Line): Line {
    const { at, keptFen, moves } = line.steps.pop();
    const levels = moves.map(({ level, payer, fen }: Line) => ({ level, payer, fen }));
    line.steps.push({ kind: 'corrected', at, keptFen, levels });
    return line.steps.at(-1);
  }

  it('is held against less where a correction kept only what is owed less', async () => {
    expect(await whereOf(forged('corrected', asBefore))).toBe('holds');
  });

  it.each<[string, string, (line: Line) => void, RegExp]>([
    [
      'the day of the grant',
      'kept',
      (line) => (line.basis.granted.at = '2026-03-03T01:00:00.000Z'),
      /^subsidy-(?:reserved)$/,
    ],
    ['the account', 'kept', (line) => (line.steps[0].kind = 'sent'), /^subsidy-(?:accrued|owed)$/],
    ['a payment', 'kept', (line) => line.steps.splice(1, 1), /^subsidy-(?:paid|transferred)$/],
    [
      'the premium that was kept',
      'lowered',
      (line) => (line.steps[0].keptFen += 100),
      /^subsidy-(?:released)$/,
    ],
    [
      'the same of a grade',
      'gradedLowered',
      (line) => (line.steps[0].keptFen += 100),
      /^subsidy-(?:released)$/,
    ],
    [
      'what a firm of a grade keeps after payout',
      'gradedBack',
      (line) => (line.steps.at(-1).keptFen -= 100),
      /^subsidy-(?:clawed-back)$/,
    ],
    [
      'the same after the account',
      'annulled',
      (line) => (line.steps[1].keptFen -= 100),
      /^subsidy-(?:annulled|owed-lowered|paid|transferred)$/,
    ],
    [
      'what was held at the end',
      'gradedBack',
      (line) => (line.steps[4].heldFen += 1_000),
      /^subsidy-(?:clawed-back)$/,
    ],
    ['a forfeit', 'forfeited', (line) => (line.steps = []), /^subsidy-(?:released)$/],
    [
      'a refusal',
      'refused',
      (line) => (line.steps[0].at = '2026-03-02T02:00:00.000Z'),
      /^subsidy-(?:released)$/,
    ],
    [
      'what a correction leaves',
      'corrected',
      (line) => (asBefore(line).levels[0].fen += 1),
      /^subsidy-(?:clawed-back)$/,
    ],
    ['the year', 'revoked', (line) => (line.year = 2027), /^subsidy-(?:reserved)$/],
  ])('names the entry that does not follow from %s', async (_, name, change, kinds) => {
    const changed = forged(name, change);
    const verdict = await verdictOf(changed);
    if (verdict.holds) throw new Error('holds');
    const id = verdict.finding.where.replace('entry ', '');
    const found = contentsOf(changed).find((one) => (one['entry'] as Line)?.entryId === id);
    const { kind: named } = found!['entry'] as Line;
    expect(named, verdict.finding.en).toMatch(kinds);
    expect(entryOf(name, named)(found!)).toBe(true);
  });

  const followed = (line: Line, place = 0) =>
    line.steps.filter((step: Line) => step.kind === 'followed')[place];

  it.each<[string, string, (line: Line) => void]>([
    ['what is kept', 'raised', (line) => (followed(line).keptFen += 100)],
    ['what is kept the second time', 'raised', (line) => (followed(line, 1).keptFen += 100)],
    ['what was held', 'again', (line) => (followed(line).heldFen += 1_000)],
    ['what a level is raised by', 'supplemented', (line) => (followed(line).moves[1].fen += 1)],
    ['what a level is lowered by', 'fewer', (line) => (followed(line).moves.at(-1).fen -= 1)],
    ['who is given it again', 'again', (line) => (followed(line).moves[0].level = 'city')],
  ])('names the application whose grant does not follow its correction by %s', async (_, name, change) => {
    expect(await whereOf(forged(name, change))).toMatch(new RegExp(`^application ${policies[name]} SN-`));
  });

  it.each<[string, string, (line: Line) => void, RegExp]>([
    [
      'a part that was raised, and is said to be given again',
      'raised',
      (line) => (followed(line).moves[0].how = 'given-again'),
      /^subsidy-(?:reserved|clawed-back|owed)$/,
    ],
    [
      'a part that was claimed back, and is said to be withheld',
      'fewer',
      (line) => (followed(line).moves[0].how = 'withheld'),
      /^subsidy-clawed-back$/,
    ],
    [
      'a payment that was made again, and is said to be a first one',
      'again',
      (line) => delete line.steps.at(-1).again,
      /^subsidy-transferred$/,
    ],
  ])('names the entry that does not follow from %s', async (_, name, change, kinds) => {
    const changed = forged(name, change);
    const verdict = await verdictOf(changed);
    if (verdict.holds) throw new Error('holds');
    const id = verdict.finding.where.replace('entry ', '');
    const found = contentsOf(changed).find((one) => (one['entry'] as Line)?.entryId === id);
    expect((found!['entry'] as Line).kind, verdict.finding.en).toMatch(kinds);
  });

  it('names the entry whose record was taken out', async () => {
    const contents = contentsOf(text);
    const without = contents.filter((one) => !recordOf('kept')(one));
    const { entryId } = contents.find(entryOf('kept', 'subsidy-reserved'))!['entry'] as Line;
    expect(await whereOf(closedAgain(without))).toBe(`entry ${entryId}`);
  });

  it('names the application and says both figures in both languages', async () => {
    const verdict = await verdictOf(forged('kept', (line) => (line.basis.premium.grossFen -= 1_000)));
    expect(verdict).toMatchObject({
      holds: false,
      finding: {
        zh: expect.stringContaining('载明 48000 分，重算 47520 分'),
        en: expect.stringContaining('stated 48000 fen, recomputed 47520 fen'),
      },
    });
  });

  it('names the application whose byte was changed in the file', async () => {
    const bytes = Buffer.from(text, 'utf8');
    const line = text.split('\n').findIndex((one) => one.includes('"type":"application"'));
    const from = text.split('\n').slice(0, line).join('\n').length;
    for (const at of [40, 120, 300, 500].map((offset) => Buffer.byteLength(text.slice(0, from + offset)))) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at] === 0x30 ? 0x31 : 0x30;
      expect(await verdictOf(changed.toString('utf8'))).toMatchObject({ holds: false, line: line + 1 });
    }
  });
});

describe('an export without the records', () => {
  const old = () => {
    const contents = contentsOf(text).filter(({ type }) => type !== 'application');
    const programmes = contents.map(({ rules: _rules, ...line }) =>
      line.type === 'export' ? { ...line, format: 1 } : line,
    );
    return closedAgain(
      programmes.map((line) => (line.type === 'end' ? { ...line, lines: contents.length } : line)),
    );
  };

  it('of the first format holds, and names every subsidy that was not recomputed', async () => {
    const verdict = await verdictOf(old());
    if (!verdict.holds) throw new Error(verdict.finding.en);
    const named = verdict.notRecomputed.map((one) => one.split(' ')[1] ?? '');
    expect(named.toSorted()).toEqual(Object.values(policies).toSorted());
  });

  it('of an application that was granted before they were kept says so, and all others are recomputed', async () => {
    const changed = forged('kept', (line) => delete line.basis);
    expect(await verdictOf(changed)).toMatchObject({
      holds: true,
      notRecomputed: [`application ${policies['kept']} SN-BACK`],
    });
  });
});

it('keeps with an application what it was granted on, and nothing more when it is read', async () => {
  const items = [...(await everyItem(book.desk.engine.store)).values()] as Line[];
  const { pk } = keys.application('');
  const stored = items.find((one) => one.pk.startsWith(pk) && one.policyNo === policies['graded']);
  expect(stored.basis).toMatchObject({
    premium: { grossFen: 100_000, netOfVatFen: 94_340 },
    yearOfInsurance: 1,
    grade: 'B',
    granted: { levels: [{ level: 'province' }, { level: 'city' }, { level: 'county' }] },
  });
});
