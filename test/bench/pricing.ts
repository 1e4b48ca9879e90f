import { Draw } from '../support/random-requests.ts';
import { type Decided, drawInput, type Input, portfolioInput, preparedDecision } from './decision.ts';
import { jsonLogicDecision, jsonRulesDecision, logicInput, zenDecision } from './decision-engines.ts';
import type { Figures } from './figures.ts';
import { byHand, byOracle } from './hand-written.ts';

const rounds = 9;
const checked = 2_000;

interface Contender {
  readonly name: string;
  /** Decides the so-manieth input, which it has in the form that suits it. */
  readonly decide: (index: number) => Decided | Promise<Decided>;
  /** Decisions a round: each takes about as long as the others'. */
  readonly perRound: number;
  readonly goal: string;
}

/**
 * The same decision by prepared pricing, by hand and by the engines: first every answer against an oracle, then all of them in
 * turns in one run (goals Q2 and Q3).
 */
export async function benchPricing(): Promise<Figures> {
  const draw = new Draw(20_260_115);
  const inputs = Array.from({ length: 4_096 }, () => drawInput(draw));
  const contenders: readonly Contender[] = [
    contender('prepared pricing', 200_000, '', inputs.map(portfolioInput), preparedDecision()),
    contender('exact by hand', 200_000, '≥ 0.8', inputs, byHand),
    contender('json-logic-js', 4_000, '≥ 50', inputs.map(logicInput), jsonLogicDecision()),
    contender('json-rules-engine (eligibility only)', 1_000, '≥ 200', inputs, jsonRulesDecision()),
    contender('@gorules/zen-engine', 500, '≥ 500', inputs, zenDecision()),
  ];
  const wrong = new Map<string, number>();
  for (const one of contenders) wrong.set(one.name, await differences(one, inputs.slice(0, checked)));
  const nanos = new Map<string, number[]>(contenders.map((one) => [one.name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of contenders) nanos.get(one.name)?.push(await nanosEach(one));
  }
  const [ours] = contenders.map((one) => Math.min(...(nanos.get(one.name) ?? [])));
  const rows = contenders.map((one) => {
    const its = Math.min(...(nanos.get(one.name) ?? []));
    return [one.name, checked, wrong.get(one.name) ?? 0, ratio(its / (ours ?? its)), one.goal];
  });
  return {
    title: 'One decision, side by side: how many times as fast prepared pricing is (goals Q2, Q3)',
    columns: ['engine', 'answers checked', 'wrong', 'prepared is faster by', 'goal'],
    rows,
  };
}

function contender<Form>(
  name: string,
  perRound: number,
  goal: string,
  inputs: readonly Form[],
  decideOne: (input: Form) => Decided | Promise<Decided>,
): Contender {
  return { name, perRound, goal, decide: (index) => decideOne(inputs[index % inputs.length] as Form) };
}

async function differences(of: Contender, inputs: readonly Input[]): Promise<number> {
  let wrong = 0;
  for (const [index, input] of inputs.entries()) {
    const said = JSON.stringify(inOrder(await of.decide(index)));
    if (said !== JSON.stringify(inOrder(byOracle(input)))) wrong += 1;
  }
  return wrong;
}

function inOrder({ isEligible, premiumFen, netOfVatFen, subsidyFen, levelsFen }: Decided) {
  return [isEligible, premiumFen, netOfVatFen, subsidyFen, ...levelsFen];
}

/** Nanoseconds a decision; what answers at once is not waited for. */
async function nanosEach({ decide, perRound }: Contender): Promise<number> {
  let total = 0;
  const from = process.hrtime.bigint();
  for (let turn = 0; turn < perRound; turn += 1) {
    const decided = decide(turn);
    total += 'then' in decided ? (await decided).subsidyFen : decided.subsidyFen;
  }
  const nanos = Number(process.hrtime.bigint() - from);
  if (total < 0) throw new Error('a subsidy below nothing');
  return nanos / perRound;
}

function ratio(value: number): number {
  return Number(value.toPrecision(3));
}
