import { describe, expect, it } from 'vitest';
import {
  divisionHolds,
  maySee,
  type Parties,
  type Role,
  type Scope,
  scopeOf,
} from '../../../shared/domain/access/role.ts';
import { divisionCode, insurerCode, uscc } from '../../../shared/domain/ids.ts';

const ownFirm = uscc.parse('91610100QKB0000102');
const otherFirm = uscc.parse('91610100QKB000029Y');
const lead = insurerCode.parse('picc-sn');
const follower = insurerCode.parse('cpic-sn');
const division = (code: string) => divisionCode.parse(code);

describe('a division', () => {
  it.each([
    ['610000', '610000', true],
    ['610000', '610100', true],
    ['610000', '610113', true],
    ['610100', '610100', true],
    ['610100', '610113', true],
    ['610113', '610113', true],
    ['610113', '610100', false],
    ['610113', '610114', false],
    ['610100', '610000', false],
    ['610100', '610200', false],
    ['610000', '420000', false],
    ['610000', '620113', false],
  ])('%s and %s: holds it, %s', (outer, inner, holds) => {
    expect(divisionHolds(division(outer), division(inner))).toBe(holds);
  });
});

const scopes = {
  'the firm itself': { kind: 'firm', uscc: ownFirm },
  'another firm': { kind: 'firm', uscc: otherFirm },
  'the leading insurer': { kind: 'insurer', insurer: lead },
  'a following insurer': { kind: 'insurer', insurer: follower },
  'an insurer that has no share': { kind: 'insurer', insurer: insurerCode.parse('pingan-sn') },
  'its province': { kind: 'bureau', division: division('610000') },
  'its county': { kind: 'bureau', division: division('610113') },
  'another county': { kind: 'bureau', division: division('610114') },
  'another province': { kind: 'bureau', division: division('420000') },
  'the operator': { kind: 'operator' },
  'the service': { kind: 'service' },
} as const satisfies Record<string, Scope>;

describe('what belongs to a firm and its insurers', () => {
  const parties: Parties = { uscc: ownFirm, insurers: [lead, follower], divisionCode: division('610113') };

  it.each([
    ['the firm itself', true],
    ['another firm', false],
    ['the leading insurer', true],
    ['a following insurer', true],
    ['an insurer that has no share', false],
    ['its province', true],
    ['its county', true],
    ['another county', false],
    ['another province', false],
    ['the operator', false],
    ['the service', true],
  ] as const)('is for %s to see: %s', (who, sees) => {
    expect(maySee(scopes[who], parties)).toBe(sees);
  });

  it.each(Object.keys(scopes) as (keyof typeof scopes)[])(
    'without parties is for the service alone, not for %s',
    (who) => {
      expect(maySee(scopes[who], { insurers: [] })).toBe(who === 'the service');
    },
  );
});

describe('the scope of a token', () => {
  it.each<[roles: Role[], org: string, scope: Scope | undefined]>([
    [['firm'], ownFirm, { kind: 'firm', uscc: ownFirm }],
    [['firm'], '91610100QKB0000103', undefined],
    [['firm'], 'picc-sn', undefined],
    [['underwriter'], 'picc-sn', { kind: 'insurer', insurer: lead }],
    [['adjuster'], 'picc-sn', { kind: 'insurer', insurer: lead }],
    [['claims-manager'], 'picc-sn', { kind: 'insurer', insurer: lead }],
    [['insurer-finance'], 'picc-sn', { kind: 'insurer', insurer: lead }],
    [['adjuster'], 'PICC', undefined],
    [['bureau-clerk'], '610113', { kind: 'bureau', division: division('610113') }],
    [['bureau-approver'], '610000', { kind: 'bureau', division: division('610000') }],
    [['bureau-clerk'], '6101', undefined],
    [['bureau-clerk'], 'picc-sn', undefined],
    [['operator'], 'kebao', { kind: 'operator' }],
    [['operator', 'firm'], ownFirm, undefined],
    [['firm', 'adjuster'], 'picc-sn', undefined],
    [['insurer-finance', 'bureau-clerk'], '610113', undefined],
    [['operator', 'bureau-approver'], '610000', undefined],
    [['bureau-clerk', 'bureau-approver'], '610000', { kind: 'bureau', division: division('610000') }],
    [['adjuster', 'claims-manager'], 'picc-sn', { kind: 'insurer', insurer: lead }],
    [['firm', 'adjuster'], ownFirm, undefined],
    [[], ownFirm, undefined],
  ])('of %j for %s is %j', (roles, org, scope) => {
    expect(scopeOf(roles, org)).toEqual(scope);
  });
});
