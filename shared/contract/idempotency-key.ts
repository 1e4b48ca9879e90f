import * as z from 'zod';

/** `Idempotency-Key`: a UUID that the client makes for each change and keeps for its repetitions. */
export const idempotencyKey = z.uuid().toLowerCase();
