import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow } from './files-below.ts';
import { StartProblem } from './start-problem.ts';
import { startSupervised } from './supervised-child.ts';

const root = path.join(import.meta.dirname, '../..');
const builds = path.join(root, '.cache/portal');
const kept = 3;

/** The built portal of this checkout, for one machine: made once and found again as long as nothing that goes into it changes. */
export async function buildPortal(): Promise<string> {
  const folder = path.join(builds, fingerprint());
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(builds, { recursive: true });
  const child = await startSupervised({
    command: process.execPath,
    args: [
      path.join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      path.join(root, 'web'),
      '--mode=one-machine',
      '--logLevel=error',
      `--outDir=${draft}`,
    ],
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const code = await child.ended;
  if (code !== 0) throw new StartProblem(`the portal does not build (${code}): ${child.lastWords()}`);
  compressBelow(draft);
  // Another stage may have been as fast; both have built the same.
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  forgetOldBuilds();
  return folder;
}

/** CloudFront compresses what it hands out; here it is done once, beside each file. */
function compressBelow(folder: string): void {
  for (const file of filesBelow(folder).filter((one) => /\.(js|css|html|svg)$/.test(one))) {
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
  }
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  for (const file of ['web', 'shared', 'functions'].flatMap((folder) =>
    filesBelow(path.join(root, folder)),
  )) {
    hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function forgetOldBuilds(): void {
  const byAge = readdirSync(builds)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => ({ name, at: statSync(path.join(builds, name)).mtimeMs }))
    .toSorted((one, other) => other.at - one.at);
  for (const { name } of byAge.slice(kept)) rmSync(path.join(builds, name), { recursive: true, force: true });
}
