/** What a function reads of an HTTP API event, payload format 2.0. Names of headers are in lower case. */
export type HttpEvent = {
  rawPath: string;
  rawQueryString?: string;
  headers?: Record<string, string | undefined>;
  body?: string;
  isBase64Encoded?: boolean;
  requestContext: {
    http: { method: string };
    /** Claims come as text: `[backbone manager]` for a list. */
    authorizer?: { jwt?: { claims?: Record<string, unknown> } };
  };
};

/** What a function answers to the HTTP API. */
export type HttpResult = { statusCode: number; headers: Record<string, string>; body: string };
