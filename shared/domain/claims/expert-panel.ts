import { insurerName } from '../insurers/insurer-names.ts';
import type { Claim } from './claim.ts';
import type { LossSheet, SheetFault } from './loss-sheet.ts';
import { type PanelVote, readVote, voteWords } from './panel-vote.ts';
import type { PolicyTerms } from './policy-terms.ts';
import { standsWithoutPanel } from './rejection-grounds.ts';

/** The paper by which a product says that a failure is found by a panel. */
const panelPaper = 'panel-report';

/** What an assessor finds of the loss, and by which rule where it is nothing that is insured. */
export type Finding =
  | { readonly outcome: 'covered' }
  | { readonly outcome: 'rejected'; readonly rejection: { readonly ruleId: string } };

/** CLM-24: whether the product that was sold has a failure under this cover found by a panel of experts. */
export function demandsPanel(
  { coverCode }: Pick<Claim, 'coverCode'>,
  { product }: { readonly product: Pick<PolicyTerms['product'], 'documents'> },
): boolean {
  return product.documents.some(({ kind, covers, minCount }) => {
    return kind === panelPaper && minCount > 0 && (covers === undefined || covers.includes(coverCode));
  });
}

/**
 * CLM-24, cases 36 and 37: a panel has at least three members, an odd number, each another person, none of them of the firm or its
 * insurers; and what most of them say holds: technical reasons, mixed ones too, are covered, purely commercial ones are not.
 * Each vote is one of the words that are read as for or against cover. A loss that the product has found by a panel is neither
 * covered nor refused without one, unless what it is refused for is nothing that a panel says anything of.
 */
export function panelFaults(
  { panel }: Pick<LossSheet, 'panel'>,
  finding: Finding,
  of: Pick<Claim, 'coverCode' | 'insurers'>,
  policy: PolicyTerms,
): SheetFault[] {
  if (panel === undefined) {
    return demandsPanel(of, policy) && !isOutsidePanel(finding)
      ? [{ path: 'panel', message: panelMissing }]
      : [];
  }
  return [
    ...sizeFaults(panel),
    ...panel.flatMap((member, index) => [
      ...voteFaults(member.vote, index),
      ...samePersonFaults(panel, member.name, index),
      ...partyFaults(member.affiliation, index, of, policy),
    ]),
    ...majorityFaults(panel, finding, of, policy),
  ];
}

type Panel = NonNullable<LossSheet['panel']>;

const panelMissing =
  '该产品的研发失败须由专家组认定（CLM-24），请填写三名以上单数专家的意见 / a panel of experts has to find the failure';

function isOutsidePanel(finding: Finding): boolean {
  return finding.outcome === 'rejected' && standsWithoutPanel(finding.rejection.ruleId);
}

function voteFaults(vote: string, index: number): SheetFault[] {
  if (readVote(vote) !== undefined) return [];
  const words = `请填 covered（属于）或 not-covered（不属于）；也可填：${voteWords.join('、')}`;
  const message = `无法识别专家意见“${vote}”。${words} / the vote is none of these words`;
  return [{ path: `panel.${index}.vote`, message }];
}

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
  { outcome }: Finding,
  of: Pick<Claim, 'coverCode'>,
  policy: PolicyTerms,
): SheetFault[] {
  if (!demandsPanel(of, policy) || sizeFaults(panel).length > 0) return [];
  const votes = panel.flatMap(({ vote }) => readVote(vote) ?? []);
  if (votes.length < panel.length) return [];
  const found = majorityOf(votes) === 'covered' ? 'covered' : 'rejected';
  if (found === outcome) return [];
  const message = `专家组多数意见为${found === 'covered' ? '属于' : '不属于'}保险责任 / the majority of the panel says ${found}`;
  return [{ path: 'outcome', message }];
}

function majorityOf(votes: readonly PanelVote[]): PanelVote {
  const opposed = votes.filter((vote) => vote === 'not-covered').length;
  return 2 * opposed > votes.length ? 'not-covered' : 'covered';
}
