import type { z } from 'zod'
import { ConsoleError } from './route'

/** The largest form that a browser may send. */
const BODY_BYTES_MAX = 4 * 1024 * 1024

/** The JSON that the browser sent, checked. Raises a ConsoleError that names what is wrong. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    throw new ConsoleError('bad-request', 'Send JSON, with the header Content-Type: application/json.')
  }
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > BODY_BYTES_MAX) {
    throw new ConsoleError('bad-request', 'That is more than a form may send (4 MiB). Use the API for it.')
  }
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ConsoleError('bad-request', 'The body is not JSON.')
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ConsoleError(
    'bad-request',
    `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'is wrong'}`,
  )
}
