import { ClockBadge } from '../../components/clock-badge.tsx';
import type { Task } from './own-tasks.ts';

/** How much time a task has left; its kind stands beside it already. */
export function TaskClock({ of: { dueOn, movedTo, article } }: { readonly of: Task }) {
  return <ClockBadge clock={{ dueOn, movedTo, article }} />;
}
