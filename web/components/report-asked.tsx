import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useCommand } from '../api/ask.ts';
import type { InputOf } from '../api/contract.ts';
import { type Job, useJob, useJobAsked, useJobResults } from '../api/job.ts';
import type { Problem } from '../api/problem.ts';
import { Asked } from './asked.tsx';
import { Block } from './page.tsx';
import { ProblemBlock } from './problem-block.tsx';
import { fileWords } from './report-files.tsx';
import { useWords } from '../words/language.tsx';
import './report-asked.css';

const words = {
  large: {
    zh: '保单很多，读取需要几分钟。请在后台汇总，完成后显示在本页。',
    en: 'There are many policies: reading them takes some minutes. The report is made in the background and shown here.',
  },
  begin: { zh: '后台汇总', en: 'Make the report' },
  again: { zh: '重新汇总', en: 'Make it again' },
  counting: { zh: '正在清点', en: 'Counting' },
  running: {
    zh: (done: string, total: string) => `已读取 ${done} / ${total} 条`,
    en: (done: string, total: string) => `${done} of ${total} items read`,
  },
  leave: {
    zh: '可以离开本页，网址会记住这次汇总',
    en: 'You may leave: the address of this page keeps it',
  },
  failed: { zh: '没有汇总出来，请重新汇总。', en: 'The report was not made. Make it again.' },
};

type Request = NonNullable<InputOf<'POST /v1/reports/jobs'>['body']>;

/** A report at once, or made by a job where there is more than is read while one waits; the address keeps the job. */
export function ReportAsked<Report>({
  query,
  request,
  lines,
  children,
}: {
  readonly query: UseQueryResult<Report, Problem>;
  readonly request: Request;
  readonly lines?: number;
  readonly children: (report: Report) => ReactNode;
}) {
  const said = useWords(words);
  const [search, setSearch] = useSearchParams();
  const jobId = useJobAsked();
  const begin = useCommand('POST /v1/reports/jobs');
  const start = () =>
    begin.mutate(
      { body: request },
      {
        onSuccess: ({ jobId: begun }) => {
          const changed = new URLSearchParams(search);
          changed.set('job', begun);
          setSearch(changed, { replace: true });
        },
      },
    );
  const button = (label: string) => (
    <>
      <Button disabled={begin.isPending} onClick={start}>
        {label}
      </Button>
      {begin.error && <ProblemBlock problem={begin.error} />}
    </>
  );
  if (jobId !== undefined) {
    return (
      <ReportJob<Report> key={jobId} jobId={jobId} again={button(said.again)}>
        {children}
      </ReportJob>
    );
  }
  if (query.error?.code === 'too-many-policies') {
    return (
      <Block>
        <p>{said.large}</p>
        <div className="row">{button(said.begin)}</div>
      </Block>
    );
  }
  return (
    <Asked query={query} {...(lines !== undefined && { lines })}>
      {children}
    </Asked>
  );
}

function ReportJob<Report>({
  jobId,
  again,
  children,
}: {
  readonly jobId: Job['jobId'];
  readonly again: ReactNode;
  readonly children: (report: Report) => ReactNode;
}) {
  const said = useWords(words);
  return (
    <Asked query={useJob(jobId)} lines={2}>
      {(job) => {
        switch (job.state) {
          case 'running':
            return <Running job={job} />;
          case 'failed':
            return (
              <Block>
                <p role="alert">{said.failed}</p>
                <div className="row">{again}</div>
              </Block>
            );
          case 'done':
            return (
              <Made<Report> job={job} again={again}>
                {children}
              </Made>
            );
        }
      }}
    </Asked>
  );
}

function Running({ job: { done, total } }: { readonly job: Job }) {
  const said = useWords(words);
  const isCounted = total > 0;
  const count = (items: number) => items.toLocaleString('en');
  const how = isCounted ? said.running(count(done), count(total)) : said.counting;
  return (
    <Block>
      <p role="status">{how}</p>
      <progress
        className="report-progress"
        aria-label={how}
        {...(isCounted && { value: done, max: total })}
      />
      <p className="quiet">{said.leave}</p>
    </Block>
  );
}

function Made<Report>({
  job,
  again,
  children,
}: {
  readonly job: Job;
  readonly again: ReactNode;
  readonly children: (report: Report) => ReactNode;
}) {
  const named = useWords(fileWords);
  const { csv, xlsx } = job.tableUrls ?? {};
  return (
    <>
      <p className="row no-print">
        {csv !== undefined && (
          <a href={csv} download>
            {named.csv}
          </a>
        )}
        {xlsx !== undefined && (
          <a href={xlsx} download>
            {named.xlsx}
          </a>
        )}
        {again}
      </p>
      <Asked query={useJobResults<Report>(job)}>{children}</Asked>
    </>
  );
}
