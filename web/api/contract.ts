import type * as z from 'zod';
import type { OperationOf } from '../../shared/contract/operations.ts';
import type { DeclaredRoute } from '../../shared/contract/routes.ts';

export type Route = DeclaredRoute;

type Part<Key extends Route, Name extends 'params' | 'query' | 'body'> =
  OperationOf<Key> extends { readonly [Field in Name]?: infer Schema }
    ? Schema extends z.ZodType
      ? z.input<Schema>
      : undefined
    : undefined;

/** What a route takes. A field is left out where the route has none, or where a file or text goes in its place. */
export interface InputOf<Key extends Route> {
  readonly params?: { readonly [Name in keyof Part<Key, 'params'>]: Part<Key, 'params'>[Name] };
  readonly query?: Partial<Part<Key, 'query'>>;
  readonly body?: Part<Key, 'body'> | { readonly uploadId: string };
  /** Answers the same and stores nothing; for bind, endorsement, cancellation and rescission. */
  readonly preview?: true;
  /** A list or statement, sent as it is. */
  readonly file?: { readonly content: Blob | string; readonly contentType: string };
}

/** What a route answers. */
export type AnswerOf<Key extends Route> = z.output<OperationOf<Key>['answer']>;
