import { insurerName } from '../insurers/insurer-names.ts';
import type { Claim } from './claim.ts';
import type { LossSheet, SheetFault } from './loss-sheet.ts';
import type { PolicyTerms } from './policy-terms.ts';

/** The paper by which a product says that a failure is found by a panel. */
const panelPaper = 'panel-report';

/** Votes against cover: the loss has no technical reason, or none that is insured. Any other vote is for it. */
const against: readonly string[] = ['not-covered', 'rejected', 'reject', 'no', 'against', 'commercial'];

/** CLM-24: whether the product that was sold has a failure under this cover found by a panel of experts. */
export function demandsPanel({ coverCode }: Pick<Claim, 'coverCode'>, { product }: PolicyTerms): boolean {
  return product.documents.some(({ kind, covers, minCount }) => {
    return kind === panelPaper && minCount > 0 && (covers === undefined || covers.includes(coverCode));
  });
}

/**
 * CLM-24, cases 36 and 37: a panel has at least three members, an odd number, each another person, none of them of the firm or its
 * insurers; and what most of them say holds: technical reasons, mixed ones too, are covered, purely commercial ones are not.
 * A loss that the product has found by a panel is not covered without one.
 */
export function panelFaults(
  { panel }: Pick<LossSheet, 'panel'>,
  outcome: 'covered' | 'rejected',
  of: Pick<Claim, 'coverCode' | 'insurers'>,
  policy: PolicyTerms,
): SheetFault[] {
  if (panel === undefined) {
    const message = '该产品的研发失败须由专家组认定（CLM-24）/ a panel of experts has to find the failure';
    return outcome === 'covered' && demandsPanel(of, policy) ? [{ path: 'panel', message }] : [];
  }
  return [
    ...sizeFaults(panel),
    ...panel.flatMap((member, index) => [
      ...samePersonFaults(panel, member.name, index),
      ...partyFaults(member.affiliation, index, of, policy),
    ]),
    ...majorityFaults(panel, outcome, of, policy),
  ];
}

type Panel = NonNullable<LossSheet['panel']>;

function sizeFaults(panel: Panel): SheetFault[] {
  if (panel.length >= 3 && panel.length % 2 === 1) return [];
  const message = '专家组须不少于三人且为单数 / a panel has at least three members and an odd number of them';
  return [{ path: 'panel', message }];
}

function samePersonFaults(panel: Panel, name: string, index: number): SheetFault[] {
  if (panel.findIndex((member) => member.name === name) === index) return [];
  return [{ path: `panel.${index}.name`, message: '同一专家只计一次 / the same person votes once' }];
}

function partyFaults(
  affiliation: string,
  index: number,
  { insurers }: Pick<Claim, 'insurers'>,
  { insuredName }: PolicyTerms,
): SheetFault[] {
  const parties = [insuredName, ...insurers.flatMap(({ insurer }) => [insurer, insurerName(insurer)])];
  if (!parties.includes(affiliation.trim())) return [];
  const message = '专家不得来自企业或保险公司 / an expert belongs neither to the firm nor to an insurer';
  return [{ path: `panel.${index}.affiliation`, message }];
}

function majorityFaults(
  panel: Panel,
  outcome: 'covered' | 'rejected',
  of: Pick<Claim, 'coverCode'>,
  policy: PolicyTerms,
): SheetFault[] {
  if (!demandsPanel(of, policy) || sizeFaults(panel).length > 0) return [];
  const opposed = panel.filter(({ vote }) => against.includes(vote.trim().toLowerCase())).length;
  const found = 2 * opposed > panel.length ? 'rejected' : 'covered';
  if (found === outcome) return [];
  const message = `专家组多数意见为${found === 'covered' ? '属于' : '不属于'}保险责任 / the majority of the panel says ${found}`;
  return [{ path: 'outcome', message }];
}
