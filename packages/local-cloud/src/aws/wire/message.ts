/** One HTTP request as the codecs read it: header names in lower case, the path still percent-encoded. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One HTTP answer; header names in lower case. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Members of a structure by name, as the SDK's clients take and give them. */
export type Fields = Record<string, unknown>;
