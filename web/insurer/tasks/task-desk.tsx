import { useState } from 'react';
import { asFen } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { taskWords, wordOf } from '../../words/claims.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';
import { ApproveForm } from './approve-form.tsx';
import { ApproveInterimForm } from './approve-interim-form.tsx';
import { AssessForm } from './assess/assess-form.tsx';
import { ConsentForm } from './consent-form.tsx';
import { InterimForm } from './interim-form.tsx';
import { PaymentForm } from './payment-form.tsx';
import { SurveyForm } from './survey-form.tsx';

const words = {
  others: {
    zh: '您已办过本案的前一步，这一步须由他人办理（CLM-27）。',
    en: 'You have done the step before this one; somebody else has to do this (CLM-27).',
  },
  now: { zh: (what: string) => `现在要做：${what}`, en: (what: string) => `To do now: ${what}` },
  alarm: {
    zh: (page: string, service: string) =>
      `本页试算 ${page}，系统核算 ${service}，两者不符，请勿复核并报告平台`,
    en: (page: string, service: string) =>
      `This page worked out ${page}, the service ${service}: they differ. Do not approve; report it`,
  },
};

type OpenTask = Claim['tasks'][number];

/** Of these the own work can be taken back. */
const canBeReturned: readonly OpenTask['kind'][] = ['approve', 'approve-interim'];

/** The one thing to do on a claim for whoever looks at it; nothing where it is others' turn. */
export function TaskDesk({ claim, task }: { readonly claim: Claim; readonly task: OpenTask | undefined }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const [previewFen, setPreviewFen] = useState<number | undefined>();
  const total = claim.indemnity?.totalFen;
  const differs = previewFen !== undefined && total !== undefined && total !== previewFen;
  return (
    <>
      {differs && task?.kind !== 'assess-loss' && (
        <Notice tone="warn">{said.alarm(yuanText(previewFen), yuanText(total))}</Notice>
      )}
      {task && (
        <Block key={task.taskId} title={said.now(wordOf(taskWords, task.kind, language))}>
          <TaskForm claim={claim} task={task} onAssess={setPreviewFen} />
        </Block>
      )}
    </>
  );
}

interface TaskFormProps {
  readonly claim: Claim;
  readonly task: OpenTask;
  readonly onAssess: (previewFen: number | undefined) => void;
}

function TaskForm({ claim, task, onAssess }: TaskFormProps) {
  const said = useWords(words);
  const { taskId, kind, amountFen, barredForMe } = task;
  if (barredForMe && !canBeReturned.includes(kind)) return <Notice tone="warn">{said.others}</Notice>;
  switch (kind) {
    case 'survey':
      return <SurveyForm claim={claim} taskId={taskId} />;
    case 'assess-loss':
      return <Assessment claim={claim} taskId={taskId} onAssess={onAssess} />;
    case 'approve':
      return <ApproveForm claim={claim} task={task} />;
    case 'approve-interim':
      return <ApproveInterimForm claim={claim} task={task} />;
    case 'consent-share':
      return <ConsentForm claim={claim} taskId={taskId} />;
    case 'interim-payment':
      return <InterimForm taskId={taskId} />;
    case 'confirm-payment':
    case 'pay-refund':
    case 'return-payment':
    case 'forward-share':
    case 'pay-recovery':
    case 'collect-repayment':
      return <PaymentForm taskId={taskId} dueFen={amountFen ?? asFen(0)} />;
    case 'provide-documents':
    case 'accept-offer':
    case 'confirm-account':
    case 'check-application':
    case 'decide-objection':
    case 'pay-subsidy':
    case 'review-clawback':
      return null;
  }
}

/** The sheet, once product and policy are there to work with. */
function Assessment({ claim, taskId, onAssess }: Omit<TaskFormProps, 'task'> & { readonly taskId: string }) {
  const { code, version } = claim.policyAsAtLoss.product;
  const product = useProductSold({ code, version });
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo: claim.policyNo } });
  return (
    <Asked query={product} lines={8}>
      {(sold) => (
        <Asked query={policy} lines={8}>
          {(loaded) => {
            const cover = sold.covers.find((one) => one.code === claim.coverCode);
            return cover === undefined ? null : (
              <AssessForm
                claim={claim}
                taskId={taskId}
                product={sold}
                cover={cover}
                policy={loaded}
                onSubmit={onAssess}
              />
            );
          }}
        </Asked>
      )}
    </Asked>
  );
}
