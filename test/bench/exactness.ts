import { differenceIn, randomCases } from '../oracle/differences.ts';
import { Draw } from '../support/random-requests.ts';
import { drawInput, policyOf, PreparedDecision } from './decision.ts';
import type { Figures } from './figures.ts';
import { byOracle } from './hand-written.ts';

/** A million quotes against an oracle that shares no code with them (goal Q1). */
export function benchExactness(): Figures {
  let [quotes, wrong] = [0, 0];
  for (const one of randomCases(20_260_116, { versions: 2_500, firms: 20, requests: 20 })) {
    quotes += 1;
    if (differenceIn(one) !== undefined) wrong += 1;
  }
  return {
    title: 'Quotes of made-up products and programmes against an independent oracle (goal Q1: 0 differences)',
    columns: ['quotes', 'differences'],
    rows: [[quotes, wrong]],
  };
}

/**
 * A portfolio of a million policies priced anew (goal Q4: a second of one core), a few thousand at a time: their words entered as
 * numbers, and decided. And what it takes to prepare the versions for it.
 */
export function benchPortfolio(): Figures {
  const draw = new Draw(20_260_117);
  const policies = 1_000_000;
  const inputs = Array.from({ length: policies }, () => drawInput(draw));
  const portfolio = inputs.map(policyOf);
  const premiums = new Float64Array(policies);
  const subsidies = new Float64Array(policies);
  const decision = new PreparedDecision(atATime);
  const from = process.cpuUsage();
  for (let start = 0; start < policies; start += atATime) {
    const some = portfolio.slice(start, start + atATime);
    for (const [at, policy] of some.entries()) decision.enter(at, policy);
    decision.decide(0, some.length);
    const { grossFen, grants } = decision.portfolio.subsidised;
    premiums.set(grossFen.subarray(0, some.length), start);
    subsidies.set(grants[0]?.grantedFen.subarray(0, some.length) ?? [], start);
  }
  const { user, system } = process.cpuUsage(from);
  let [wrong, premiumFen, subsidyFen] = [0, 0n, 0n];
  for (const [index, input] of inputs.entries()) {
    const oracle = byOracle(input);
    if (oracle.premiumFen !== premiums[index] || oracle.subsidyFen !== subsidies[index]) wrong += 1;
    premiumFen += BigInt(oracle.premiumFen);
    subsidyFen += BigInt(oracle.subsidyFen);
  }
  const seconds = Number(((user + system) / 1_000_000).toFixed(2));
  return {
    title:
      'A portfolio priced anew (goals: a million policies in a second of one core, versions prepared in 5 ms)',
    columns: [
      'policies',
      'CPU seconds',
      'premium fen',
      'subsidy fen',
      'differences',
      'ms to prepare the versions',
    ],
    rows: [[policies, seconds, String(premiumFen), String(subsidyFen), wrong, preparedInMillis(portfolio)]],
  };
}

const atATime = 4_096;

/** Product and programme prepared, and the rates of every combination of factors that a few thousand policies meet. */
function preparedInMillis(portfolio: readonly ReturnType<typeof policyOf>[]): number {
  const some = portfolio.slice(0, atATime);
  const runs = Array.from({ length: 9 }, () => {
    const from = process.hrtime.bigint();
    const decision = new PreparedDecision(1);
    for (const policy of some) decision.enter(0, policy);
    return Number(process.hrtime.bigint() - from) / 1_000_000;
  });
  return Number(Math.min(...runs).toFixed(2));
}
