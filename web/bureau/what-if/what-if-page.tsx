import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { yearOf } from '../../../shared/domain/dates.ts';
import type { ProgrammeChange } from '../../../shared/domain/simulation/simulation.ts';
import { useAsk } from '../../api/ask.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { Block, Page } from '../../components/page.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import { ProgrammePlaces } from '../position/programme-places.tsx';
import { ChangeForm } from './change-form.tsx';
import { LargeSimulation } from './large-simulation.tsx';
import { SimulationResult } from './simulation-result.tsx';

const words = {
  title: {
    zh: (name: string, year: number) => `${name} · ${year} 年试算`,
    en: (name: string, year: number) => `${name}: what if, ${year}`,
  },
  back: { zh: '额度', en: 'Budget' },
  why: {
    zh: '用今年的真实保单，按下面改过的口径重新计算一遍，与实际账面比较；不改变任何数据。',
    en: 'The real policies of the year are reckoned again with the changes below and set beside the books. Nothing is changed.',
  },
};

/** What a changed programme would have cost and reached on the year's real policies, against what it did. */
export function WhatIfPage() {
  const said = useWords(words);
  const names = useNames();
  const { programmeId = '' } = useParams();
  const [search] = useSearchParams();
  const today = useServiceToday();
  const asked = Number(search.get('year'));
  const year = asked >= 2020 && asked <= 2100 ? asked : today && yearOf(today);
  const [change, setChange] = useState<ProgrammeChange>({});
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  const simulation = useAsk(
    'POST /v1/simulations',
    { body: { programmeId, change, year: year ?? 0 } },
    { enabled: year !== undefined, keepOld: true },
  );
  return (
    <Asked query={programme}>
      {(of) => (
        <Page
          title={said.title(names(of.names), year ?? 0)}
          back={{ to: `/bureau/programmes/${programmeId}`, name: said.back }}
        >
          <ProgrammePlaces programmeId={programmeId} />
          <p>{said.why}</p>
          <Block>
            <Asked query={simulation} lines={6}>
              {(result) => <SimulationResult result={result} isChanged={Object.keys(change).length > 0} />}
            </Asked>
          </Block>
          {simulation.error?.code === 'too-many-policies' && year !== undefined && (
            <LargeSimulation programmeId={programmeId} change={change} year={year} />
          )}
          <ChangeForm of={of} isAsking={simulation.isFetching} onTry={setChange} />
        </Page>
      )}
    </Asked>
  );
}
