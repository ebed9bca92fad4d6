import { readCtlArguments } from '@/lib/commands/ctl-arguments'
import type { Definition } from '@/lib/commands/definition'
import { isLong } from '@/lib/commands/long-list'
import type { Failure } from '@/lib/commands/outcome'
import type { Gateway } from '@/lib/gateway/call'
import type { CommandServer, Credentials, Origin } from '@/lib/servers/server'
import { type CtlAnswer, said } from './answer'
import { failureAnswer } from './failure'
import { help, type Reader, topicPage, usage } from './help/help'
import { listCommands } from './help/listed'
import { type CtlLine, readLine } from './options'
import { printPieces, printResult } from './result'
import { suggest } from './suggest'

export interface CtlOptions {
  readonly gateway: Gateway
  readonly server: CommandServer
  /** As `status` and `--node` name the server. */
  readonly nodeName: string
}

/** One line, who sent it, and how they read the answer. */
export interface CtlRequest {
  /** Its words, the program's name not among them. */
  readonly argv: readonly string[]
  /** Whoever sent it; `--auth` takes the place of these. */
  readonly credentials: Credentials
  readonly origin: Origin
  /** Whoever sent it is at the machine of the server: `status` needs no rule. */
  readonly isConsole?: boolean
  /** False: refused, whatever the rules say. Not asked behind `--auth`. */
  readonly mayCall?: (definition: Definition) => boolean
  /** What help calls the program. */
  readonly program: string
  /** Of the terminal, in characters. */
  readonly width?: number
}

/**
 * Runs a line of ejabberdctl's grammar (SPEC 11) on the gateway's road, and words the answer as ejabberdctl does. The
 * password behind `--auth` is checked, which ejabberd does not do.
 */
export function createCtl({ gateway, server, nodeName }: CtlOptions) {
  return async (request: CtlRequest): Promise<CtlAnswer> => {
    const line = readLine(request.argv)
    if ('wrongVersion' in line)
      return said(`Invalid API version number: ${JSON.stringify(line.wrongVersion)}`, 1)
    const { version, words, auth, node } = line
    if (node !== undefined && node !== nodeName) {
      return said(`Failed RPC connection to the node ${node}: nodedown`, 3)
    }
    const [typed, ...rest] = words
    if (typed === 'status' && rest.length === 0 && request.isConsole && !auth) return status()
    if (typed === undefined || typed === 'help') {
      const reader = { ...(await readerOf(request)), version }
      return typed === undefined ? usage(reader) : help(rest, reader)
    }
    return call(typed, rest, line, request)
  }

  async function readerOf({ program, width }: CtlRequest) {
    const { commands } = await server.catalogue()
    return { catalogue: commands, program, width }
  }

  async function status() {
    const { release } = await server.catalogue()
    return said(
      `The node ${nodeName} is started with status: started\nejabberd ${release} is running in that node`,
    )
  }

  async function call(typed: string, words: readonly string[], line: CtlLine, request: CtlRequest) {
    const { version, auth } = line
    let printed = ''
    const { outcome, definition } = await gateway.stream({
      server,
      command: typed.replaceAll('-', '_'),
      version,
      credentials: auth ? credentialsOf(auth) : request.credentials,
      origin: request.origin,
      readArguments(found) {
        const args = readCtlArguments(found, words, typed)
        const isBarred = args.kind === 'ok' && !auth && request.mayCall?.(found) === false
        return isBarred ? { kind: 'forbidden' } : args
      },
      print: text => {
        printed += `${text}\n`
      },
    })
    const answer = await answerOf()
    return { ...answer, aside: printed + answer.aside }

    async function answerOf(): Promise<CtlAnswer> {
      if (outcome.kind === 'ok') {
        if (!definition) throw new Error('a call cannot succeed without a definition')
        if (isLong(outcome)) {
          return { aside: '', text: printPieces(definition, outcome.value, version), exit: 0 }
        }
        if (outcome.value === false && definition.result.type.kind === 'rescode') {
          return said('', 1, 'Error: false\n')
        }
        return said(printResult(definition, outcome.value, version))
      }
      return failed(outcome, typed, { ...(await readerOf(request)), version })
    }
  }
}

/** As `failureAnswer`, with the command that was probably meant, or how the one that was meant is called. */
function failed(failure: Failure, typed: string, reader: Reader): CtlAnswer {
  const answer = failureAnswer(failure)
  if (failure.kind === 'unknown-command') {
    const names = listCommands(reader.catalogue, reader.version).map(({ name }) => name)
    const meant = suggest(typed, names)
    return said(`${answer.text} '${typed}'.${meant ? ` Did you mean '${meant}'?` : ''}`, 1)
  }
  if (failure.kind !== 'bad-argument' || failure.problem === 'unreadable') return answer
  return { ...answer, aside: topicPage(typed, reader) }
}

/** Neither part may be taken for more than it is: "alice@localhost/x" is no user. */
function credentialsOf({ user, host, password }: NonNullable<CtlLine['auth']>): Credentials {
  const arePlain = [user, host].every(part => /^[^@/]+$/.test(part))
  return arePlain ? { kind: 'basic', jid: `${user}@${host}`, password } : { kind: 'malformed' }
}
