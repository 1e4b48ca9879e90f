import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Route } from '../api/contract.ts';
import { type Job, useJob } from '../api/job.ts';
import { inLanguage, type Pair, useLanguage } from '../words/language.tsx';
import { Asked } from './asked.tsx';
import { Notice } from './notice.tsx';
import { Block } from './page.tsx';

/** What a page says of a large list while it is read and once it is. */
export interface ListJobWords {
  readonly title: Pair<string>;
  readonly reading: Pair<string>;
  readonly running: Pair<(done: string, total: string) => string>;
  readonly done: Pair<(total: string, odd: string) => string>;
  readonly failed: Pair<string>;
  /** What its files hold, where it writes any: the lines to look at, and every outcome. */
  readonly files?: { readonly odd: Pair<string>; readonly all: Pair<string> };
}

interface ListJobProps {
  readonly jobId: Job['jobId'];
  readonly words: ListJobWords;
  /** What is read again once it is done. */
  readonly changes: Route;
}

/** How far the reading of a large list is, and what it came to. */
export function ListJob({ jobId, words, changes }: ListJobProps) {
  const { language } = useLanguage();
  const client = useQueryClient();
  const job = useJob(jobId);
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done') void client.invalidateQueries({ queryKey: [changes] });
  }, [state, client, changes]);
  const shown = (count: number) => count.toLocaleString('en');
  return (
    <Block title={words.title[language]}>
      <Asked query={job} lines={2}>
        {({ done, total, rejected, errorsUrl, resultsUrl, reason }) => (
          <>
            {state === 'running' && (
              <>
                <progress
                  aria-label={words.title[language]}
                  {...(total > 0 && { value: done, max: total })}
                />
                <p role="status">
                  {total > 0 ? words.running[language](shown(done), shown(total)) : words.reading[language]}
                </p>
              </>
            )}
            {state === 'failed' && (
              <Notice tone="warn">
                <p>{words.failed[language]}</p>
                {reason?.detail.split('；').map((fault) => (
                  <p key={fault}>{inLanguage(fault, language)}</p>
                ))}
              </Notice>
            )}
            {state === 'done' && (
              <Notice tone="good">{words.done[language](shown(total), shown(rejected))}</Notice>
            )}
            {words.files && (
              <p className="row">
                {errorsUrl !== undefined && (
                  <a href={errorsUrl} download>
                    {words.files.odd[language]}
                  </a>
                )}
                {resultsUrl !== undefined && (
                  <a href={resultsUrl} download>
                    {words.files.all[language]}
                  </a>
                )}
              </p>
            )}
          </>
        )}
      </Asked>
    </Block>
  );
}
