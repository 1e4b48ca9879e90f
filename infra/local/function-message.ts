/** What the host and a function's worker say to each other. */
export interface WorkerSetup {
  readonly moduleFolder: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

export interface Invocation {
  readonly id: number;
  readonly requestId: string;
  readonly event: unknown;
  /** Milliseconds of the machine's clock. */
  readonly endsAt: number;
}

export interface FunctionFault {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type WorkerAnswer =
  | { readonly id: number; readonly payload: string | undefined }
  | { readonly id: number; readonly fault: FunctionFault };
