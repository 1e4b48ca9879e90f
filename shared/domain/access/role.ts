import * as z from 'zod';
import { divisionCode, type DivisionCode, insurerCode, type InsurerCode, uscc, type Uscc } from '../ids.ts';

export const roles = [
  'firm',
  'underwriter',
  'adjuster',
  'claims-manager',
  'insurer-finance',
  'bureau-clerk',
  'bureau-approver',
  'operator',
] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const roleNames: Readonly<Record<Role, string>> = {
  firm: '企业',
  underwriter: '核保人',
  adjuster: '查勘定损人',
  'claims-manager': '理赔负责人',
  'insurer-finance': '保险公司财务',
  'bureau-clerk': '主管部门经办',
  'bureau-approver': '主管部门审批',
  operator: '平台运营',
};

export const insurerRoles: readonly Role[] = ['underwriter', 'adjuster', 'claims-manager', 'insurer-finance'];
export const bureauRoles: readonly Role[] = ['bureau-clerk', 'bureau-approver'];

/** Whose data a caller may see. Every read takes one; `service` is the system's own work, never a person. */
export type Scope =
  | { readonly kind: 'firm'; readonly uscc: Uscc }
  | { readonly kind: 'insurer'; readonly insurer: InsurerCode }
  | { readonly kind: 'bureau'; readonly division: DivisionCode }
  | { readonly kind: 'operator' }
  | { readonly kind: 'service' };

/** Somebody who acts: the token's subject, what they may do, and for whom. */
export interface Caller {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly org: string;
  readonly scope: Scope;
}

/** What a scope is compared with: the parties of a policy, claim, quote or entry. */
export interface Parties {
  readonly uscc?: Uscc | undefined;
  readonly insurers: readonly InsurerCode[];
  readonly divisionCode?: DivisionCode | undefined;
}

/** Whether a division holds another: 610000 holds 610113, 610100 holds 610113, 610113 only itself. */
export function divisionHolds(outer: DivisionCode, inner: DivisionCode): boolean {
  return inner.startsWith(outer.replace(/(0000|00)$/, ''));
}

/** Each payer pays its own part; a city also pays for counties below it that cannot (SUB-19), never for another city. */
export function paysFor(bureau: DivisionCode, payer: DivisionCode): boolean {
  const city = bureau.endsWith('00') && !bureau.endsWith('0000');
  return bureau === payer || (city && divisionHolds(bureau, payer));
}

/** Section 1 of the contract: the firm itself, insurers that lead or follow, bureaus whose division holds the firm. */
export function maySee(scope: Scope, parties: Parties): boolean {
  switch (scope.kind) {
    case 'firm':
      return parties.uscc === scope.uscc;
    case 'insurer':
      return parties.insurers.includes(scope.insurer);
    case 'bureau':
      return parties.divisionCode !== undefined && divisionHolds(scope.division, parties.divisionCode);
    case 'operator':
      return false;
    case 'service':
      return true;
  }
}

/** Sides between which nobody acts at once: who claims, who insures, who subsidises, and who runs the platform. */
const sides: readonly (readonly Role[])[] = [['firm'], insurerRoles, bureauRoles, ['operator']];

/**
 * The scope that roles and organisation of a token give; `undefined` when they do not fit together: a person of the firm never
 * acts for an insurer or a bureau with the same token, nor the other way round.
 */
export function scopeOf(heldRoles: readonly Role[], org: string): Scope | undefined {
  const heldSides = sides.filter((side) => side.some((one) => heldRoles.includes(one)));
  if (heldSides.length > 1) return undefined;
  if (heldRoles.includes('operator')) return { kind: 'operator' };
  if (heldRoles.some((held) => bureauRoles.includes(held))) {
    const division = divisionCode.safeParse(org);
    return division.success ? { kind: 'bureau', division: division.data } : undefined;
  }
  if (heldRoles.some((held) => insurerRoles.includes(held))) {
    const insurer = insurerCode.safeParse(org);
    return insurer.success ? { kind: 'insurer', insurer: insurer.data } : undefined;
  }
  if (heldRoles.includes('firm')) {
    const firm = uscc.safeParse(org);
    return firm.success ? { kind: 'firm', uscc: firm.data } : undefined;
  }
  return undefined;
}
