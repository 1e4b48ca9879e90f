import { httpApi } from '../runtime/http-api.ts';
import { listNotices } from './list-notices.ts';

export const handler = httpApi([listNotices]);
