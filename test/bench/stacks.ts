import { synthesize } from '../infra/synthesized.ts';
import type { Figures } from './figures.ts';

/** Resources of each stack; CloudFormation takes 500 in one. */
export async function benchStacks(): Promise<Figures> {
  const { stacks } = synthesize();
  return {
    title: 'CloudFormation resources of each stack (limit: 500)',
    columns: ['stack', 'resources'],
    rows: Object.entries(stacks).map(([name, { Resources }]) => [name, Object.keys(Resources).length]),
  };
}
