import { noAmount, type TypedAmount } from '../../components/money-input.tsx';

/** What a firm has said of a loss and not yet sent. */
export interface LossDraft {
  readonly policyNo: string;
  readonly coverCode: string;
  readonly day: string;
  readonly time: string;
  readonly cause: string;
  readonly description: string;
  readonly estimated: TypedAmount;
}

export const newLoss: LossDraft = {
  policyNo: '',
  coverCode: '',
  day: '',
  time: '',
  cause: '',
  description: '',
  estimated: noAmount,
};

/** The instant that a day and a time of day in China are. */
export function occurredAt({ day, time }: Pick<LossDraft, 'day' | 'time'>): string {
  return new Date(`${day}T${time === '' ? '00:00' : time}:00+08:00`).toISOString();
}

/** The question that still lacks an answer, from 1; `undefined`: all are answered. */
export function unanswered(draft: LossDraft, now: string): number | undefined {
  if (draft.policyNo === '' || draft.coverCode === '') return 1;
  if (draft.day === '' || occurredAt(draft) > now) return 2;
  if (draft.cause === '') return 3;
  if (draft.description.trim().length < 10) return 4;
  return draft.estimated.fen === undefined || draft.estimated.fen === 0 ? 5 : undefined;
}

/** The report that a whole draft comes to. */
export function reportOf(draft: LossDraft) {
  const { policyNo, coverCode, cause, description, estimated } = draft;
  return {
    policyNo,
    coverCode,
    cause,
    description,
    estimatedFen: estimated.fen ?? 0,
    occurredAt: occurredAt(draft),
  };
}
