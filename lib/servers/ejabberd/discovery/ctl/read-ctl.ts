import { type Definition, LATEST, selectVersion, type Versions } from '@/lib/commands/definition'
import { type Findings, type FoundCommand, type NotFound, notFound } from '../findings'
import { eachOf } from '../probe/pace'
import type { Progress } from '../progress'
import { type Listed, readCommandList } from './command-list'
import { readHelpPage } from './help-page'
import { runCtl } from './run'

export interface CtlRequest {
  /** Program and its first arguments. */
  readonly line: readonly string[]
  readonly software: string
  /** What its release is known to have. */
  readonly known: ReadonlyMap<string, Versions>
  /** What was read of this same release before. */
  readonly before?: Findings
  readonly onProgress?: (progress: Progress) => void
  /** Takes what is known once all that is new was read: every name, and the pages that nothing else can stand for. */
  readonly onNews?: (findings: Findings) => Promise<void>
  readonly signal: AbortSignal
}

/** Each is a virtual machine that starts, on the server's own processor, and mostly waits for where it is far away. */
const AT_ONCE = 3

/**
 * Reads the commands of a server from its `ejabberdctl`: a list names them, `help <command>` describes each. All of them
 * are listed, so what is not there is absent. The page of a command has its newest API version.
 *
 * A page takes a second or so. Pages of commands that the release is not known to have, or not with these arguments, come
 * first. A page that was read before is not read again if it is of the release's own commands and the list still has its
 * arguments.
 *
 * @throws the reason of `signal` once it is aborted
 */
export async function readCtl(request: CtlRequest): Promise<Findings | NotFound> {
  const { line, software, known, before, onProgress, onNews, signal } = request
  const listed = await listAll(line, signal)
  if ('kind' in listed) return listed

  const kept = new Map(before?.commands.map(command => [command.name, command]))
  const pages = new Map<string, FoundCommand>()
  for (const one of listed) {
    const page = kept.get(one.name)
    if (page && known.has(one.name) && isStillRight(page, one)) pages.set(one.name, page)
  }
  const findings = (): Findings => ({
    ...{ source: 'ctl', at: Date.now(), software, absent: 'others' },
    commands: listed.map(({ name }) => pages.get(name) ?? { name, versions: [] }),
  })

  const toRead = listed.filter(({ name }) => !pages.has(name))
  const isNews = (one: Listed) => !fitsFacts(one, selectVersion(known.get(one.name) ?? [], LATEST))
  let failure: NotFound | undefined
  let done = 0
  const read = (some: readonly Listed[]) =>
    eachOf(some, AT_ONCE, async ({ name }) => {
      if (failure) return
      const page = await runCtl(line, ['help', name], signal)
      signal.throwIfAborted()
      if (page.kind === 'failed') {
        failure = notFound(page.message)
        return
      }
      const command = readHelpPage(page.text)
      if (command?.name === name) pages.set(name, command)
      done += 1
      onProgress?.({ done, total: toRead.length })
    })
  onProgress?.({ done, total: toRead.length })
  await read(toRead.filter(isNews))
  if (!failure) await onNews?.(findings())
  await read(toRead.filter(one => !isNews(one)))
  return failure ?? findings()
}

/** The list with arguments, or of releases that have none, of names alone. */
async function listAll(line: readonly string[], signal: AbortSignal): Promise<readonly Listed[] | NotFound> {
  for (const words of [
    ['help', 'commands'],
    ['help', '--tags'],
  ]) {
    const printed = await runCtl(line, words, signal)
    signal.throwIfAborted()
    if (printed.kind === 'failed') return notFound(printed.message)
    const listed = readCommandList(printed.text)
    if (listed?.length) return listed
  }
  return notFound(`${line.join(' ')} help --tags does not list commands.`)
}

function isStillRight({ versions }: FoundCommand, { args }: Listed): boolean {
  const [page] = versions
  return args !== undefined && page?.args?.map(({ name }) => name).join() === args.join()
}

/** Older releases leave out the account that commands of the policy `user` take. */
function fitsFacts({ args }: Listed, fact: Definition | undefined): boolean {
  const names = fact?.args.map(({ name }) => name)
  return names !== undefined && (args === undefined || `,${names.join()}`.endsWith(`,${args.join()}`))
}
