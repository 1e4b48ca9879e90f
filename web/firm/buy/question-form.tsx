import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { Choices, TextArea, TextField } from '../../components/fields.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import type { Product } from './application.ts';

const words = {
  only: {
    zh: '只需如实回答问到的事（保险法16条）',
    en: 'Only what is asked, truthfully (Insurance Law, art. 16)',
  },
  later: {
    zh: '不回答也能报价；没有回答的问题，不影响日后理赔',
    en: 'You may leave it unanswered; it is then never held against you',
  },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  goOn: { zh: '继续', en: 'Continue' },
  price: { zh: '看价格', en: 'See the price' },
  sending: { zh: '正在报价，请稍候', en: 'Pricing, please wait' },
};

interface QuestionFormProps {
  readonly question: Product['questions'][number];
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
  readonly isSending: boolean;
  readonly isLast: boolean;
  readonly onDone: () => void;
}

/** QTE-3: one question of the insurer. Nothing is chosen beforehand, and nobody has to answer. */
export function QuestionForm({ question, answer, onAnswer, isSending, isLast, onDone }: QuestionFormProps) {
  const said = useWords(words);
  const names = useNames();
  const [isSent, setIsSent] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsSent(true);
    onDone();
  };
  const field = { name: question.id, label: names(question.text), help: said.only };
  return (
    <form className="stack-wide" onSubmit={submit}>
      {question.type === 'yes-no' && (
        <Choices
          {...field}
          value={answer}
          onChange={onAnswer}
          choices={[
            { value: 'yes', label: said.yes },
            { value: 'no', label: said.no },
          ]}
        />
      )}
      {question.type === 'choice' && (
        <Choices
          {...field}
          value={answer}
          onChange={onAnswer}
          choices={(question.choices ?? []).map(({ code, names: choice }) => ({
            value: code,
            label: names(choice),
          }))}
        />
      )}
      {question.type === 'number' && (
        <TextField {...field} value={answer} onChange={onAnswer} inputMode="decimal" autoComplete="off" />
      )}
      {question.type === 'text' && (
        <TextArea {...field} value={answer} onChange={onAnswer} maxLength={2000} />
      )}
      <p className="quiet small">{said.later}</p>
      <Button type="primary" htmlType="submit" block disabled={isSending}>
        {isSending && isSent ? said.sending : isLast ? said.price : said.goOn}
      </Button>
    </form>
  );
}
