import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Choices, DateField, TextArea, TextField } from '../../components/fields.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { causeWords, wordOf } from '../../words/claims.ts';
import { periodText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { type LossDraft, unanswered } from './loss-draft.ts';
import { type Photos, PhotoField } from './photo-field.tsx';

const words = {
  which: { zh: '哪份保单？', en: 'Which policy?' },
  cover: { zh: '哪项保障？', en: 'Which cover?' },
  choose: { zh: '请选择一项', en: 'Choose one' },
  none: { zh: '没有可以报案的保单。', en: 'You have no policy to report a loss on. ' },
  explore: { zh: '看有哪些产品', en: 'See the products' },
  when: { zh: '哪一天发生的？', en: 'On which day?' },
  time: { zh: '几点？', en: 'At what time?' },
  roughly: { zh: '大致时间即可', en: 'Roughly is fine' },
  later: { zh: '不能晚于现在', en: 'Not later than now' },
  why: { zh: '什么原因造成的？', en: 'What caused it?' },
  closest: { zh: '选最接近的一项，不确定也可以', en: 'The closest one; not being sure is fine' },
  what: { zh: '坏了什么、经过怎样？', en: 'What broke, and how did it happen?' },
  whatHelp: { zh: '坏了什么、当时在做什么', en: 'What broke, what was going on' },
  short: { zh: '至少写 10 个字', en: 'At least 10 characters' },
  much: { zh: '大约损失多少？', en: 'How much is it, roughly?' },
  rough: { zh: '估个大概即可，之后按实际核定', en: 'A rough figure; it is assessed later' },
  enter: { zh: '请填金额', en: 'Enter an amount' },
  goOn: { zh: '继续', en: 'Continue' },
  kept: { zh: '草稿已存在本机，随时可回来', en: 'Your draft is kept on this device' },
};

type Policy = AnswerOf<'GET /v1/policies'>['items'][number];

interface LossQuestionProps {
  readonly step: number;
  readonly draft: LossDraft;
  readonly change: (change: Partial<LossDraft>) => void;
  readonly policies: readonly Policy[];
  readonly photos: Photos;
  readonly now: string;
  readonly onDone: () => void;
}

/** One of the five questions; the way on says what is missing instead of being grey. */
export function LossQuestion({ step, draft, change, policies, photos, now, onDone }: LossQuestionProps) {
  const said = useWords(words);
  const [isTried, setIsTried] = useState(false);
  const missing = unanswered(draft, now);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (missing === undefined || missing > step) onDone();
  };
  const reportable = policies.filter(({ status }) => status !== 'lapsed');
  if (step === 1 && reportable.length === 0) {
    return (
      <p>
        {said.none} <Link to="/firm/explore">{said.explore}</Link>
      </p>
    );
  }
  return (
    <form className="stack-wide" onSubmit={submit} noValidate>
      <Question
        step={step}
        draft={draft}
        change={change}
        policies={reportable}
        photos={photos}
        isMissing={isTried && missing === step}
      />
      <div className="stack">
        <Button type="primary" htmlType="submit" block>
          {said.goOn}
        </Button>
        <p className="quiet small">{said.kept}</p>
      </div>
    </form>
  );
}

/** The fields of a question, each with what is wrong with it once somebody tried to go on. */
function Question({
  step,
  draft,
  change,
  policies,
  photos,
  isMissing,
}: Pick<LossQuestionProps, 'step' | 'draft' | 'change' | 'policies' | 'photos'> & {
  readonly isMissing: boolean;
}) {
  const said = useWords(words);
  return (
    <>
      {step === 1 && (
        <WhichCover
          draft={draft}
          change={change}
          policies={policies}
          error={isMissing ? said.choose : undefined}
        />
      )}
      {step === 2 && <WhenFields draft={draft} change={change} error={isMissing ? said.later : undefined} />}
      {step === 3 && (
        <WhichCause
          draft={draft}
          change={change}
          policies={policies}
          error={isMissing ? said.choose : undefined}
        />
      )}
      {step === 4 && (
        <>
          <TextArea
            name="description"
            label={said.what}
            help={said.whatHelp}
            value={draft.description}
            onChange={(description) => change({ description })}
            maxLength={500}
            error={isMissing ? said.short : undefined}
          />
          <PhotoField photos={photos} />
        </>
      )}
      {step === 5 && (
        <MoneyInput
          name="estimatedFen"
          label={said.much}
          help={said.rough}
          value={draft.estimated}
          onChange={(estimated) => change({ estimated })}
          error={isMissing ? said.enter : undefined}
        />
      )}
    </>
  );
}

type PartProps = Pick<LossQuestionProps, 'draft' | 'change' | 'policies'> & {
  readonly error: string | undefined;
};

function WhenFields({ draft, change, error }: Omit<PartProps, 'policies'>) {
  const said = useWords(words);
  return (
    <>
      <DateField
        name="day"
        label={said.when}
        value={draft.day}
        onChange={(day) => change({ day })}
        error={error}
      />
      <TextField
        name="time"
        type="time"
        label={said.time}
        help={said.roughly}
        optional
        value={draft.time}
        onChange={(time) => change({ time })}
      />
    </>
  );
}

function WhichCover({ draft, change, policies, error }: PartProps) {
  const said = useWords(words);
  const names = useNames();
  const { language } = useLanguage();
  const products = useAsk('GET /v1/products', { query: { limit: 100 } });
  const policy = policies.find(({ policyNo }) => policyNo === draft.policyNo);
  const product = useProductSold(policy?.product);
  const titleOf = (code: string) => {
    const found = products.data?.items.find((one) => one.code === code);
    return found ? names(found.names) : code;
  };
  return (
    <>
      <Choices
        name="policyNo"
        label={said.which}
        error={draft.policyNo === '' ? error : undefined}
        value={draft.policyNo}
        onChange={(policyNo) => change({ policyNo, coverCode: '', cause: '' })}
        choices={policies.map((one) => ({
          value: one.policyNo as string,
          label: titleOf(one.product.code),
          help: periodText(one.period, language),
        }))}
      />
      {product.data && policy && (
        <Choices
          name="coverCode"
          label={said.cover}
          error={draft.policyNo === '' ? undefined : error}
          value={draft.coverCode}
          onChange={(coverCode) => change({ coverCode, cause: '' })}
          choices={product.data.covers
            .filter(({ code }) => policy.covers.some((cover) => cover.code === code))
            .map((cover) => ({ value: cover.code as string, label: names(cover.names) }))}
        />
      )}
    </>
  );
}

function WhichCause({ draft, change, policies, error }: PartProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const product = useProductSold(policies.find(({ policyNo }) => policyNo === draft.policyNo)?.product);
  const causes = product.data?.covers.find(({ code }) => code === draft.coverCode)?.causes ?? [];
  return (
    <Choices
      name="cause"
      label={said.why}
      help={said.closest}
      error={error}
      value={draft.cause}
      onChange={(cause) => change({ cause })}
      choices={[...causes, 'other'].map((cause) => ({
        value: cause,
        label: wordOf(causeWords, cause, language),
      }))}
    />
  );
}
