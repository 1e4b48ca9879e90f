import { Modal } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { useDraft } from '../../components/draft.ts';
import { Block } from '../../components/page.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import type { Claim } from './claim.ts';
import { EvidenceViewer } from './evidence-viewer.tsx';

const words = {
  title: { zh: (n: number) => `材料 ${n} 份`, en: (n: number) => (n === 1 ? '1 paper' : `${n} papers`) },
  none: { zh: '还没有材料', en: 'No paper yet' },
  viewer: { zh: '查看材料', en: 'Papers' },
  uploaded: { zh: '已校验', en: 'Verified' },
  'awaiting-upload': { zh: '未上传', en: 'Not uploaded' },
  incomplete: { zh: '不完整', en: 'Incomplete' },
  'wrong-type': { zh: '类型不符', en: 'Wrong type' },
  seen: { zh: '已看', en: 'Seen' },
  other: { zh: '其他材料', en: 'Other paper' },
};

export type Paper = AnswerOf<'GET /v1/claims/{claimNo}/documents'>['items'][number];

/** Which papers somebody has opened is known on their device only, until they sign out. */
const nothingSeen: { readonly seen: readonly string[] } = { seen: [] };

/** The papers of a claim as their files really are; one opens in the viewer beside the others. */
export function Evidence({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const [shown, setShown] = useState<number | undefined>();
  const [{ seen }, change] = useDraft(`papers-seen:${claim.claimNo}`, nothingSeen);
  const see = (documentId: string) => {
    if (!seen.includes(documentId)) change({ seen: [...seen, documentId] });
  };
  const nameOf = usePaperNames(claim);
  const papers = useAsk('GET /v1/claims/{claimNo}/documents', { params: { claimNo: claim.claimNo } });
  return (
    <Block title={said.title(papers.data?.items.length ?? 0)}>
      <Asked query={papers}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="quiet">{said.none}</p>}
            <ol className="stack">
              {items.map((paper, index) => (
                <li key={paper.documentId}>
                  <div className="apart">
                    <button type="button" className="text-button paper-name" onClick={() => setShown(index)}>
                      {paper.fileName}
                    </button>
                    <span className="row">
                      {seen.includes(paper.documentId) && <Tag tone="neutral">{said.seen}</Tag>}
                      <Tag tone={paper.state === 'uploaded' ? 'good' : 'warn'}>{said[paper.state]}</Tag>
                    </span>
                  </div>
                  <p className="quiet small">{nameOf(paper.kind)}</p>
                </li>
              ))}
            </ol>
            <Modal
              open={shown !== undefined}
              title={said.viewer}
              footer={null}
              width="min(1120px, 96vw)"
              onCancel={() => setShown(undefined)}
              centered
              destroyOnHidden
            >
              <EvidenceViewer papers={items} first={shown ?? 0} nameOf={nameOf} seen={seen} onSee={see} />
            </Modal>
          </>
        )}
      </Asked>
    </Block>
  );
}

/** What the product calls the papers that it asks for. */
export function usePaperNames(claim: Claim): (kind: string) => string {
  const said = useWords(words);
  const names = useNames();
  const { code, version } = claim.policyAsAtLoss.product;
  const product = useProductSold({ code, version });
  return (kind) => {
    const paper = product.data?.documents.find((one) => one.kind === kind);
    return paper ? names(paper.names) : said.other;
  };
}
