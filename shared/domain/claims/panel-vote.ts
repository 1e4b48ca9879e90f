/** What an expert says of a failed project: technical reasons, mixed ones too, are covered; purely commercial ones are not. */
export type PanelVote = 'covered' | 'not-covered';

const wordsFor: Readonly<Record<PanelVote, readonly string[]>> = {
  covered: [
    'covered',
    'cover',
    'insured',
    'yes',
    'for',
    'agree',
    'support',
    'approve',
    'approved',
    'accept',
    'accepted',
    'technical',
    'technical-failure',
    'target-unreachable',
    'unreachable',
    'mixed',
    'technical-and-cost',
    '属于',
    '属于保险责任',
    '属于保险赔偿范围',
    '应予赔付',
    '是',
    '同意',
    '赞成',
    '技术原因',
    '技术失败',
    '目标无法实现',
    '混合原因',
    '技术和成本原因',
    '技术与成本原因',
  ],
  'not-covered': [
    'not-covered',
    'uncovered',
    'not-insured',
    'no',
    'against',
    'disagree',
    'oppose',
    'reject',
    'rejected',
    'deny',
    'denied',
    'commercial',
    'purely-commercial',
    'market',
    '不属于',
    '不属于保险责任',
    '不属于保险赔偿范围',
    '不予赔付',
    '否',
    '不同意',
    '反对',
    '商业原因',
    '纯商业原因',
    '市场原因',
  ],
};

/** Every word that a vote may be written with. */
export const voteWords: readonly string[] = [...wordsFor.covered, ...wordsFor['not-covered']];

const votes: ReadonlyMap<string, PanelVote> = new Map([
  ...wordsFor.covered.map((word) => [word, 'covered'] as const),
  ...wordsFor['not-covered'].map((word) => [word, 'not-covered'] as const),
]);

/** CLM-24: reads a vote, in any case and width, with blanks for hyphens; `undefined` for a word that is none of those listed. */
export function readVote(written: string): PanelVote | undefined {
  return votes.get(
    written
      .normalize('NFKC')
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_]+/g, '-'),
  );
}
