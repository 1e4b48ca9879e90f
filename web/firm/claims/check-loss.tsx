import { Button } from 'antd';
import { Link } from 'react-router';
import type { AnswerOf } from '../../api/contract.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts } from '../../components/page.tsx';
import { causeWords, wordOf } from '../../words/claims.ts';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { type LossDraft, occurredAt } from './loss-draft.ts';

const words = {
  policy: { zh: '保单', en: 'Policy' },
  cover: { zh: '保障', en: 'Cover' },
  when: { zh: '时间', en: 'When' },
  cause: { zh: '原因', en: 'Cause' },
  what: { zh: '经过', en: 'What happened' },
  much: { zh: '大约损失', en: 'Estimated loss' },
  photos: { zh: '照片', en: 'Photos' },
  count: { zh: (n: number) => `${n} 张`, en: (n: number) => String(n) },
  change: { zh: '修改', en: 'Change' },
  report: { zh: '报案', en: 'Report' },
  sending: { zh: '正在提交，请勿关闭', en: 'Sending, keep this page open' },
};

/** Everything of a loss once more, each with the way back to its question. */
export function CheckLoss({
  draft,
  policies,
  photos,
  isSending,
  onSend,
}: {
  readonly draft: LossDraft;
  readonly policies: AnswerOf<'GET /v1/policies'>['items'];
  readonly photos: readonly File[];
  readonly isSending: boolean;
  readonly onSend: () => void;
}) {
  const said = useWords(words);
  const names = useNames();
  const { language } = useLanguage();
  const policy = policies.find(({ policyNo }) => policyNo === draft.policyNo);
  const product = useProductSold(policy?.product);
  const cover = product.data?.covers.find(({ code }) => code === draft.coverCode);
  const back = (step: number) => <Link to={`?step=${step}`}>{said.change}</Link>;
  return (
    <>
      <Block title={cover ? names(cover.names) : said.cover} beside={back(1)}>
        <Facts rows={[[said.policy, <CodeText key="no" code={draft.policyNo} />]]} />
      </Block>
      <Block title={said.when} beside={back(2)}>
        <p>{draft.day !== '' && <InstantText at={occurredAt(draft)} />}</p>
      </Block>
      <Block title={said.cause} beside={back(3)}>
        <p>{wordOf(causeWords, draft.cause, language)}</p>
      </Block>
      <Block title={said.what} beside={back(4)}>
        <p>{draft.description}</p>
        <Facts rows={[[said.photos, said.count(photos.length)]]} />
      </Block>
      <Block title={said.much} beside={back(5)}>
        <p>
          <MoneyText fen={draft.estimated.fen} capitals />
        </p>
      </Block>
      <Button type="primary" block disabled={isSending} onClick={onSend}>
        {isSending ? said.sending : said.report}
      </Button>
    </>
  );
}
