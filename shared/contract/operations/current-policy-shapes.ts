import * as z from 'zod';
import { day } from '../../domain/dates.ts';
import { bilingual } from '../../domain/names.ts';
import { coverStates } from '../../domain/policies/cover-of.ts';
import { instant } from './shapes.ts';

/** CAN-9: a firm's cancellation that its lender has not agreed to. */
export const pendingCancellationShape = z.object({
  effectiveDate: day,
  reason: z.string(),
  requestedAt: instant,
  waitsFor: z.literal('lender-consent'),
  bankName: z.string(),
  nextStep: bilingual,
});

/** When a policy really covers: one that is cancelled for a later day covers until then. */
export const coverShape = z.object({ start: day, end: day, state: z.enum(coverStates) });
