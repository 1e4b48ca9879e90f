import { linesOfFile } from './lines-of-file.ts';
import { verify } from './verify.ts';

const usage = `用法 / usage: npm run verify -- <ledger-export.jsonl> [--head <chain>=<hash>]...
  --head  一条链的末块哈希（来自 GET /v1/ledger/blocks 或已关账期间），用于比对
          the hash of a chain's last block as you know it, say of a closed period, to hold the export against`;

const [path, ...options] = process.argv.slice(2);
process.exitCode = await run(path, options);

async function run(file: string | undefined, rest: readonly string[]): Promise<number> {
  const known = headsOf(rest);
  if (file === undefined || known === undefined) {
    console.error(usage);
    return 2;
  }
  const verdict = await verify(linesOfFile(file)).catch((error: unknown) => {
    console.error(`读不了 / cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  if (verdict === undefined) return 2;
  if (!verdict.holds) {
    const { where, zh, en } = verdict.finding;
    console.error(
      `不成立 / does not hold: ${where}\n  第 ${verdict.line} 行：${zh}\n  line ${verdict.line}: ${en}`,
    );
    return 1;
  }
  for (const [chain, hash] of known) {
    const head = verdict.heads.get(chain);
    if (head?.hash === hash) continue;
    const found = head?.hash ?? '—';
    console.error(
      `不成立 / does not hold: chain ${chain}\n  末块哈希应为 ${hash}，实为 ${found}\n  its last block has the hash ${found}, not ${hash}`,
    );
    return 1;
  }
  const counts = Object.entries(verdict.counts).map(([type, count]) => `${type} ${count}`);
  console.log(`全部成立 / everything holds: ${counts.join(' · ')}`);
  for (const [chain, { number, hash }] of verdict.heads) console.log(`  ${chain} #${number} ${hash}`);
  tellNotRecomputed(verdict.notRecomputed);
  return 0;
}

/** What holds as far as it was looked at, and was not reckoned again: said in full, so that nobody takes it for proven. */
function tellNotRecomputed(names: readonly string[]): void {
  if (names.length === 0) return;
  console.log(
    `未重算 / not recomputed: ${names.length}\n  以下企业申请的补贴，导出中没有足够的申请记录，只核对了预算和余额\n  of these subsidies that firms applied for the export does not hold the whole record; they were held to budgets and balances only`,
  );
  for (const name of names) console.log(`  ${name}`);
}

/** What `--head` names; `undefined` where it is not said as it should be. */
function headsOf(words: readonly string[]): ReadonlyMap<string, string> | undefined {
  const heads = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) {
    const named = /^(?<chain>[^=]+)=(?<hash>[0-9a-f]{64})$/.exec(words[at + 1] ?? '')?.groups;
    if (words[at] !== '--head' || named === undefined) return undefined;
    heads.set(named['chain'] ?? '', named['hash'] ?? '');
  }
  return heads;
}
