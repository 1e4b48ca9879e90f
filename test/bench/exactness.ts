import { differenceIn, randomCases } from '../oracle/differences.ts';
import { Draw } from '../support/random-requests.ts';
import { drawInput, portfolioInput, preparedDecision } from './decision.ts';
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

/** A portfolio of a million policies priced anew (goal Q4: a second of one core). */
export function benchPortfolio(): Figures {
  const draw = new Draw(20_260_117);
  const policies = 1_000_000;
  const inputs = Array.from({ length: policies }, () => drawInput(draw));
  const portfolio = inputs.map(portfolioInput);
  const decide = preparedDecision();
  let [premiumFen, subsidyFen] = [0n, 0n];
  const from = process.cpuUsage();
  const premiums = new Float64Array(policies);
  const subsidies = new Float64Array(policies);
  for (const [index, policy] of portfolio.entries()) {
    const decided = decide(policy);
    premiums[index] = decided.premiumFen;
    subsidies[index] = decided.subsidyFen;
  }
  const { user, system } = process.cpuUsage(from);
  let wrong = 0;
  for (const [index, input] of inputs.entries()) {
    const oracle = byOracle(input);
    if (oracle.premiumFen !== premiums[index] || oracle.subsidyFen !== subsidies[index]) wrong += 1;
    premiumFen += BigInt(oracle.premiumFen);
    subsidyFen += BigInt(oracle.subsidyFen);
  }
  return {
    title: 'A portfolio priced anew (goal Q4: a million policies in a second of one core)',
    columns: ['policies', 'CPU seconds', 'premium fen', 'subsidy fen', 'differences'],
    rows: [
      [
        policies,
        Number(((user + system) / 1_000_000).toFixed(2)),
        String(premiumFen),
        String(subsidyFen),
        wrong,
      ],
    ],
  };
}
