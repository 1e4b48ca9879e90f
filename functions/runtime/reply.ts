/** One fault of the input, by its path. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** What a handler gives back: an answer, or a refusal by the business. */
export type Reply = Answer | Refusal;

export interface Answer {
  readonly kind: 'answer';
  readonly body: unknown;
  /** What a browser saves the answer as. */
  readonly fileName?: string;
  /** Where the work goes on after the answer, and the operation's own success is another. */
  readonly status?: 202;
  /** The same for readers of Chinese; such a file is shown at once. */
  readonly localName?: string;
  /** Where the file is of another type than the operation's. */
  readonly contentType?: string;
  /** Where the answer is, when it is not here. */
  readonly location?: string;
}

export interface Refusal {
  readonly kind: 'refusal';
  readonly code: string;
  /** What happened and what to do next, in words for people. */
  readonly detail: string;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
  readonly errors?: readonly FieldFault[] | undefined;
}

export function answer(body: unknown): Answer {
  return { kind: 'answer', body };
}

/** The work goes on as a job. */
export function jobStarted(body: { readonly jobId: string }): Answer {
  return { kind: 'answer', body, status: 202 };
}

/** The answer is a file that is fetched from the bucket. */
export function seeOther(location: string): Answer {
  return { kind: 'answer', body: '', location };
}

/** A file that a browser shows at once; `fileName` is ASCII, `localName` need not be. */
export function paperAnswer(body: Uint8Array, fileName: string, localName: string): Answer {
  return { kind: 'answer', body, fileName, localName };
}

/** An answer that people keep as a file. */
export function fileAnswer(body: string, fileName: string): Answer {
  return { kind: 'answer', body, fileName };
}

/** The same as bytes, of a type that the operation does not always answer. */
export function bytesAnswer(body: Uint8Array, fileName: string, contentType: string): Answer {
  return { kind: 'answer', body, fileName, contentType };
}

export function refusal(
  code: string,
  detail: string,
  more: { facts?: Readonly<Record<string, unknown>>; errors?: readonly FieldFault[] } = {},
): Refusal {
  return { kind: 'refusal', code, detail, ...more };
}

/** The same for what does not exist and for what the caller may not see. */
export function notFound(): Refusal {
  return refusal('not-found', '没有找到，或您无权查看。请核对编号。');
}

/** Input that fits the schema but not the product, calendar or state it is meant for. */
export function invalidRequest(errors: readonly FieldFault[]): Refusal {
  return refusal('invalid-request', '请求内容有误，请按下列各项逐一修改后重新提交。', { errors });
}
