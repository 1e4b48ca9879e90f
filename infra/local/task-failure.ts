/** How a step failed, in the words of Step Functions. */
export interface TaskFailure {
  readonly error: string;
  readonly cause: string;
}

/** A failure as the interpreter sees it: it compares `name` with what Retry and Catch list. */
export class TaskFailedError extends Error {
  override readonly name: string;

  constructor({ error, cause }: TaskFailure) {
    super(cause);
    this.name = error;
  }
}
