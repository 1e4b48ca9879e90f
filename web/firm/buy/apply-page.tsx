import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { addDays } from '../../../shared/domain/dates.ts';
import { useAsk, useCommand } from '../../api/ask.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { useDraft } from '../../components/draft.ts';
import { Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWho } from '../../session/session.ts';
import { useNames, useWords } from '../../words/language.tsx';
import { type Application, newApplication, type Product, requestOf } from './application.ts';
import { CoverForm } from './cover-form.tsx';
import { QuestionForm } from './question-form.tsx';

const words = {
  back: { zh: '返回', en: 'Back' },
  question: {
    zh: (n: number, all: number) => `第 ${n} 题，共 ${all} 题`,
    en: (n: number, all: number) => `Question ${n} of ${all}`,
  },
};

/** F3: what to insure, then one question a page; the draft is kept on this device until the quote is there. */
export function ApplyPage() {
  const { productCode = '' } = useParams();
  const [search] = useSearchParams();
  const today = useServiceToday();
  const product = useAsk('GET /v1/products/{productCode}', { params: { productCode } });
  const start = search.get('start') ?? (today === undefined ? undefined : addDays(today, 1));
  return (
    <Asked query={product} lines={8}>
      {(loaded) => start !== undefined && <Applying product={loaded} start={start} />}
    </Asked>
  );
}

function Applying({ product, start }: { readonly product: Product; readonly start: string }) {
  const said = useWords(words);
  const names = useNames();
  const navigate = useNavigate();
  const { org } = useWho();
  const { '*': step = 'cover' } = useParams();
  const [first] = useState(() => newApplication(start));
  const [draft, change, drop] = useDraft<Application>(`apply:${product.code}`, first);
  const [lenderAccount, setLenderAccount] = useState('');
  const quote = useCommand('POST /v1/quotes');
  const { questions } = product;
  const base = `/firm/apply/${product.code}`;
  const at = step.startsWith('questions/') ? Number(step.slice('questions/'.length)) : 0;
  const question = questions[at - 1];

  const goOn = () => {
    if (at < questions.length) {
      void navigate(`${base}/questions/${at + 1}`);
      return;
    }
    quote.mutate(
      { body: requestOf(product, org, draft, lenderAccount) },
      {
        onSuccess: ({ quoteId }) => {
          drop();
          void navigate(`/firm/quotes/${quoteId}`);
        },
      },
    );
  };
  const back =
    at === 0
      ? { to: `/firm/explore?start=${draft.start}`, name: said.back }
      : { to: at === 1 ? `${base}/cover` : `${base}/questions/${at - 1}`, name: said.back };
  return (
    <Page
      title={names(product.names)}
      back={back}
      beside={question && <span className="quiet">{said.question(at, questions.length)}</span>}
    >
      {quote.error && <ProblemBlock problem={quote.error} />}
      {question ? (
        <QuestionForm
          key={question.id}
          question={question}
          answer={draft.answers[question.id] ?? ''}
          onAnswer={(text) => change({ answers: { ...draft.answers, [question.id]: text } })}
          isSending={quote.isPending}
          isLast={at === questions.length}
          onDone={goOn}
        />
      ) : (
        <CoverForm
          product={product}
          draft={draft}
          change={change}
          lender={{ account: lenderAccount, setAccount: setLenderAccount }}
          isSending={quote.isPending}
          onDone={goOn}
        />
      )}
    </Page>
  );
}
