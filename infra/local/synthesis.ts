import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type DataFolder, readJson, replaceFile } from './data-folder.ts';
import { filesBelow } from './files-below.ts';
import { StartProblem } from './start-problem.ts';
import { startSupervised } from './supervised-child.ts';

const root = path.join(import.meta.dirname, '../..');
const sourceFolders = ['infra', 'functions', 'shared'];
const notSynthesized = path.join(root, 'infra', 'local');

export type Context = Readonly<Record<string, unknown>>;

/** Synthesizes the app into the data folder, unless nothing that goes into it has changed since. */
export async function synthesize(
  data: DataFolder,
  context: Context,
): Promise<{ folder: string; fresh: boolean }> {
  const folder = data.file('synth');
  const stamp = data.file('synth.json');
  const merged = { ...readJson<{ context?: Context }>(path.join(root, 'cdk.json'))?.context, ...context };
  const fingerprint = fingerprintOf(merged);
  if (readJson<{ fingerprint: string }>(stamp)?.fingerprint === fingerprint && existsSync(folder)) {
    return { folder, fresh: false };
  }
  const draft = data.file('synth.new');
  rmSync(draft, { recursive: true, force: true });
  const child = await startSupervised({
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', path.join(root, 'infra/app.ts')],
    cwd: root,
    env: {
      ...process.env,
      CDK_OUTDIR: draft,
      CDK_CONTEXT_JSON: JSON.stringify(merged),
      // The template's own check takes as long as the synthesis; `npm run synth` and the tests make it.
      CDK_VALIDATION: 'false',
    },
  });
  const code = await child.ended;
  if (code !== 0 || !existsSync(path.join(draft, 'manifest.json'))) {
    throw new StartProblem(`the app does not synthesize (${code}): ${child.lastWords()}`);
  }
  rmSync(stamp, { force: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  replaceFile(stamp, JSON.stringify({ fingerprint }));
  return { folder, fresh: true };
}

function fingerprintOf(context: Context): string {
  const hash = createHash('sha256').update(JSON.stringify(context)).update(process.version);
  for (const file of ['package-lock.json', 'tsconfig.json']) hash.update(readFileSync(path.join(root, file)));
  for (const file of sourceFolders.flatMap((folder) => filesBelow(path.join(root, folder), notSynthesized))) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}
