import { readingApi } from '../runtime/reading-api.ts';
import { listNotices } from './list-notices.ts';

export const handler = readingApi([listNotices]);
