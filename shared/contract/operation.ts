import type * as z from 'zod';
import type { Role } from '../domain/access/role.ts';
import type { DeclaredRoute } from './routes.ts';

/** Largest JSON body, and largest text body (lists, statements): beyond it files go by upload. */
export const maxJsonBytes = 262_144;
export const maxTextBytes = 5_242_880;

export type Fields = z.ZodObject<z.ZodRawShape>;

/**
 * What one route takes and answers: the handler parses with it and the OpenAPI document is made from it.
 * `refusals` names each problem code of the business with its status; 400, 401, 403, 404 and 413 need no entry.
 */
export interface Operation<
  Params extends Fields = Fields,
  Query extends Fields = Fields,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly key: DeclaredRoute;
  readonly operationId: string;
  readonly summary: string;
  /** Roles that may use it; `anyone` needs any valid token, `open` none. */
  readonly roles: readonly Role[] | 'anyone' | 'open';
  readonly params?: Params;
  readonly query?: Query;
  /** A JSON body. */
  readonly body?: Body;
  /** A body that is text: the content types it may have. */
  readonly textBody?: readonly string[];
  /** A body that is a file, handed over as its bytes: the content types it may have. */
  readonly fileBody?: readonly string[];
  /** In place of the text `{"uploadId"}` is taken too; the work is then a job, and the answer 202 `{jobId}`. */
  readonly uploaded?: z.ZodType;
  readonly success: 200 | 201 | 202;
  readonly answer: Answer;
  /** Content type of the answer where it is not JSON. */
  readonly answerType?: string;
  readonly refusals?: Readonly<Record<string, 403 | 409 | 422>>;
  /** `true`: `?preview=true` answers the same and stores nothing. */
  readonly preview?: true;
  /** Where the answer is large, or a file: 303 to an address that is good for some minutes. */
  readonly redirects?: true;
  /** A POST that changes nothing, because its question is too long for an address: it needs no key. */
  readonly onlyAsks?: true;
}

export function operation<
  const Key extends DeclaredRoute,
  Params extends Fields,
  Query extends Fields,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  const Refusals extends Readonly<Record<string, 403 | 409 | 422>>,
>(definition: Operation<Params, Query, Body, Answer> & { readonly key: Key; readonly refusals?: Refusals }) {
  return definition;
}

/** Whether carrying it out can change something, so that it takes an `Idempotency-Key`. */
export function isChange(of: Pick<Operation, 'key' | 'onlyAsks'>): boolean {
  return !of.key.startsWith('GET ') && of.onlyAsks !== true;
}
