/** What the host and a function's process say to each other. */

/** host > process: run the handler once. */
export interface InvokeRequest {
  readonly requestId: string;
  readonly functionArn: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly event: unknown;
}

/** An error as Lambda reports it. */
export interface InvocationFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** process > host. */
export type ProcessMessage =
  | { readonly kind: 'ready' }
  /** The handler could not be loaded. */
  | { readonly kind: 'unusable'; readonly error: InvocationFailure }
  /** `result` is JSON. */
  | { readonly kind: 'done'; readonly requestId: string; readonly result: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: InvocationFailure }
  /** Bytes of memory in use, told now and then. */
  | { readonly kind: 'memory'; readonly rss: number };
