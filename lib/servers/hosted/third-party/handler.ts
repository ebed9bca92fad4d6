import { misfitOf } from '@/lib/commands/fits'
import { formatJid } from '@/lib/commands/jid'
import { isLong, type LongOutcome } from '@/lib/commands/long-list'
import type { Outcome } from '@/lib/commands/outcome'
import type { Field, LongList, Value } from '@/lib/commands/types'
import { accountExists } from '../accounts'
import { crashed } from '../answers'
import type { HostedContext } from '../context'
import type { ModuleCommand, ModuleContext } from './api'
import { storageOf } from './storage'

const SECONDS_DEFAULT = 60

/** What the server runs for a command of others: nothing that its handler does is more than a failure of that call. */
export function handlerOf(module: string, command: ModuleCommand) {
  const { run, result, name, timeLimitSeconds = SECONDS_DEFAULT } = command
  const handler = run as (args: Values, context: ModuleContext) => unknown
  return async (args: Values, hosted: HostedContext): Promise<LongOutcome> => {
    const log = (text: string) => hosted.node.log.write('error', `${module}: ${name} ${text}`)
    try {
      const answer = await within(timeLimitSeconds, Promise.resolve(handler(args, contextOf(module, hosted))))
      if (answer === LATE) {
        log(`did not answer within ${timeLimitSeconds} seconds`)
        return crashed
      }
      return checked(answer, result, log)
    } catch (error) {
      log(`threw ${withoutArguments(error, args)}`)
      return crashed
    }
  }
}

type Values = Readonly<Record<string, Value>>

function contextOf(module: string, hosted: HostedContext): ModuleContext {
  const { config, caller, node } = hosted
  return {
    caller: caller.jid && formatJid(caller.jid),
    hosts: config.hosts,
    options: config.modules?.[module] ?? {},
    accounts: { exists: async (user, host) => accountExists(hosted, user, host) },
    storage: storageOf(hosted.store, module),
    run: (command, args = {}) => hosted.run(command, args),
    print: hosted.print,
    log: text => node.log.write('info', `${module}: ${text}`),
  }
}

const LATE = Symbol('late')

function within<T>(seconds: number, promise: Promise<T>): Promise<T | typeof LATE> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(LATE), seconds * 1000)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** The answer if it is one that the definition allows; else a failure, and a line in the log says what is wrong. */
function checked(answer: unknown, result: Field, log: (text: string) => void): LongOutcome {
  const wrong = (what: string) => {
    log(`returned what does not fit its definition: ${what}`)
    return crashed
  }
  if (!isOutcome(answer)) return wrong('neither ok(…) nor refused(…) nor another outcome')
  if (!isLong(answer)) {
    const misfit = answer.kind === 'ok' ? misfitOf(result, answer.value) : undefined
    return misfit === undefined ? answer : wrong(misfit)
  }
  if (result.type.kind !== 'list') return wrong(`${result.name} is no list, and came in pieces`)
  return { kind: 'ok', value: piecesOf(answer.value, result) }
}

async function* piecesOf(list: LongList, result: Field): AsyncGenerator<readonly Value[]> {
  for await (const piece of list) {
    const misfit = misfitOf(result, piece)
    if (misfit !== undefined) throw new TypeError(misfit)
    yield piece
  }
}

/** The text that an outcome of that kind must have; '': none. What became of a command that it ran may be handed on. */
const TEXT_OF: ReadonlyMap<unknown, string> = new Map<Outcome['kind'], string>([
  ['ok', ''],
  ['failed', ''],
  ['crashed', ''],
  ['refused', 'reason'],
  ['not-found', 'reason'],
  ['conflict', 'message'],
  ['error', 'message'],
  ['forbidden', ''],
  ['internal-command', ''],
  ['unknown-command', ''],
  ['bad-argument', 'message'],
  ['bad-body', ''],
  ['too-large', ''],
])

const NUMBERED: readonly unknown[] = ['conflict', 'error'] satisfies Outcome['kind'][]

function isOutcome(answer: unknown): answer is LongOutcome {
  const given: Readonly<Record<string, unknown>> = Object(answer)
  const text = TEXT_OF.get(given.kind)
  if (text === undefined) return false
  if (NUMBERED.includes(given.kind) && !Number.isSafeInteger(given.code)) return false
  return text === '' || typeof given[text] === 'string'
}

/** What was thrown and where, with every text of the arguments taken out of its message: some may be secret. */
function withoutArguments(error: unknown, args: Values): string {
  if (!(error instanceof Error)) return typeof error
  const texts = textsIn(args).sort((one, other) => other.length - one.length)
  const message = texts.reduce((text, secret) => text.replaceAll(secret, '…'), error.message)
  const frames = error.stack?.split('\n').filter(line => /^ {4}at /.test(line)) ?? []
  return [`${error.name}: ${message}`, ...frames].join('\n')
}

function textsIn(value: Value): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)]
}
