import type { Role } from '../../shared/domain/access/role.ts';

export type Desk = 'firm' | 'insurer' | 'bureau' | 'operator';

const deskOf: Readonly<Record<Role, Desk>> = {
  firm: 'firm',
  underwriter: 'insurer',
  adjuster: 'insurer',
  'claims-manager': 'insurer',
  'insurer-finance': 'insurer',
  'bureau-clerk': 'bureau',
  'bureau-approver': 'bureau',
  operator: 'operator',
};

const startOf: Readonly<Record<Role, string>> = {
  firm: '/firm',
  underwriter: '/insurer/quotes?status=referred',
  adjuster: '/insurer/work',
  'claims-manager': '/insurer/work',
  'insurer-finance': '/insurer/payments',
  'bureau-clerk': '/bureau',
  'bureau-approver': '/bureau/settlements',
  operator: '/operator',
};

export function desksOf(roles: readonly Role[]): Desk[] {
  return [...new Set(roles.map((role) => deskOf[role]))];
}

/** The page that somebody with these roles begins a day with. */
export function startPageOf(roles: readonly Role[]): string {
  const [first] = roles;
  return first === undefined ? '/' : startOf[first];
}
