import type { Caller, Role } from '../access/role.ts';
import type { DivisionCode, InsurerCode, Uscc } from '../ids.ts';

/** Parts of an insurer whose work lies on one pile: whoever adjusts claims and who manages them share theirs. */
export type InsurerDesk = 'claims' | 'finance' | 'underwriting';

/** A pile of open tasks. */
export type Desk =
  | { readonly kind: 'firm'; readonly uscc: Uscc }
  | { readonly kind: 'insurer'; readonly insurer: InsurerCode; readonly desk: InsurerDesk }
  | { readonly kind: 'own'; readonly insurer: InsurerCode; readonly subject: string }
  | { readonly kind: 'bureau'; readonly division: DivisionCode };

/** The desk on which work of a role lies; firms and bureaus have one each. */
export function insurerDeskOf(role: Role): InsurerDesk | undefined {
  switch (role) {
    case 'adjuster':
    case 'claims-manager':
      return 'claims';
    case 'insurer-finance':
      return 'finance';
    case 'underwriter':
      return 'underwriting';
    case 'firm':
    case 'bureau-clerk':
    case 'bureau-approver':
    case 'operator':
      return undefined;
  }
}

/** Desks at which a person works: all of them, or (`mine`) only what is assigned to that person. */
export function desksOf({ scope, roles, subject }: Caller, mine: boolean): readonly Desk[] {
  switch (scope.kind) {
    case 'firm':
      return [{ kind: 'firm', uscc: scope.uscc }];
    case 'insurer': {
      const { insurer } = scope;
      if (mine) return [{ kind: 'own', insurer, subject }];
      const desks = new Set(roles.flatMap((held) => insurerDeskOf(held) ?? []));
      return [...desks].map((desk) => ({ kind: 'insurer', insurer, desk }));
    }
    case 'bureau':
      return [{ kind: 'bureau', division: scope.division }];
    case 'operator':
    case 'service':
      return [];
  }
}
