import { Button } from 'antd';
import type { Problem } from '../../api/problem.ts';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';

const words = { sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' } };

interface SubmitRowProps {
  readonly name: string;
  readonly isSending: boolean;
  readonly problem: Problem | null;
  /** Less than the page's one thing to do. */
  readonly isLesser?: boolean;
}

/** The button that sends a form, and under it what came of sending. */
export function SubmitRow({ name, isSending, problem, isLesser = false }: SubmitRowProps) {
  const said = useWords(words);
  return (
    <>
      {problem && <ProblemBlock problem={problem} />}
      <div className="row">
        <Button type={isLesser ? 'default' : 'primary'} htmlType="submit" disabled={isSending}>
          {isSending ? said.sending : name}
        </Button>
      </div>
    </>
  );
}
