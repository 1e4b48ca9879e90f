import { Draw } from '../support/random-requests.ts';
import { type Decided, drawInput, type Input, policyOf, PreparedDecision } from './decision.ts';
import { jsonLogicDecision, jsonRulesDecision, logicInput, zenDecision } from './decision-engines.ts';
import type { Figures } from './figures.ts';
import { byHand, byOracle, columnsByHand, HandColumns } from './hand-written.ts';

const rounds = 15;
const size = 4_096;

/** Everything that decides gets the inputs in the form that suits it, before the clock runs. */
interface Contender {
  readonly name: string;
  /** Decides the inputs from the first on, again and again. */
  readonly run: (decisions: number) => void | Promise<void>;
  /** What it decided, or decides, on the so-manieth input. */
  readonly answer: (index: number) => Decided | Promise<Decided>;
  /** Decisions a round: each takes about as long as the others'. */
  readonly perRound: number;
  readonly goal: string;
}

/**
 * The same decision by prepared pricing, by hand and by the engines: first every answer against an oracle, then all of them in
 * turns in one run, each judged by its fastest round (goals Q2 and Q3). Who decides on numbers is to be held beside prepared
 * pricing on columns, who decides on words beside prepared pricing that enters each policy first.
 */
export async function benchPricing(): Promise<Figures> {
  const draw = new Draw(20_260_115);
  const inputs = Array.from({ length: size }, () => drawInput(draw));
  const onColumns = prepared(inputs);
  const entering = enteredFirst(inputs);
  const contenders: readonly Contender[] = [
    onColumns,
    onColumnsByHand(inputs),
    onePolicyAtATime(inputs),
    entering,
    atOnce('exact by hand, on objects', 50 * size, '≥ 0.8', inputs, byHand),
    atOnce('json-logic-js', size, '≥ 50', inputs.map(logicInput), jsonLogicDecision()),
    later('json-rules-engine (eligibility only)', 1_024, '≥ 200', inputs, jsonRulesDecision()),
    later('@gorules/zen-engine', 512, '≥ 500', inputs, zenDecision()),
  ];
  const wrong = new Map<string, number>();
  for (const one of contenders) wrong.set(one.name, await differences(one, inputs));
  const nanos = new Map<string, number[]>(contenders.map((one) => [one.name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of contenders) nanos.get(one.name)?.push(await nanosEach(one));
  }
  const fastest = (one: Contender) => Math.min(...(nanos.get(one.name) ?? []));
  const rows = contenders.map((one) => {
    const its = fastest(one);
    const ratios = [onColumns, entering].map((ours) => rounded(its / fastest(ours)));
    return [one.name, size, wrong.get(one.name) ?? 0, rounded(its), ...ratios, one.goal];
  });
  return {
    title: 'One decision, side by side: how many times as fast prepared pricing is (goals Q2, Q3)',
    columns: [
      'engine',
      'answers checked',
      'wrong',
      'ns a decision',
      '÷ prepared, on columns',
      '÷ prepared, words entered',
      'goal',
    ],
    rows,
  };
}

function prepared(inputs: readonly Input[]): Contender {
  const decision = entered(inputs);
  return {
    name: 'prepared pricing, on columns',
    perRound: 100 * size,
    goal: '',
    run: (decisions) => {
      for (let done = 0; done < decisions; done += size) decision.decide(0, size);
    },
    answer: (index) => decision.at(index),
  };
}

function onColumnsByHand(inputs: readonly Input[]): Contender {
  const columns = new HandColumns(inputs);
  columnsByHand(columns, 0, size);
  return {
    name: 'exact by hand, on the same columns',
    perRound: 100 * size,
    goal: '≥ 0.8',
    run: (decisions) => {
      for (let done = 0; done < decisions; done += size) columnsByHand(columns, 0, size);
    },
    answer: (index) => columns.at(index),
  };
}

/** The words of a policy become numbers each time, as where a policy is priced only once. */
function enteredFirst(inputs: readonly Input[]): Contender {
  const policies = inputs.map(policyOf);
  const decision = entered(inputs);
  return {
    name: 'prepared pricing, each policy entered first',
    perRound: 20 * size,
    goal: '',
    run: (decisions) => {
      for (let done = 0; done < decisions; done += size) {
        for (let at = 0; at < policies.length; at += 1)
          decision.enter(at, policies[at] as (typeof policies)[0]);
        decision.decide(0, size);
      }
    },
    answer: (index) => decision.at(index),
  };
}

function onePolicyAtATime(inputs: readonly Input[]): Contender {
  const decision = entered(inputs);
  return {
    name: 'prepared pricing, on columns, one policy at a time',
    perRound: 10 * size,
    goal: '',
    run: (decisions) => {
      for (let done = 0; done < decisions; done += 1) decision.decide(done % size, (done % size) + 1);
    },
    answer: (index) => decision.at(index),
  };
}

function entered(inputs: readonly Input[]): PreparedDecision {
  const decision = new PreparedDecision(inputs.length);
  for (const [at, input] of inputs.entries()) decision.enter(at, policyOf(input));
  decision.decide(0, inputs.length);
  return decision;
}

function atOnce<Form>(
  name: string,
  perRound: number,
  goal: string,
  inputs: readonly Form[],
  decideOne: (input: Form) => Decided,
): Contender {
  const answer = (index: number) => decideOne(inputs[index] as Form);
  const run = (decisions: number) => {
    let total = 0;
    for (let done = 0; done < decisions; done += 1) total += answer(done % size).subsidyFen;
    if (total <= 0) throw new Error('no subsidy at all');
  };
  return { name, perRound, goal, run, answer };
}

function later<Form>(
  name: string,
  perRound: number,
  goal: string,
  inputs: readonly Form[],
  decideOne: (input: Form) => Promise<Decided>,
): Contender {
  const answer = (index: number) => decideOne(inputs[index] as Form);
  const run = async (decisions: number) => {
    let total = 0;
    for (let done = 0; done < decisions; done += 1) total += (await answer(done % size)).subsidyFen;
    if (total <= 0) throw new Error('no subsidy at all');
  };
  return { name, perRound, goal, run, answer };
}

async function differences(of: Contender, inputs: readonly Input[]): Promise<number> {
  let wrong = 0;
  for (const [index, input] of inputs.entries()) {
    const said = JSON.stringify(inOrder(await of.answer(index)));
    if (said !== JSON.stringify(inOrder(byOracle(input)))) wrong += 1;
  }
  return wrong;
}

function inOrder({ isEligible, premiumFen, netOfVatFen, subsidyFen, levelsFen }: Decided) {
  return [isEligible, premiumFen, netOfVatFen, subsidyFen, ...levelsFen];
}

async function nanosEach({ run, perRound }: Contender): Promise<number> {
  const from = process.hrtime.bigint();
  await run(perRound);
  const nanos = Number(process.hrtime.bigint() - from);
  return nanos / perRound;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
