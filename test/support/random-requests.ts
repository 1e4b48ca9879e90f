import { instant } from '../../shared/domain/dates.ts';
import { firm } from '../../shared/domain/firms/firm.ts';
import { type Standing, standing } from '../../shared/domain/firms/standing.ts';
import { asPpm } from '../../shared/domain/money.ts';
import { type QuoteRequest, quoteRequest } from '../../shared/domain/quoting/quote-request.ts';
import type { Quote } from '../../shared/domain/quoting/quote.ts';
import type { QuoteFacts } from '../../shared/domain/quoting/request-quote.ts';
import { type Registration, registration } from '../../shared/domain/registries/registration.ts';
import { type Budget, budget } from '../../shared/domain/subsidies/budget.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { insuredCode, type Versions } from './random-versions.ts';

export interface RandomCase {
  readonly request: QuoteRequest;
  readonly facts: QuoteFacts;
  readonly underwritten: Quote['underwriting'];
}

const now = instant.parse('2026-01-05T01:00:00.000Z');
const uscc = '91610100QKB0000102';
const year = 2026;
/** Round sums, on which floating point goes wrong most, and edges of safe integers. */
const roundFen = [
  1, 100, 2_050_000_00, 1_000_000_00, 300_000_00, 99_999_999, 1_000_000_000_00, 9_999_999_999_999,
];

/** A source of numbers that is the same for the same seed (mulberry32). */
export class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to below `bound`. */
  below(bound: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound);
  }

  one<Value>(of: readonly [Value, ...Value[]]): Value {
    return of[this.below(of.length)] ?? of[0];
  }

  chance(outOf: number): boolean {
    return this.below(outOf) === 0;
  }
}

/** A made-up firm, what it has been granted so far, and what the programmes have left, at the edges of caps too. */
export function randomFacts({ product, programmes }: Versions, draw: Draw): QuoteFacts {
  return {
    now,
    product,
    firm: firm.parse({
      uscc,
      name: '随机科技有限公司',
      divisionCode: draw.one(['610113', '610113', '610100', '610000', '610700']),
      industryCode: draw.one([undefined, 'C3976', 'C3911', 'C', 'I6510', 'M7320', 'A0111']),
    }),
    rows: randomRows(draw),
    standing: randomStanding(programmes, draw),
    programmes,
    budgets: new Map(programmes.flatMap((one) => randomBudget(one, draw))),
  };
}

/** A request of that firm: round sums and the edges of every band among them. */
export function randomRequest(facts: QuoteFacts, draw: Draw): RandomCase {
  const { premium } = facts.product;
  const hasSums = premium.kind === 'rate' || premium.kind === 'underwritten';
  const edges = facts.programmes.flatMap((one) => one.rates.flatMap((row) => row.sumUpToFen ?? []));
  const sum = sumNear(draw, edges);
  const value = draw.one([sum, sum + 1, Math.max(1, sum - 1), 50_000_000]);
  const other = draw.one([0, 1, draw.below(3_000_000)]);
  const elsewhere = { name: '外地分公司', divisionCode: '440100', premiumFen: draw.below(200_000) };
  const request = quoteRequest.parse({
    productCode: insuredCode,
    uscc,
    start: draw.one(['2026-01-10', '2026-04-04']),
    sumsInsured: hasSums ? { main: sum, rider: sumNear(draw, edges) } : undefined,
    insurableValueFen: draw.chance(2) ? value : undefined,
    periodMonths: draw.chance(3) ? 1 + draw.below(36) : undefined,
    riders: hasSums && draw.chance(2) ? ['rider'] : undefined,
    units:
      premium.kind === 'per-unit' && draw.chance(2)
        ? { class: draw.one(['unit-a', 'unit-b']), count: 1 + draw.below(100) }
        : undefined,
    answers: { stage: draw.one(['lab', 'pilot', 'trial', 'market', 'other']) },
    otherSubsidies: draw.chance(4) ? [{ name: '其他', fen: other }] : undefined,
    members: draw.chance(8) ? [elsewhere] : undefined,
  });
  const isDecided = premium.kind === 'underwritten' ? !draw.chance(4) : draw.chance(8);
  const ratePpm = draw.one([0, 1, 50_000, 33_333, draw.below(80_001)]);
  return { request, facts, underwritten: hasSums && isDecided ? underwritingAt(ratePpm) : undefined };
}

function underwritingAt(ratePpm: number): Quote['underwriting'] {
  return { outcome: 'accept', ratePpm: asPpm(ratePpm), reason: 'random', by: 'underwriter', at: now };
}

function sumNear(draw: Draw, edges: readonly number[]): number {
  const [edge] = edges;
  switch (draw.below(4)) {
    case 0:
      return (1 + draw.below(10_000)) * 1_000_000;
    case 1:
      return roundFen[draw.below(roundFen.length)] ?? 1;
    case 2:
      return edge === undefined ? 1 + draw.below(1_000_000_000) : Math.max(1, edge - 1 + draw.below(3));
    default:
      return 1 + draw.below(4_000_000_000);
  }
}

function randomRows(draw: Draw): readonly Registration[] {
  const row = { uscc, validFrom: '2025-01-01', validTo: '2027-12-31' };
  const score = draw.one([0, 39, 40, 41, 59, 60, 69, 70, 71, 79, 80, 94, 95, 96]);
  return [
    ...(draw.chance(4) ? [] : [registration.parse({ ...row, kind: 'hnte', number: 'H1' })]),
    ...(draw.chance(2)
      ? [registration.parse({ ...row, kind: 'innovation-points', number: 'I1', score })]
      : []),
    ...(draw.chance(20) ? [registration.parse({ ...row, kind: 'dishonest', number: 'D1' })] : []),
  ];
}

function randomStanding(programmes: readonly Programme[], draw: Draw): Standing {
  const granted = programmes.flatMap((one) => {
    const cap = one.firmYearCapFen ?? one.policyCapFen ?? 1_000_000;
    const used = draw.one([
      0,
      cap,
      cap + 1,
      Math.max(0, cap - 1),
      Math.max(0, cap - 10_000),
      draw.below(cap + 1),
    ]);
    const named = draw.one(['of-lab', 'of-product', 'of-unit', insuredCode]);
    return [
      ...(draw.chance(2) ? [{ programmeId: one.id, year, class: named, fen: used }] : []),
      ...(draw.chance(3) ? [{ programmeId: one.id, year: year - 1, class: named, fen: draw.below(2) }] : []),
      ...(draw.chance(4) ? [{ programmeId: one.id, year: year - 2, class: named, fen: 5 }] : []),
    ];
  });
  return standing.parse({ uscc, granted, live: [], revision: 0 });
}

function randomBudget(of: Programme, draw: Draw): [string, Budget][] {
  if (draw.chance(10)) return [];
  const none = { reservedFen: 0, accruedFen: 0, paidFen: 0, clawedBackFen: 0 };
  const envelopes = of.levels.map(({ level }) => {
    const left = draw.chance(4) ? draw.below(2_000_000) : 900_000_000_000_000;
    return [level, { level, approvedFen: left, availableFen: left, ...none }];
  });
  return [
    [
      of.id,
      budget.parse({ programmeId: of.id, year, revision: 0, envelopes: Object.fromEntries(envelopes) }),
    ],
  ];
}
