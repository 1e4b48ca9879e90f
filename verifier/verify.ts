import { ApplicationCheck, nameOf as nameOfApplication } from './check-application.ts';
import { BalanceCheck } from './check-balances.ts';
import { ChainCheck, type Head } from './check-chain.ts';
import { ClearingCheck } from './check-clearing.ts';
import { FactsCheck } from './check-facts.ts';
import { checkCharge, checkGrant, checkRefund } from './check-policy.ts';
import { SettlementCheck } from './check-settlement.ts';
import type { BudgetLine, ExportLine, ProgrammeLine } from './export-lines.ts';
import { DoesNotHold, type Finding, hold } from './finding.ts';
import { partsOfLine, sha256 } from './hashing.ts';

export type Verdict =
  | {
      readonly holds: true;
      readonly counts: Readonly<Record<string, number>>;
      readonly heads: ReadonlyMap<string, Head>;
      /** Subsidies that firms applied for and the export does not say enough of: held to budgets and balances only. */
      readonly notRecomputed: readonly string[];
    }
  | { readonly holds: false; readonly line: number; readonly finding: Finding };

/** Lines that stand together: facts, then the block that books them, then its entries. */
const ofBlock = new Set(['charge', 'grant', 'refund', 'application', 'block', 'entry']);
const knownFormats: readonly number[] = [1, 2, 3];

/** Reads an export line by line and recomputes what it states; ends at the first thing that does not hold. */
class Verification {
  private readonly counts: Record<string, number> = {};
  private readonly programmes = new Map<string, ProgrammeLine>();
  private readonly budgets: BudgetLine[] = [];
  private readonly settlements = new SettlementCheck();
  private readonly chains = new ChainCheck();
  private readonly facts = new FactsCheck();
  private readonly applications = new ApplicationCheck();
  private readonly balances = new BalanceCheck();
  private readonly clearings = new ClearingCheck();
  private hash = '';
  private format = 0;
  private ended = false;
  private booked = false;
  line = 0;

  read(text: string): void {
    this.line += 1;
    const at = `line ${this.line}`;
    hold(!this.ended, at, '结束行之后还有内容', 'something comes after the last line');
    const parts = partsOfLine(text);
    hold(parts !== undefined, at, '这一行不是导出的格式', 'it has not the form of a line of an export');
    const content = contentOf(parts.body);
    const about = content === undefined ? at : `${nameOf(content)} (line ${this.line})`;
    this.hash = sha256(`${this.hash}${parts.body}`);
    const fits = parts.hash === this.hash;
    // What is wrong with the content says more than that its hash is.
    if (!fits && content !== undefined) this.tryCheck(content);
    hold(
      fits,
      about,
      '这一行或它与前一行的次序被改动过：行哈希不符',
      'this line was changed, or one before it was removed, put in or moved: the hash of the line does not fit',
    );
    hold(content !== undefined, at, '这一行不是 JSON', 'it is not JSON');
    this.counts[content.type] = (this.counts[content.type] ?? 0) + 1;
    hold(
      this.tryCheck(content),
      about,
      '这一行缺少应有的内容',
      'it does not say what such a line has to say',
    );
  }

  /** `false` where a line has not the form of its kind. */
  private tryCheck(content: ExportLine): boolean {
    try {
      this.check(content);
      return true;
    } catch (error) {
      if (error instanceof DoesNotHold) throw error;
      return false;
    }
  }

