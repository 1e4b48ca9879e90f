import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import { PayeeAccount } from '../payee-account.tsx';

const words = {
  why: {
    zh: '银行退回了赔款。请另报一个本企业名下的账户，保险公司会再付一次。',
    en: "The bank sent the money back. Name another account in your firm's own name; the insurer pays again.",
  },
  confirm: { zh: '账户无误，请付到这里', en: 'It is right, pay to it' },
};

/** After an indemnity came back the firm names an account that can take it. */
export function NewAccount({ taskId }: { readonly taskId: string }) {
  const said = useWords(words);
  const { org } = useWho();
  const firm = useAsk('GET /v1/firms/{uscc}', { params: { uscc: org } });
  return (
    <Asked query={firm}>
      {(loaded) => (
        <PayeeAccount taskId={taskId} firm={loaded} about={<p>{said.why}</p>} confirm={said.confirm} />
      )}
    </Asked>
  );
}
