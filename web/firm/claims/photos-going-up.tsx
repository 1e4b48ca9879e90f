import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { duplicateRule } from '../../../shared/domain/claims/coverage-checks.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { uploadDocument } from '../../api/upload-document.ts';
import { ClaimClocks } from '../../components/claim-clocks.tsx';
import { CodeText, CopyButton } from '../../components/code-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { useSentences, useWords } from '../../words/language.tsx';

const words = {
  safe: { zh: '报案已经生效，案件号', en: 'Your report is safe. Claim' },
  going: {
    zh: (done: number, all: number) => `照片还在上传 ${done}/${all}，请先别关页面`,
    en: (done: number, all: number) => `Photos uploading ${done}/${all}, keep this page open`,
  },
  up: { zh: '照片已全部上传', en: 'All photos are uploaded' },
  failed: {
    zh: (name: string) => `${name} 没有传上去，可以在案件里再传`,
    en: (name: string) => `${name} was not uploaded; add it on the claim's page`,
  },
  next: { zh: '接下来', en: 'What comes next' },
  nextText: {
    zh: '保险公司会查勘并一次性告诉您要补哪些材料。您不用做什么，有进展会出现在首页。',
    en: 'The insurer looks at the loss and asks once for the papers it needs. Nothing to do now; news appears at home.',
  },
  twin: { zh: '这像是同一件事：', en: 'This looks like something you reported before: ' },
  open: { zh: '看案件', en: 'Open the claim' },
  number: { zh: '案件号', en: 'Claim number' },
};

/** After the report: its number, what comes next and by when, and the photos going up one after another. */
export function PhotosGoingUp({
  claim,
  photos,
  onDone,
}: {
  readonly claim: AnswerOf<'POST /v1/claims'>;
  readonly photos: readonly File[];
  readonly onDone: () => void;
}) {
  const said = useWords(words);
  const sentence = useSentences();
  const client = useQueryClient();
  const [done, setDone] = useState(0);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void (async () => {
      for (const photo of photos) {
        await uploadDocument({ claimNo: claim.claimNo }, 'loss-photos', photo, () => undefined).catch(() =>
          setFailed((names) => [...names, photo.name]),
        );
        setDone((count) => count + 1);
      }
      await client.invalidateQueries();
    })();
  }, [claim.claimNo, photos, client]);
  const isGoing = done < photos.length;
  const twin = claim.checks.find(({ rule, met }) => rule === duplicateRule && !met);
  return (
    <>
      <Notice tone="good">
        {said.safe} <CodeText code={claim.claimNo} /> <CopyButton text={claim.claimNo} what={said.number} />
      </Notice>
      {photos.length > 0 && <p role="status">{isGoing ? said.going(done, photos.length) : said.up}</p>}
      {failed.map((name) => (
        <p key={name} className="field-error" role="alert">
          {said.failed(name)}
        </p>
      ))}
      {twin && (
        <Notice tone="warn">
          {said.twin} {sentence(twin.fact, twin.factEn)}
        </Notice>
      )}
      <Block title={said.next}>
        <p>{said.nextText}</p>
        <ClaimClocks deadlines={claim.deadlines} />
      </Block>
      <Button type="primary" block disabled={isGoing} onClick={onDone}>
        {said.open}
      </Button>
    </>
  );
}
