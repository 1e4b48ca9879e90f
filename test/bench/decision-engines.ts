import { ZenEngine } from '@gorules/zen-engine';
import jsonLogic, { type Logic } from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import {
  bands,
  capFen,
  type Decided,
  division,
  industries,
  type Input,
  months,
  ratesPpm,
  sharesPpm,
  stages,
  statuses,
  subsidyPpm,
} from './decision.ts';
import { byHand } from './hand-written.ts';

const [, second, third] = sharesPpm;

/** Two thirds of the work by hand: json-rules-engine is asked for eligibility only, which flatters it. */
export function jsonRulesDecision(): (input: Input) => Promise<Decided> {
  const engine = new Engine();
  engine.addOperator('starts-with', (code: string, beginning: string) => code.startsWith(beginning));
  engine.addRule({
    conditions: {
      all: [
        { fact: 'status', operator: 'in', value: [...statuses] },
        { fact: 'isDishonest', operator: 'equal', value: false },
        { fact: 'divisionCode', operator: 'starts-with', value: division },
        { fact: 'spare', operator: 'greaterThanInclusive', value: 0 },
        { fact: 'months', operator: 'greaterThanInclusive', value: months.least },
        { fact: 'months', operator: 'lessThanInclusive', value: months.most },
      ],
    },
    event: { type: 'eligible' },
  });
  return async (input) => {
    const { status, isDishonest, divisionCode } = input;
    const spare = input.rdSpendFen * 100 - input.revenueFen * 3;
    const { events } = await engine.run({ status, isDishonest, divisionCode, spare, months: input.months });
    const isEligible = events.length > 0;
    const decided = byHand(input);
    return isEligible ? decided : { ...decided, isEligible, subsidyFen: 0, levelsFen: [] };
  };
}

const fact = (name: string): Logic => ({ var: name });
/** a ÷ b of whole numbers, rounded down: json-logic has no floor. */
const down = (a: Logic, b: number): Logic => ({ '/': [{ '-': [a, { '%': [a, b] }] }, b] });

/** json-logic looks up only what is in its facts, so the table of rates is one of them. */
export function logicInput(input: Input) {
  return { ...input, table };
}

const table = Object.fromEntries(
  industries.map((industry, row) => [
    industry,
    Object.fromEntries(stages.map((stage, column) => [stage, ratesPpm[row]?.[column] ?? []])),
  ]),
);

/** Eligibility, rate, premium and subsidy as one expression each; the split is done by hand. */
export function jsonLogicDecision(): (input: Input & { readonly table: unknown }) => Decided {
  const isEligible: Logic = {
    and: [
      { in: [fact('status'), [...statuses]] },
      { '!': [fact('isDishonest')] },
      { '==': [{ substr: [fact('divisionCode'), 0, 2] }, division] },
      { '>=': [{ '*': [fact('rdSpendFen'), 100] }, { '*': [fact('revenueFen'), 3] }] },
      { '<=': [months.least, fact('months'), months.most] },
    ],
  };
  const band: Logic = {
    if: bands
      .toReversed()
      .flatMap((from, index): Logic[] => [{ '>=': [fact('points'), from] }, bands.length - 1 - index]),
  };
  const rate: Logic = {
    var: { cat: ['table.', fact('industry'), '.', fact('stage'), '.', band] },
  };
  const doubled: Logic = { '+': [{ '*': [2, fact('sumFen'), rate, fact('months')] }, 12_000_000] };
  const premium = down(doubled, 24_000_000);
  const net = down({ '+': [{ '*': [200, fact('premiumFen')] }, 106] }, 212);
  const left: Logic = { max: [0, { '-': [capFen, fact('usedFen')] }] };
  const full = down({ '*': [fact('premiumFen'), subsidyPpm] }, 1_000_000);
  const subsidy: Logic = { if: [fact('isEligible'), { min: [full, left] }, 0] };
  return (input) => {
    const eligible = jsonLogic.apply(isEligible, input) === true;
    const premiumFen = Number(jsonLogic.apply(premium, input));
    const subsidyFen = Number(
      jsonLogic.apply(subsidy, { premiumFen, usedFen: input.usedFen, isEligible: eligible }),
    );
    const netOfVatFen = Number(jsonLogic.apply(net, { premiumFen }));
    return { isEligible: eligible, premiumFen, netOfVatFen, subsidyFen, levelsFen: splitByHand(subsidyFen) };
  };
}

function splitByHand(subsidyFen: number): readonly number[] {
  if (subsidyFen === 0) return [];
  const parts = [Math.floor((subsidyFen * second) / 1_000_000), Math.floor((subsidyFen * third) / 1_000_000)];
  return [subsidyFen - parts.reduce((sum, one) => sum + one, 0), ...parts];
}

/** One table of 40 rows (industry and stage, with the rates of all bands) and one node of expressions: the tuned graph. */
export function zenDecision(): (input: Input) => Promise<Decided> {
  const rules = industries.flatMap((industry, row) =>
    stages.map((stage, column) => ({
      _id: `${industry}-${stage}`,
      industry: `"${industry}"`,
      stage: `"${stage}"`,
      rates: JSON.stringify(ratesPpm[row]?.[column] ?? []),
    })),
  );
  const bandOf = bands.slice(1).map((from) => `(points >= ${from} ? 1 : 0)`);
  const expressions = [
    ['rate', `rates[${bandOf.join(' + ')}]`],
    ['premiumFen', 'floor((2 * sumFen * $.rate * months + 12000000) / 24000000)'],
    ['netOfVatFen', 'floor((200 * $.premiumFen + 106) / 212)'],
    [
      'isEligible',
      `status in ${JSON.stringify(statuses)} and isDishonest == false and startsWith(divisionCode, "${division}") and rdSpendFen * 100 >= revenueFen * 3 and months >= ${months.least} and months <= ${months.most}`,
    ],
    ['full', `$.isEligible ? floor($.premiumFen * ${subsidyPpm} / 1000000) : 0`],
    ['subsidyFen', `min([$.full, max([0, ${capFen} - usedFen])])`],
    ['second', `floor($.subsidyFen * ${second} / 1000000)`],
    ['third', `floor($.subsidyFen * ${third} / 1000000)`],
  ];
  const decision = new ZenEngine().createDecision({
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        position: { x: 0, y: 0 },
        content: {
          hitPolicy: 'first',
          passThrough: true,
          inputs: ['industry', 'stage'].map((field) => ({ id: field, name: field, field })),
          outputs: [{ id: 'rates', name: 'rates', field: 'rates' }],
          rules,
        },
      },
      {
        id: 'price',
        name: 'price',
        type: 'expressionNode',
        position: { x: 0, y: 0 },
        content: {
          expressions: expressions.map(([key, value]) => ({ id: key, key, value })),
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: [
      ['in', 'table'],
      ['table', 'price'],
      ['price', 'out'],
    ].map(([sourceId, targetId]) => ({ id: `${sourceId}-${targetId}`, sourceId, targetId, type: 'edge' })),
  });
  return async (input) => {
    const { result } = await decision.evaluate(input);
    const { isEligible, premiumFen, netOfVatFen, subsidyFen } = result;
    const parts = [result.second, result.third];
    return {
      isEligible,
      premiumFen,
      netOfVatFen,
      subsidyFen,
      levelsFen: subsidyFen === 0 ? [] : [subsidyFen - parts[0] - parts[1], ...parts],
    };
  };
}
