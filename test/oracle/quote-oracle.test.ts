import { expect, it } from 'vitest';
import { limitWords } from '../../shared/domain/subsidies/grant-subsidy.ts';
import { differenceIn, randomCases, wordsIn } from './differences.ts';

it('20,000 quotes of made-up products under made-up programmes are what the rulebook says, to the fen (6.1, MNY-1 … MNY-4)', () => {
  const differences: string[] = [];
  const met = new Set<string>();
  let quotes = 0;
  for (const one of randomCases(20_260_110, { versions: 500, firms: 4, requests: 10 })) {
    const difference = differenceIn(one);
    quotes += 1;
    for (const word of wordsIn(one)) met.add(word);
    if (difference !== undefined) differences.push(difference);
  }
  expect(differences.slice(0, 3)).toEqual([]);
  expect(quotes).toBe(20_000);
  expect(limitWords.filter((word) => !met.has(word))).toEqual(['performance']);
});
