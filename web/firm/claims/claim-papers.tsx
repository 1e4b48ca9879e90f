import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { Block } from '../../components/page.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { useWords } from '../../words/language.tsx';
import { fileSize } from '../../words/file-size.ts';
import type { Claim } from './claim-page.tsx';
import { paperStates, useKindNames } from './paper-kinds.ts';

const words = {
  title: { zh: '已交的材料', en: 'Papers handed in' },
  none: { zh: '还没有交过材料', en: 'No papers yet' },
};

/** The papers of a claim, each with what lies in the archive and what its hash begins with. */
export function ClaimPapers({ claim }: { readonly claim: Claim }) {
  const said = useWords(words);
  const states = useWords(paperStates);
  const kindName = useKindNames(claim);
  const papers = useAsk('GET /v1/claims/{claimNo}/documents', { params: { claimNo: claim.claimNo } });
  return (
    <Block title={said.title}>
      <Asked query={papers} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{said.none}</p>
          ) : (
            <ul className="stack">
              {items.map((paper) => (
                <li key={paper.documentId} className="apart">
                  <span>
                    {kindName(paper.kind)} ·{' '}
                    {paper.viewUrl === undefined ? (
                      paper.fileName
                    ) : (
                      <a href={paper.viewUrl} target="_blank" rel="noreferrer">
                        {paper.fileName}
                      </a>
                    )}{' '}
                    <span className="quiet small">
                      {fileSize(paper.sizeBytes)} · {paper.sha256.slice(0, 8)}
                    </span>
                  </span>
                  <Tag tone={paper.state === 'uploaded' ? 'good' : 'warn'}>{states[paper.state]}</Tag>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Block>
  );
}
