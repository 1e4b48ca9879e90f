import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const sources = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file !== '');

interface Import {
  readonly file: string;
  readonly from: string;
}

/** Every import of a file, with ours as paths from the root. */
function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/^\s*(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'/gm)].map(
    (match) => {
      const from = match[1] ?? match[2] ?? '';
      return { file, from: from.startsWith('.') ? path.join(path.dirname(file), from) : from };
    },
  );
}

function importsUnder(folder: string): Import[] {
  return sources.filter((file) => file.startsWith(folder)).flatMap(importsOf);
}

function linesMatching(folder: string, pattern: RegExp, except: readonly string[] = []): string[] {
  return sources
    .filter((file) => file.startsWith(folder) && !except.some((one) => file.startsWith(one)))
    .flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          !isComment(line) && pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
        ),
    );
}

const isComment = (line: string) => /^\s*(\/\*\*|\*|\/\/)/.test(line);
const ours = (from: string) => /^(shared|functions|infra|demo|test|web)\//.test(from);

describe('layers', () => {
  it('keeps the domain to zod and itself (invariant 1)', () => {
    const foreign = importsUnder('shared/domain/').filter(
      ({ from }) => from !== 'zod' && !from.startsWith('shared/domain/'),
    );
    expect(foreign).toEqual([]);
  });

  it('lets the contract know the domain and nothing else of ours', () => {
    const foreign = importsUnder('shared/contract/').filter(({ from }) => {
      return from !== 'zod' && !from.startsWith('shared/domain/') && !from.startsWith('shared/contract/');
    });
    expect(foreign).toEqual([]);
  });

  it('keeps persistence to domain, contract, the AWS SDK and zod', () => {
    const foreign = importsUnder('shared/persistence/').filter(({ from }) => {
      return ours(from)
        ? !from.startsWith('shared/')
        : !/^(zod|@aws-sdk\/|@smithy\/|@aws-crypto\/|node:)/.test(from);
    });
    expect(foreign).toEqual([]);
  });

  it('lets infra import the contract and nothing else of ours', () => {
    const foreign = importsUnder('infra/').filter(
      ({ from }) => ours(from) && !/^(infra|shared\/contract)\//.test(from),
    );
    expect(foreign).toEqual([]);
  });

  it('lets the portal import the contract and the domain, of which the contract gives types and names alone', () => {
    const foreign = importsUnder('web/').filter(
      ({ from }) => ours(from) && !/^(web|shared\/(contract|domain))\//.test(from),
    );
    expect(foreign).toEqual([]);
    const schemas = linesMatching('web/', /^import (?!type).*shared\/contract\/operations/);
    expect(schemas).toEqual([]);
  });

  it('imports middy in the runtime only', () => {
    const elsewhere = importsUnder('').filter(
      ({ file, from }) => from.startsWith('@middy/') && !file.startsWith('functions/runtime/'),
    );
    expect(elsewhere).toEqual([]);
  });

  it('composes table keys in keys.ts only', () => {
    const pattern = /pk: `|sk: `|['"`](FIRM|QUOTE|POLICY|CLAIM|TASK|BUDGET|SETTLEMENT|BANK|COMMAND)#/;
    expect(linesMatching('shared/persistence/', pattern, ['shared/persistence/keys.ts'])).toEqual([]);
    expect(linesMatching('functions/', pattern)).toEqual([]);
  });
});

describe('the budget', () => {
  const budgets = 'shared/persistence/budgets.ts';

  it('is composed, written and moved by budgets.ts only (invariant 11)', () => {
    const composing =
      /['"`#]envelopes|#e\.#|update: keys\.budget|type: 'budget'|(insert|replace|put)\('budget'/;
    expect(linesMatching('shared/persistence/', composing, [budgets])).toEqual([]);
    expect(linesMatching('functions/', composing)).toEqual([]);
    expect(linesMatching(budgets, composing)).not.toEqual([]);
  });
});

describe('ambient inputs', () => {
  it('has no clock, randomness, environment or I/O in the domain (invariant 6)', () => {
    expect(
      linesMatching(
        'shared/domain/',
        /Date\.now\(|new Date\(\)|Math\.random|randomUUID|process\.|fetch\(|console\./,
      ),
    ).toEqual([]);
  });

  it('asks the time in functions/runtime/clock.ts only', () => {
    expect(linesMatching('functions/', /Date\.now\(|new Date\(\)/)).toEqual([]);
  });

  it('counts working days by what was published, not by what is built in (TIM-4)', () => {
    const except = ['functions/runtime/current-catalogue.ts'];
    expect(linesMatching('functions/', /\bbuiltInCalendar\b/, except)).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(linesMatching('functions/', /process\.env/, ['functions/runtime/environment.ts'])).toEqual([]);
    expect(linesMatching('shared/', /process\.env/)).toEqual([]);
  });
});

describe('money', () => {
  /** Amounts one by one, and a column of them at a time. */
  const money = ['shared/domain/money.ts', 'shared/domain/money-columns.ts'];

  it('is rounded in money.ts and money-columns.ts only (invariant 3)', () => {
    const pattern = /Math\.(round|floor|ceil)|toFixed|parseFloat/;
    expect(linesMatching('shared/', pattern, [...money, 'shared/domain/dates.ts'])).toEqual([]);
    expect(linesMatching('functions/', pattern)).toEqual([]);
  });

  it('is never multiplied or divided outside them', () => {
    const pattern = /\b\w*Fen\b\s*[*/]|[*/]\s*\b\w*Fen\b/;
    expect(linesMatching('shared/', pattern, money)).toEqual([]);
    // The width of a picture is no amount.
    expect(linesMatching('web/', pattern, ['web/components/split-bar.tsx'])).toEqual([]);
  });
});

describe('truth by type', () => {
  it('casts nothing into what it is not', () => {
    const pattern = /\bas (any|unknown as|never)\b|: any\b|@ts-(ignore|nocheck)/;
    for (const folder of ['shared/', 'functions/', 'infra/', 'web/'])
      expect(linesMatching(folder, pattern)).toEqual([]);
  });
});
