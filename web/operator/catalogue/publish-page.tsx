import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand } from '../../api/ask.ts';
import type { InputOf } from '../../api/contract.ts';
import { useDraft } from '../../components/draft.ts';
import { TextArea } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  product: { zh: '发布产品版本', en: 'Publish a product version' },
  programme: { zh: '发布方案版本', en: 'Publish a programme version' },
  back: { zh: '返回', en: 'Back' },
  data: { zh: '版本数据（JSON）', en: 'The version as JSON' },
  help: {
    zh: '格式与 GET /v1/products/{code} 或 /v1/programmes/{id} 的答复相同；版本号加一。发布前逐项检查，有错不会发布。',
    en: 'In the form in which the API answers it, with the next version number. It is checked first; with a fault nothing is published.',
  },
  once: { zh: '发布后不能修改，只能发新版本', en: 'Never edited afterwards, only followed by a new version' },
  wrong: { zh: '这不是 JSON', en: 'This is not JSON' },
  publish: { zh: '检查并发布', en: 'Check and publish' },
  sending: { zh: '正在检查', en: 'Checking' },
  done: { zh: '已发布', en: 'Published' },
};

type ProductBody = NonNullable<InputOf<'POST /v1/products'>['body']>;
type ProgrammeBody = NonNullable<InputOf<'POST /v1/programmes'>['body']>;

/** O2: a new version, checked as the built-in ones are; each finding is named by its path. */
export function PublishPage() {
  const said = useWords(words);
  const { what = 'product' } = useParams();
  const isProduct = what === 'product';
  const [draft, change, drop] = useDraft(`publish:${what}`, { text: '' });
  const [isWrong, setIsWrong] = useState(false);
  const product = useCommand('POST /v1/products');
  const programme = useCommand('POST /v1/programmes');
  const problem = isProduct ? product.error : programme.error;
  const isPending = product.isPending || programme.isPending;
  const isDone = isProduct ? product.isSuccess : programme.isSuccess;
  const list = isProduct ? '/operator/products' : '/operator/programmes';
  const publish = () => {
    const version = parsed(draft.text);
    setIsWrong(version === undefined);
    if (version === undefined) return;
    if (isProduct) product.mutate({ body: version as ProductBody }, { onSuccess: drop });
    else programme.mutate({ body: version as ProgrammeBody }, { onSuccess: drop });
  };
  return (
    <Page title={isProduct ? said.product : said.programme} back={{ to: list, name: said.back }}>
      {problem && <ProblemBlock problem={problem} />}
      {isDone && (
        <Notice tone="good">
          {said.done} <Link to={list}>{said.back}</Link>
        </Notice>
      )}
      <Block>
        <TextArea
          name="version"
          label={said.data}
          help={said.help}
          rows={20}
          value={draft.text}
          onChange={(text) => change({ text })}
          error={isWrong ? said.wrong : undefined}
        />
        <p className="quiet">{said.once}</p>
        <div className="row">
          <Button type="primary" disabled={isPending} onClick={publish}>
            {isPending ? said.sending : said.publish}
          </Button>
        </div>
      </Block>
    </Page>
  );
}

/** Whatever the text says, to be judged by the service; `undefined`: it is no JSON object. */
function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
