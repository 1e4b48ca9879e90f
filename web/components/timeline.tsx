import type { ReactNode } from 'react';
import { type Instant, dayOf } from '../../shared/domain/dates.ts';
import { DayText, timeText } from '../words/dates.tsx';
import './timeline.css';

export interface TimelineEvent {
  readonly at: string;
  readonly who?: string | undefined;
  readonly what: ReactNode;
  readonly detail?: string | undefined;
}

/** What happened, the newest first, under the day on which it did. */
export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }) {
  const days = new Map<string, TimelineEvent[]>();
  for (const event of events.toReversed()) {
    const day = dayOf(event.at as Instant);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return (
    <ol className="timeline">
      {[...days].map(([day, ofDay]) => (
        <li key={day}>
          <h3>
            <DayText day={day} />
          </h3>
          <ol>
            {ofDay.map(({ at, who, what, detail }, index) => (
              <li key={index} className="timeline-event">
                <time dateTime={at}>{timeText(at)}</time>
                <div>
                  {what}
                  {who !== undefined && <span className="quiet"> · {who}</span>}
                  {detail !== undefined && detail !== '' && <p className="quiet">{detail}</p>}
                </div>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
