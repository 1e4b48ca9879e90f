/** A refusal or fault as the service says it (RFC 9457). */
export interface ProblemDocument {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Thrown by every request that was not carried out; `no-answer` where nothing came back at all. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.detail);
    this.document = document;
  }

  get code(): string {
    return this.document.code;
  }
}

export const noAnswer: ProblemDocument = {
  title: 'No answer',
  status: 0,
  code: 'no-answer',
  detail: '系统没有回应 / the service did not answer',
};

/** The problem that an answer holds; answers of the gateway itself have no document. */
export async function problemOf(response: Response): Promise<Problem> {
  const fallback: ProblemDocument = {
    title: response.statusText,
    status: response.status,
    code: response.status === 401 ? 'unauthorized' : 'fault',
    detail: response.statusText,
  };
  if (!response.headers.get('content-type')?.includes('json')) return new Problem(fallback);
  const body = (await response.json()) as Partial<ProblemDocument>;
  return new Problem({ ...fallback, ...body });
}
