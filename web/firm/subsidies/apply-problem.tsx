import { day } from '../../../shared/domain/dates.ts';
import type { Problem } from '../../api/problem.ts';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { paperWords } from '../../words/applications.ts';
import { useLanguage, useListed, useWords } from '../../words/language.tsx';
import { useClosedText } from './window-notice.tsx';

const words = {
  unpaid: {
    zh: '保费还没有付清，暂不能申请。请先付款',
    en: 'The premium is not paid yet. Pay it first, then apply',
  },
  applied: {
    zh: '这项补贴已经申请过，请到“我的补贴”看进度',
    en: 'You have applied for this already. See "My subsidies" for where it stands',
  },
  notApplicable: {
    zh: '这份保单不能申请这个方案的补贴',
    en: 'This policy cannot claim the subsidy of this programme',
  },
  missing: {
    zh: (papers: string) => `还缺必需材料：${papers}`,
    en: (papers: string) => `Papers missing: ${papers}`,
  },
  notUploaded: {
    zh: '有材料没有传完整。请移除后重新上传，再提交',
    en: 'A paper did not arrive whole. Remove it, upload it again, and apply',
  },
};

/** Why an application was not taken, and what helps. */
export function ApplyProblem({ problem }: { readonly problem: Problem }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const listed = useListed();
  const closedText = useClosedText();
  const { facts = {} } = problem.document;
  const dayIn = (name: string) => {
    const read = day.safeParse(facts[name]);
    return read.success ? read.data : undefined;
  };
  const missing = Array.isArray(facts['missing']) ? facts['missing'].map(String) : [];
  return (
    <ProblemBlock
      problem={problem}
      said={{
        'window-closed': closedText({ closedOn: dayIn('closedOn'), opensOn: dayIn('opensOn') }),
        'policy-not-paid': said.unpaid,
        'already-applied': said.applied,
        'programme-not-applicable': said.notApplicable,
        'papers-missing': said.missing(listed(missing.map((kind) => paperWords[kind]?.[language] ?? kind))),
        'document-not-uploaded': said.notUploaded,
      }}
    />
  );
}
