import { useEffect, useState } from 'react';
import { type Day, dayOf, type Instant, instantFromMillis } from '../../shared/domain/dates.ts';

/** Milliseconds between the service's business clock and this browser's; known once the service has answered. */
let aheadMillis: number | undefined;
const listeners = new Set<() => void>();

/** Takes over what an answer says of the service's time (header `Service-Time`). */
export function noteServiceTime(header: string | null): void {
  if (header === null) return;
  const ahead = Date.parse(header) - Date.now();
  if (aheadMillis !== undefined && Math.abs(ahead - aheadMillis) < 1000) return;
  aheadMillis = ahead;
  for (const listener of listeners) listener();
}

export function serviceNow(): Instant | undefined {
  return aheadMillis === undefined ? undefined : instantFromMillis(Date.now() + aheadMillis);
}

/** The service's business time, looked at again every half minute; never the browser's own. */
export function useServiceNow(): Instant | undefined {
  const [now, setNow] = useState(serviceNow);
  useEffect(() => {
    const look = () => setNow(serviceNow());
    listeners.add(look);
    const timer = setInterval(look, 30_000);
    look();
    return () => {
      listeners.delete(look);
      clearInterval(timer);
    };
  }, []);
  return now;
}

/** Today, as the service counts it. */
export function useServiceToday(): Day | undefined {
  const now = useServiceNow();
  return now === undefined ? undefined : dayOf(now);
}
