import { invalidRequest, LocalProblem } from './problem.ts';

export type Role =
  | 'firm'
  | 'underwriter'
  | 'adjuster'
  | 'claims-manager'
  | 'insurer-finance'
  | 'bureau-clerk'
  | 'bureau-approver'
  | 'operator';

export interface DemoUser {
  readonly user: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly org: string;
}

/** Everybody who can sign in on this machine. */
export const demoUsers: readonly DemoUser[] = [
  { user: 'firm-a', name: '西安示范甲 经办', roles: ['firm'], org: '91610100QKB0000102' },
  { user: 'firm-b', name: '西安示范乙 经办', roles: ['firm'], org: '91610100QKB000029Y' },
  { user: 'firm-c', name: '西安示范丙 经办', roles: ['firm'], org: '91610100QKB0003870' },
  { user: 'underwriter', name: '核保员', roles: ['underwriter'], org: 'picc-sn' },
  { user: 'adjuster', name: '理赔员', roles: ['adjuster'], org: 'picc-sn' },
  { user: 'adjuster-2', name: '理赔员二', roles: ['adjuster'], org: 'picc-sn' },
  { user: 'claims-manager', name: '理赔经理', roles: ['claims-manager'], org: 'picc-sn' },
  { user: 'insurer-finance', name: '保险财务', roles: ['insurer-finance'], org: 'picc-sn' },
  { user: 'cpic-adjuster', name: '太保理赔员', roles: ['adjuster'], org: 'cpic-sn' },
  { user: 'cpic-finance', name: '太保财务', roles: ['insurer-finance'], org: 'cpic-sn' },
  { user: 'bureau-clerk', name: '财政经办', roles: ['bureau-clerk'], org: '610000' },
  { user: 'bureau-approver', name: '财政审批', roles: ['bureau-approver'], org: '610000' },
  { user: 'city-clerk', name: '市财政经办', roles: ['bureau-clerk'], org: '610100' },
  { user: 'operator', name: '平台运营', roles: ['operator'], org: 'kebao' },
];

export interface DemoFirm {
  readonly uscc: string;
  readonly user: string;
  readonly name: string;
  readonly accountNumber: string;
}

export const demoFirms: readonly DemoFirm[] = [
  {
    uscc: '91610100QKB0000102',
    user: 'firm-a',
    name: '西安示范甲科技有限公司',
    accountNumber: '3700012309000000102',
  },
  {
    uscc: '91610100QKB000029Y',
    user: 'firm-b',
    name: '西安示范乙科技有限公司',
    accountNumber: '3700012309000000291',
  },
  {
    uscc: '91610100QKB0003870',
    user: 'firm-c',
    name: '西安示范丙科技有限公司',
    accountNumber: '3700012309000003870',
  },
];

/** GB 32100: digits and capital letters without I, O, S, V and Z. */
const usccShape = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const divisionShape = /^\d{6}$/;

/** The user of that name, speaking for another organisation of its kind where one is named. */
export function signIn(user: string, org?: string): DemoUser {
  const known = demoUsers.find((candidate) => candidate.user === user);
  if (!known) {
    const names = demoUsers.map((candidate) => candidate.user).join(', ');
    throw new LocalProblem(422, 'user-unknown', 'There is no such demo user', `${user} is none of ${names}`);
  }
  if (org === undefined || org === known.org) return known;
  const shape = known.roles.includes('firm')
    ? { pattern: usccShape, says: 'a USCC of 18 characters' }
    : known.org.match(divisionShape)
      ? { pattern: divisionShape, says: 'a division code of 6 digits' }
      : undefined;
  if (!shape) {
    throw new LocalProblem(
      422,
      'org-fixed',
      'This user speaks for one organisation',
      `${user} belongs to ${known.org}`,
    );
  }
  if (!shape.pattern.test(org)) throw invalidRequest([{ path: 'org', message: `must be ${shape.says}` }]);
  return { ...known, org };
}
