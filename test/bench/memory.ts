import { readdirSync, readFileSync } from 'node:fs';
import { tellFoundingStory } from '../../demo/story.ts';
import { newDataFolder, removeDataFolder, startStageProcess } from '../support/stage.ts';
import type { Figures } from './figures.ts';

const silent = { heading: () => undefined, step: () => undefined };

/** Resident memory of a stage, all its processes together: just started, and after the founding story has used its functions. */
export async function benchMemory(): Promise<Figures> {
  const dataDir = await newDataFolder();
  const stage = await startStageProcess(dataDir);
  try {
    const idle = residentBy(stage.processId);
    await tellFoundingStory(stage.service, silent);
    const used = residentBy(stage.processId);
    const rows = [...used].map(([name, size]) => [name, idle.get(name) ?? 0, size]);
    return {
      title: 'Stage, resident MB (goal: at most 600 in all)',
      columns: ['process', 'just started', 'after the founding story'],
      rows: [...rows, ['all', sumOf(idle), sumOf(used)]],
    };
  } finally {
    await stage.stop();
    await removeDataFolder(dataDir);
  }
}

function residentBy(root: number): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const pid of treeOf(root)) {
    const name = fieldOf(pid, 'Name');
    sizes.set(name, (sizes.get(name) ?? 0) + megabytes(pid));
  }
  return sizes;
}

function sumOf(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function treeOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((low, high) => low - high)
    .map((pid) => ({ pid, parent: Number(fieldOf(pid, 'PPid')) }));
  const tree = [root];
  for (const { pid, parent } of parents) if (tree.includes(parent)) tree.push(pid);
  return tree;
}

function megabytes(pid: number): number {
  return Math.round(Number(fieldOf(pid, 'VmRSS').replace(/\D/g, '')) / 1_024);
}

function fieldOf(pid: number, field: string): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
  } catch {
    return '';
  }
}
