import * as z from 'zod';
import { uploadId } from '../ids.ts';

/** How a job takes its list from an upload, in place of the list itself. */
export const uploadReference = z.strictObject({ uploadId });
