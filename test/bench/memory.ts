import { readdirSync, readFileSync } from 'node:fs';
import { newDataFolder, removeDataFolder, startStageProcess } from '../support/stage.ts';
import type { Figures } from './figures.ts';

/** Resident memory of an idle stage, all its processes together (goal: at most 600 MB). */
export async function benchMemory(): Promise<Figures> {
  const dataDir = await newDataFolder();
  const stage = await startStageProcess(dataDir);
  try {
    const rows = treeOf(stage.processId).map((pid) => [nameOf(pid), megabytes(pid)] as const);
    const total = rows.reduce((sum, [, size]) => sum + size, 0);
    return {
      title: 'Idle stage, resident MB (goal: at most 600)',
      columns: ['process', 'MB'],
      rows: [...rows, ['all', total]],
    };
  } finally {
    await stage.stop();
    await removeDataFolder(dataDir);
  }
}

function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    parents.set(Number(entry), Number(fieldOf(Number(entry), 'PPid')));
  }
  const tree = [root];
  for (const [pid, parent] of [...parents].toSorted(([a], [b]) => a - b))
    if (tree.includes(parent)) tree.push(pid);
  return tree;
}

function megabytes(pid: number): number {
  return Math.round(Number(fieldOf(pid, 'VmRSS').replace(/\D/g, '')) / 1_024);
}

function nameOf(pid: number): string {
  return fieldOf(pid, 'Name');
}

function fieldOf(pid: number, field: string): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
  } catch {
    return '';
  }
}
