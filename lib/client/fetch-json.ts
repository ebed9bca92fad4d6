import type { ApiError } from './types'

/** `offline`: Switchboard itself did not answer. `malformed`: it answered something that is not JSON. */
export type ClientErrorKind = ApiError['error']['kind'] | 'offline' | 'malformed'

/** What `fetchJson` raises, and nothing else, except the abort of its signal. Its message can be shown. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  constructor(
    readonly kind: ClientErrorKind,
    message: string,
  ) {
    super(message)
  }
}

/** Whether the person's session at a server has ended; the shell then leads to the sign-in page. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ClientError && error.kind === 'signed-out'

interface Request {
  readonly method?: 'GET' | 'POST'
  /** Sent as JSON. */
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** Asks one of the console's own endpoints. Raises a ClientError for every answer that is not 2xx. */
export async function fetchJson<T>(path: string, request: Request = {}): Promise<T> {
  const response = await send(path, initOf(request))
  const answer = await readJson(response, request.signal)
  if (response.ok) return answer as T
  throw errorOf(answer, response.status)
}

/** The same for an answer that comes as lines of JSON; each is handed on as it arrives. */
export async function fetchLines<T>(
  path: string,
  request: Request,
  onLine: (line: T) => void,
): Promise<void> {
  const response = await send(path, initOf(request))
  if (!response.ok || !response.body) throw errorOf(await readJson(response, request.signal), response.status)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const lines = (rest + piece.value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(JSON.parse(line) as T)
    }
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw new ClientError('offline', 'Switchboard broke off amid its answer. Try again.')
  }
}

const initOf = ({ method = 'GET', body, signal }: Request): RequestInit => ({
  method,
  headers: {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  ...(signal ? { signal } : {}),
  cache: 'no-store',
  credentials: 'same-origin',
})

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ClientError(
      'offline',
      'Switchboard does not answer. Check that it runs and that this device is online.',
    )
  }
}

async function readJson(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    return response.status === 204 ? undefined : await response.json()
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ClientError(
      'malformed',
      `Switchboard answered ${response.status} without JSON. Is a proxy in between?`,
    )
  }
}

function errorOf(answer: unknown, status: number): ClientError {
  const error = (answer as Partial<ApiError> | null)?.error
  if (error && typeof error.kind === 'string') return new ClientError(error.kind, error.message)
  return new ClientError('malformed', `Switchboard answered ${status} without saying why.`)
}
