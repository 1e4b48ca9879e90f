import { Button } from 'antd';
import type { ProgrammeChange } from '../../../shared/domain/simulation/simulation.ts';
import { useCommand } from '../../api/ask.ts';
import { JobFile } from '../../components/job-file.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  begin: { zh: '后台试算，结果存成文件', en: 'Try it in the background, as a file' },
};

interface LargeSimulationProps {
  readonly programmeId: string;
  readonly change: ProgrammeChange;
  readonly year: number;
}

/** The same trial of a year that is too large to be reckoned while one waits. */
export function LargeSimulation(request: LargeSimulationProps) {
  const said = useWords(words);
  const begin = useCommand('POST /v1/simulations/jobs');
  if (begin.data) {
    return (
      <JobFile jobId={begin.data.jobId} fileName={`what-if-${request.programmeId}-${request.year}.json`} />
    );
  }
  return (
    <>
      <Button disabled={begin.isPending} onClick={() => begin.mutate({ body: request })}>
        {said.begin}
      </Button>
      {begin.error && <ProblemBlock problem={begin.error} />}
    </>
  );
}
