import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Instant } from '../../shared/domain/dates.ts';
import { InstantText } from '../words/dates.tsx';
import { useWords } from '../words/language.tsx';

const words = {
  demo: { zh: '演示环境，数据只在本机', en: 'Demonstration on one machine' },
  now: { zh: '业务时间', en: 'Business time' },
  hours: { zh: '过 1 小时', en: '+1 hour' },
  day: { zh: '过 1 天', en: '+1 day' },
  month: { zh: '过 30 天', en: '+30 days' },
};

async function readClock(): Promise<Instant> {
  const response = await fetch('/local/clock');
  return ((await response.json()) as { now: Instant }).now;
}

/** The business clock of the stage on this machine, and moving it; no other build has it. */
export function DemoBar() {
  const said = useWords(words);
  const client = useQueryClient();
  const [isMoving, setIsMoving] = useState(false);
  const { data: now } = useQuery({ queryKey: ['local-clock'], queryFn: readClock, refetchInterval: 30_000 });
  const advance = async (duration: string) => {
    setIsMoving(true);
    await fetch('/local/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: duration }),
    });
    setIsMoving(false);
    await client.invalidateQueries();
  };
  const button = (label: string, duration: string) => (
    <button type="button" className="text-button" disabled={isMoving} onClick={() => void advance(duration)}>
      {label}
    </button>
  );
  return (
    <aside className="banner banner-demo no-print" aria-label={said.demo}>
      <span>{said.demo}</span>
      {now !== undefined && (
        <span>
          {said.now} <InstantText at={now} />
        </span>
      )}
      {button(said.hours, 'PT1H')}
      {button(said.day, 'P1D')}
      {button(said.month, 'P30D')}
    </aside>
  );
}
