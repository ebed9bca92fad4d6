import { utf8ToText } from '@/lib/commands/text'
import type { HttpAnswer } from '../http'
import { type CtlAnswer, printCtl, said } from './answer'
import type { createCompletion } from './complete'
import { failureAnswer } from './failure'
import type { CtlRequest, createCtl } from './run'

/** What answers `switchboardctl`. */
export interface CtlService {
  readonly run: ReturnType<typeof createCtl>
  readonly complete: ReturnType<typeof createCompletion>
}

/** A line to run, or one to complete. */
type CtlMessage =
  | ({ readonly kind: 'run' } & Pick<CtlRequest, 'argv' | 'program' | 'width'>)
  | { readonly kind: 'complete'; readonly words: readonly string[] }

/**
 * Answers a message of `switchboardctl`, JSON: `{"argv": […], "program": "ejabberdctl", "width": 78}` or
 * `{"complete": […]}`, the words up to the one that is begun. The answer is what belongs on the standard output, with the
 * exit code in a header; of completion it is one candidate a line.
 */
export async function answerMessage(
  { run, complete }: CtlService,
  body: Uint8Array | undefined,
  who: Pick<CtlRequest, 'credentials' | 'origin' | 'isConsole'>,
): Promise<HttpAnswer> {
  const message = body && readMessage(body)
  if (!message) return toHttp(failureAnswer({ kind: 'bad-body' }), 400)
  if (message.kind === 'run') return toHttp(await run({ ...message, ...who }))
  return toHttp(said((await complete(message.words, who)).join('\n')))
}

export function toHttp(answer: CtlAnswer, status = 200): HttpAnswer {
  return {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Exit-Code': String(answer.exit),
    },
    body: printCtl(answer),
  }
}

function readMessage(body: Uint8Array): CtlMessage | undefined {
  const json = parse(utf8ToText(body) ?? '')
  if (typeof json !== 'object' || json === null) return undefined
  const { argv, complete, program, width } = json as Readonly<Record<string, unknown>>
  if (isWords(complete)) return { kind: 'complete', words: complete }
  if (!isWords(argv)) return undefined
  return {
    kind: 'run',
    argv,
    // It is printed back as it comes, so it is a plain name.
    program: typeof program === 'string' && /^[\w.-]{1,40}$/.test(program) ? program : 'ejabberdctl',
    width: typeof width === 'number' && width >= 40 && width <= 400 ? Math.floor(width) : undefined,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(word => typeof word === 'string')
