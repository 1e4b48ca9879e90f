import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { useDraft } from '../../components/draft.ts';
import { Tick } from '../../components/fields.tsx';
import { Block, Page } from '../../components/page.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import type { Product } from './application.ts';
import { type Confirmations, nothingConfirmed } from './confirmations.ts';

const words = {
  back: { zh: '返回', en: 'Back' },
  place: {
    zh: (n: number, all: number) => `第 ${n} 条，共 ${all} 条`,
    en: (n: number, all: number) => `${n} of ${all}`,
  },
  example: { zh: '例', en: 'Example' },
  read: {
    zh: (n: number) => `我已阅读并理解第 ${n} 条`,
    en: (n: number) => `I have read and understood clause ${n}`,
  },
  first: { zh: (n: number) => `请先勾选第 ${n} 条`, en: (n: number) => `Tick clause ${n} first` },
  goOn: { zh: '继续', en: 'Continue' },
  clawback: { zh: '追回条款', en: 'Clawback' },
  clawbackText: {
    zh: '退保、资格被追溯撤销或骗补时，已享补贴会被追回。',
    en: 'The subsidy is taken back on cancellation, retroactive loss of status, or fraud.',
  },
  accept: { zh: '我同意追回条款', en: 'I accept the clawback' },
  acceptFirst: { zh: '请先勾选同意追回条款', en: 'Tick the clawback first' },
};

/** F5: one clause a page, nothing ticked beforehand; after the last the clawback, on a page of its own. */
export function ClausePage() {
  const { quoteId = '' } = useParams();
  const quote = useAsk('GET /v1/quotes/{quoteId}', { params: { quoteId } });
  const product = useProductSold(quote.data?.product);
  return <Asked query={product}>{(loaded) => <Clause product={loaded} />}</Asked>;
}

function Clause({ product }: { readonly product: Product }) {
  const said = useWords(words);
  const { quoteId = '', n = '1' } = useParams();
  const navigate = useNavigate();
  const [given, confirm] = useDraft<Confirmations>(`clauses:${quoteId}`, nothingConfirmed);
  const at = Number(n);
  const { exemptionClauses } = product;
  const all = exemptionClauses.length + 1;
  const clause = exemptionClauses[at - 1];
  const base = `/firm/quotes/${quoteId}`;
  const back = { to: at <= 1 ? base : `${base}/clauses/${at - 1}`, name: said.back };
  const goOn = () => void navigate(at < all ? `${base}/clauses/${at + 1}` : `${base}/check`);
  if (clause === undefined) {
    return (
      <Page title={said.clawback} back={back} beside={<span className="quiet">{said.place(all, all)}</span>}>
        <Block>
          <p>{said.clawbackText}</p>
        </Block>
        <Confirming
          key="clawback"
          label={said.accept}
          missing={said.acceptFirst}
          isConfirmed={given.clawback}
          onConfirm={(clawback) => confirm({ clawback })}
          onDone={goOn}
        />
      </Page>
    );
  }
  return (
    <ShownClause
      key={clause.id}
      clause={clause}
      at={at}
      all={all}
      back={back}
      isConfirmed={given.clauses[clause.id] !== undefined}
      onConfirm={(confirmed) => confirm({ clauses: { ...given.clauses, ...confirmed } })}
      onUnconfirm={() => {
        const { [clause.id]: _dropped, ...kept } = given.clauses;
        confirm({ clauses: kept });
      }}
      onDone={goOn}
    />
  );
}

interface ShownClauseProps {
  readonly clause: Product['exemptionClauses'][number];
  readonly at: number;
  readonly all: number;
  readonly back: { readonly to: string; readonly name: string };
  readonly isConfirmed: boolean;
  readonly onConfirm: (confirmed: Confirmations['clauses']) => void;
  readonly onUnconfirm: () => void;
  readonly onDone: () => void;
}

function ShownClause({
  clause,
  at,
  all,
  back,
  isConfirmed,
  onConfirm,
  onUnconfirm,
  onDone,
}: ShownClauseProps) {
  const said = useWords(words);
  const names = useNames();
  const { language } = useLanguage();
  const [shownAt] = useState(() => new Date().toISOString());
  const text = names(clause.text);
  const tick = (isTicked: boolean) => {
    if (!isTicked) return onUnconfirm();
    const confirmedAt = new Date().toISOString();
    onConfirm({ [clause.id]: { text, lang: language, shownAt, confirmedAt } });
  };
  return (
    <Page
      title={names(clause.title)}
      back={back}
      beside={<span className="quiet">{said.place(at, all)}</span>}
    >
      <Block>
        <p>{text}</p>
        <p className="quiet">
          {said.example}：{names(clause.example)}
        </p>
      </Block>
      <Confirming
        label={said.read(at)}
        missing={said.first(at)}
        isConfirmed={isConfirmed}
        onConfirm={tick}
        onDone={onDone}
      />
    </Page>
  );
}

/** A tick, and a way on that says what is missing instead of being grey. */
function Confirming({
  label,
  missing,
  isConfirmed,
  onConfirm,
  onDone,
}: {
  readonly label: string;
  readonly missing: string;
  readonly isConfirmed: boolean;
  readonly onConfirm: (isTicked: boolean) => void;
  readonly onDone: () => void;
}) {
  const said = useWords(words);
  const [isTried, setIsTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (isConfirmed) onDone();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Tick
        name="confirm"
        label={label}
        checked={isConfirmed}
        onChange={onConfirm}
        error={isTried && !isConfirmed ? missing : undefined}
      />
      <Button type="primary" htmlType="submit" block>
        {said.goOn}
      </Button>
    </form>
  );
}
