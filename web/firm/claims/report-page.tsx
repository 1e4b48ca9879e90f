import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useAsk, useCommand } from '../../api/ask.ts';
import { useServiceNow } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { useDraft } from '../../components/draft.ts';
import { Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import { CheckLoss } from './check-loss.tsx';
import { type LossDraft, newLoss, reportOf, unanswered } from './loss-draft.ts';
import { LossQuestion } from './loss-question.tsx';
import { PhotosGoingUp } from './photos-going-up.tsx';

const words = {
  title: { zh: '报案', en: 'Report a loss' },
  back: { zh: '返回', en: 'Back' },
  check: { zh: '请核对', en: 'Check' },
  done: { zh: '报案已收到', en: 'Reported' },
};

const questions = 5;

/** F10: five questions, one a page, then everything once more. The report is safe before the first photo goes up. */
export function ReportPage() {
  const said = useWords(words);
  const navigate = useNavigate();
  const now = useServiceNow() ?? '';
  const [search, setSearch] = useSearchParams();
  const [draft, change, drop] = useDraft<LossDraft>('loss', {
    ...newLoss,
    policyNo: search.get('policyNo') ?? '',
  });
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const policies = useAsk('GET /v1/policies', { query: { limit: 100 } });
  const report = useCommand('POST /v1/claims');
  const step = Math.min(Number(search.get('step') ?? '1'), questions + 1);
  const goTo = (next: number) => setSearch({ step: String(next) });
  const missing = unanswered(draft, now);

  if (report.data) {
    const { claimNo } = report.data;
    return (
      <Page title={said.done}>
        <PhotosGoingUp
          claim={report.data}
          photos={photos}
          onDone={() => void navigate(`/firm/claims/${claimNo}`)}
        />
      </Page>
    );
  }
  const send = () => {
    if (missing !== undefined) return goTo(missing);
    report.mutate({ body: reportOf(draft) }, { onSuccess: drop });
  };
  const isCheck = step > questions;
  return (
    <Page
      title={isCheck ? said.check : said.title}
      back={{ to: step === 1 ? '/firm/claims' : `?step=${step - 1}`, name: said.back }}
      beside={isCheck ? undefined : <span className="quiet">{`${step} / ${questions}`}</span>}
    >
      {report.error && <ProblemBlock problem={report.error} />}
      <Asked query={policies}>
        {({ items }) =>
          isCheck ? (
            <CheckLoss
              draft={draft}
              policies={items}
              photos={photos}
              isSending={report.isPending}
              onSend={send}
            />
          ) : (
            <LossQuestion
              key={step}
              step={step}
              draft={draft}
              change={change}
              policies={items}
              photos={{ chosen: photos, choose: setPhotos }}
              now={now}
              onDone={() => goTo(step + 1)}
            />
          )
        }
      </Asked>
    </Page>
  );
}
