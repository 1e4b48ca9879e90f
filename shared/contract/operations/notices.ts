import * as z from 'zod';
import { notice } from '../../domain/notices/notice.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';

export const listNoticesOperation = operation({
  key: 'GET /v1/notices',
  operationId: 'listNotices',
  summary: 'What the caller’s organisation has been told, newest first',
  roles: 'anyone',
  query: z.strictObject(pageQuery),
  success: 200,
  answer: pageOf(notice),
});