  private check(content: ExportLine): void {
    const isFirst = this.line === 1;
    hold(
      (content.type === 'export') === isFirst,
      `line ${this.line}`,
      '导出须以 export 行开头，且只有一行',
      'an export begins with one line that says so',
    );
    if (content.type !== 'row' && content.type !== 'settlement') this.settlements.end();
    if (content.type !== 'entry') this.chains.end();
    if (!ofBlock.has(content.type)) this.facts.end();
    // A fact after an entry is the next block's.
    if (this.booked && content.type !== 'entry') this.applications.forget();
    this.booked = content.type === 'entry';
    switch (content.type) {
      case 'export':
        this.format = content.format;
        return hold(
          knownFormats.includes(content.format),
          'line 1',
          '本工具只认识格式 1 至 3',
          'this tool knows formats 1 to 3 only',
        );
      case 'programme':
        return this.programme(content);
      case 'budget':
        this.budgets.push(content);
        return undefined;
      case 'clearing':
        return this.clearings.clearing(content);
      case 'settlement':
        return this.settlements.begin(content);
      case 'row':
        return this.settlements.row(content);
      case 'charge':
        checkCharge(content, this.programmes);
        return this.facts.charge(content);
      case 'grant':
        checkGrant(content, this.programmes);
        return this.facts.grant(content);
      case 'refund':
        checkRefund(content);
        return this.facts.refund(content);
      case 'application':
        return this.applications.application(content, this.programmes);
      case 'block':
        return this.chains.begin(content);
      case 'entry':
        this.chains.entry(content);
        this.balances.entry(content);
        this.clearings.entry(content);
        this.applications.entry(content.entry, this.format, this.programmes);
        return this.facts.entry(content);
      case 'balance':
        return this.balances.balance(content);
      case 'end':
        this.ended = true;
        return hold(
          content.lines === this.line,
          `line ${this.line}`,
          `应有 ${content.lines} 行`,
          `the export has ${content.lines} lines`,
        );
      default:
        return hold(false, `line ${this.line}`, '不认识的行', 'a line of an unknown kind');
    }
  }

  private programme(programme: ProgrammeLine): void {
    const { programmeId, version, levels } = programme;
    const whole = levels.reduce((total, one) => total + one.sharePpm, 0);
    hold(
      whole === 1_000_000,
      `programme ${programmeId} v${version}`,
      `各级分担合计 ${whole} ppm，应为 1000000`,
      `the levels share ${whole} ppm, not 1,000,000`,
    );
    this.programmes.set(`${programmeId}#${version}`, programme);
  }

  end(): Verdict {
    hold(
      this.ended,
      `line ${this.line}`,
      '文件不完整：没有结束行',
      'the file ends too soon: its last line is missing',
    );
    this.applications.end();
    this.balances.end(this.budgets, this.settlements.paid);
    this.clearings.end((account) => this.balances.net(account));
    const notRecomputed = [...this.applications.notRecomputed];
    return { holds: true, counts: this.counts, heads: this.chains.heads, notRecomputed };
  }
}

/** Recomputes an export from its lines; memory does not grow with their number. */
export async function verify(lines: AsyncIterable<string>): Promise<Verdict> {
  const verification = new Verification();
  try {
    for await (const line of lines) verification.read(line);
    return verification.end();
  } catch (error) {
    if (!(error instanceof DoesNotHold)) throw error;
    return { holds: false, line: verification.line, finding: error.finding };
  }
}

function contentOf(body: string): ExportLine | undefined {
  try {
    return JSON.parse(body) as ExportLine;
  } catch {
    return undefined;
  }
}

/** What a line is about, for the one who has to look it up. */
function nameOf(content: ExportLine): string {
  switch (content.type) {
    case 'programme':
      return `programme ${content.programmeId}`;
    case 'budget':
      return `budget ${content.programmeId} ${content.year}`;
    case 'clearing':
      return `clearing ${content.programmeId} ${content.year}`;
    case 'settlement':
      return `settlement ${content.settlementId}`;
    case 'row':
      return `settlement ${content.settlementId} row ${content.policyNo}${content.endorsementNo}`;
    case 'charge':
    case 'grant':
    case 'refund':
      return `policy ${content.policyNo}${content.endorsementNo}`;
    case 'application':
      return nameOfApplication(content);
    case 'block':
      return `block ${content.chain} #${content.number}`;
    case 'entry':
      return `entry ${content.entry?.entryId}`;
    case 'balance':
      return `account ${content.account}`;
    case 'export':
    case 'end':
      return content.type;
    default:
      return 'line';
  }
}
