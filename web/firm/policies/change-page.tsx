import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { addDays } from '../../../shared/domain/dates.ts';
import { useAsk, useCommand, usePreview } from '../../api/ask.ts';
import type { AnswerOf, InputOf } from '../../api/contract.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { DiffCell } from '../../components/diff-cell.tsx';
import { ExplanationTable } from '../../components/explanation-table.tsx';
import { DateField } from '../../components/fields.tsx';
import { MoneyInput, type TypedAmount, typedAmount } from '../../components/money-input.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useNames, useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '批改', en: 'Change the policy' },
  back: { zh: '保单', en: 'Policy' },
  when: { zh: '批改生效日', en: 'Takes effect on' },
  whenHelp: { zh: '当天零时起按新的保额', en: 'The new sums apply from 00:00 that day' },
  fixed: {
    zh: '这款产品的限额是固定的，没有可以修改的保额',
    en: 'Limits of this product are fixed; there is no sum to change',
  },
  change: { zh: '改了什么', en: 'What changes' },
  youPay: { zh: '您补交', en: 'You pay' },
  comesBack: { zh: '退您', en: 'Comes back to you' },
  how: { zh: '怎么算出来的', en: 'How it came about' },
  pay: { zh: (yuan: string) => `确认批改，我付 ${yuan}`, en: (yuan: string) => `Confirm, you owe ${yuan}` },
  refund: {
    zh: (yuan: string) => `确认批改，退我 ${yuan}`,
    en: (yuan: string) => `Confirm, refund me ${yuan}`,
  },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
  waits: {
    zh: (yuan: string, reference: string) => `请转账 ${yuan}，附言 ${reference}；到账后生效`,
    en: (yuan: string, reference: string) =>
      `Transfer ${yuan} with reference ${reference}; it takes effect once paid`,
  },
  done: { zh: '批改已办理', en: 'The change is made' },
  product: { zh: '请先改一项保额，这里会显示差多少钱', en: 'Change a sum to see what it costs' },
};

type Policy = AnswerOf<'GET /v1/policies/{policyNo}'>;
type Body = Exclude<
  InputOf<'POST /v1/policies/{policyNo}/endorsements'>['body'],
  { readonly uploadId: string }
>;

/** F9: new sums, with old and new side by side and every fen of the difference before it is asked for. */
export function ChangePage() {
  const { policyNo = '' } = useParams();
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo } });
  const product = useProductSold(policy.data?.product);
  return (
    <Asked query={policy}>
      {(loaded) => <Asked query={product}>{(of) => <Changing policy={loaded} product={of} />}</Asked>}
    </Asked>
  );
}

interface ChangingProps {
  readonly policy: Policy;
  readonly product: AnswerOf<'GET /v1/products/{productCode}'>;
}

function Changing({ policy, product }: ChangingProps) {
  const said = useWords(words);
  const names = useNames();
  const today = useServiceToday();
  const [chosen, setChosen] = useState('');
  const [sums, setSums] = useState<Readonly<Record<string, TypedAmount>>>({});
  const endorse = useCommand('POST /v1/policies/{policyNo}/endorsements');
  const { policyNo } = policy;
  const changeable = product.covers.filter(
    ({ code, sum }) => sum !== undefined && policy.covers.some((cover) => cover.code === code),
  );
  const limitOf = (code: string) => policy.covers.find((cover) => cover.code === code)?.limitFen;
  const changed = Object.entries(sums).flatMap(([code, { fen }]) =>
    fen === undefined || fen === limitOf(code) ? [] : [[code, fen] as const],
  );
  const effectiveDate = chosen === '' ? (today === undefined ? '' : addDays(today, 1)) : chosen;
  const body: Body = { effectiveDate, changes: { sumsInsured: Object.fromEntries(changed) } };
  const preview = usePreview(
    'POST /v1/policies/{policyNo}/endorsements',
    { params: { policyNo }, body },
    changed.length > 0 && effectiveDate !== '',
  );
  const back = { to: `/firm/policies/${policyNo}`, name: said.back };
  if (endorse.data) return <Made endorsement={endorse.data} back={back} />;
  return (
    <Page title={said.title} back={back}>
      {endorse.error && <ProblemBlock problem={endorse.error} />}
      {changeable.length === 0 ? (
        <Notice>{said.fixed}</Notice>
      ) : (
        <>
          <DateField
            name="effectiveDate"
            label={said.when}
            help={said.whenHelp}
            value={effectiveDate}
            onChange={setChosen}
          />
          {changeable.map(({ code, names: cover }) => (
            <MoneyInput
              key={code}
              name={`sumsInsured.${code}`}
              label={names(cover)}
              value={sums[code] ?? typedAmount(limitOf(code))}
              onChange={(sum) => setSums({ ...sums, [code]: sum })}
            />
          ))}
          {changed.length === 0 ? (
            <p className="quiet">{said.product}</p>
          ) : (
            <Asked query={preview}>
              {(answer) => (
                <Difference
                  answer={answer}
                  product={product}
                  isSending={endorse.isPending}
                  onConfirm={() => endorse.mutate({ params: { policyNo }, body })}
                />
              )}
            </Asked>
          )}
        </>
      )}
    </Page>
  );
}

type Endorsement = AnswerOf<'POST /v1/policies/{policyNo}/endorsements'>;

function Difference({
  answer,
  product,
  isSending,
  onConfirm,
}: {
  readonly answer: Endorsement;
  readonly product: ChangingProps['product'];
  readonly isSending: boolean;
  readonly onConfirm: () => void;
}) {
  const said = useWords(words);
  const names = useNames();
  const { before, after, firmPaysFen, refund, explanation } = answer;
  const nameOf = (code: string) => {
    const cover = product.covers.find((one) => one.code === code);
    return cover ? names(cover.names) : code;
  };
  const confirm =
    refund === undefined ? said.pay(yuanText(firmPaysFen ?? 0)) : said.refund(yuanText(refund.firmFen));
  return (
    <Block title={said.change}>
      <Facts
        rows={[
          ...Object.keys(after.sumsInsured).map(
            (code) =>
              [
                nameOf(code),
                <DiffCell
                  key={code}
                  before={<MoneyText fen={before.sumsInsured[code]} />}
                  after={<MoneyText fen={after.sumsInsured[code]} />}
                  same={before.sumsInsured[code] === after.sumsInsured[code]}
                />,
              ] as const,
          ),
          refund === undefined
            ? [said.youPay, <MoneyText key="pay" fen={firmPaysFen} size="amount" />]
            : [said.comesBack, <MoneyText key="back" fen={refund.firmFen} size="amount" />],
        ]}
      />
      <ExplanationTable
        caption={said.how}
        lines={explanation.map(({ text, textEn, ...line }) => ({ ...line, label: text, labelEn: textEn }))}
      />
      <Button type="primary" block disabled={isSending} onClick={onConfirm}>
        {isSending ? said.sending : confirm}
      </Button>
    </Block>
  );
}

function Made({
  endorsement,
  back,
}: {
  readonly endorsement: Endorsement;
  readonly back: { readonly to: string; readonly name: string };
}) {
  const said = useWords(words);
  const { payment } = endorsement;
  return (
    <Page title={said.title} back={back}>
      <Notice tone="good">
        {payment ? said.waits(yuanText(payment.dueFen), payment.reference) : said.done}
      </Notice>
    </Page>
  );
}
