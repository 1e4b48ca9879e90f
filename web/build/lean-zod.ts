import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const spare = /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/;
const core = /zod\/v4\/core\/core\.js$/;
const setting = '__zod_globalConfig = {}';

/**
 * zod as pages need it: without what writes JSON Schema, which throws when it is used, and told from the start that it may not
 * make code, which the policy of our pages refuses and browsers report.
 */
export function leanZod(): Plugin {
  return {
    name: 'kebao-lean-zod',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (spare.test(id)) return withoutBodies(readFileSync(id, 'utf8'));
      if (!core.test(id)) return undefined;
      const source = readFileSync(id, 'utf8');
      if (!source.includes(setting)) throw new Error('zod keeps its settings elsewhere now');
      return source.replace(setting, '__zod_globalConfig = { jitless: true }');
    },
  };
}

function withoutBodies(source: string): string {
  const names = [...source.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name = '']) => name);
  return `function leftOut() { throw new Error('no page writes JSON Schema'); }
    export { ${names.map((name) => `leftOut as ${name}`).join(', ')} };`;
}
