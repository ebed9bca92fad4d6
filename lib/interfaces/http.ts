/**
 * An HTTP request and answer without a server: what an interface decodes and encodes. The production process
 * (`server.ts`) and Next's route handlers both adapt to these, so that they answer alike.
 */
export interface HttpRequest {
  /** As sent, upper case. */
  readonly method: string
  /** Path and query exactly as in the request line, nothing decoded. */
  readonly target: string
  /** Names in lower case; a repeated header is joined with ", ". Absent: not sent. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Undefined where the request has no body or an empty one. */
  readonly body: Uint8Array | undefined
  /** Address of the peer: "127.0.0.1", "::1". IPv4 in IPv6 notation is already IPv4. */
  readonly address: string
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** In pieces where it may be too long to be held: they must be read, or their reading be ended. */
  readonly body: string | Uint8Array | AsyncIterable<string>
}

/** A thing that answers requests. Undefined: close the connection without an answer, as ejabberd does on a crash. */
export type HttpHandler = (request: HttpRequest) => Promise<HttpAnswer | undefined>
