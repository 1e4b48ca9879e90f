import { httpApi } from '../runtime/http-api.ts';
import { announceUpload } from './announce-upload.ts';
import { readJob } from './read-job.ts';

export const handler = httpApi([announceUpload, readJob]);
