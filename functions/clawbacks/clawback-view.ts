import { type ClawbackCase, leftFenOf, leftOf } from '../../shared/domain/clawbacks/clawback-case.ts';
import { shownParts } from '../../shared/domain/subsidies/budget.ts';

/** A case as the contract shows it, with what is still owed of it. */
export function clawbackView(of: ClawbackCase) {
  const { revision: _, levels, ...shown } = of;
  return {
    ...shown,
    levels: shownParts(levels),
    ...('lowered' in of ? { lowered: shownParts(of.lowered) } : {}),
    leftFen: leftFenOf(of),
    left: of.status === 'owed' ? shownParts(leftOf(of)) : [],
  };
}
