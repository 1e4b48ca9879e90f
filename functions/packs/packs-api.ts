import { readingApi } from '../runtime/reading-api.ts';
import { packEvidence } from './pack-evidence.ts';

export const handler = readingApi([packEvidence]);
