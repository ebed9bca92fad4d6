import { type Findings, type FoundCommand, type NotFound, notFound } from '../findings'
import { eachOf } from '../probe/pace'
import type { Progress } from '../progress'
import { readHelpPage } from './help-page'
import { runCtl } from './run'
import { readTagList } from './tag-list'

export interface CtlRequest {
  /** Program and its first arguments. */
  readonly line: readonly string[]
  readonly software: string
  readonly onProgress?: (progress: Progress) => void
  readonly signal: AbortSignal
}

/** Each is a virtual machine that starts, on the server's own processor. */
const AT_ONCE = 2

/**
 * Reads the commands of a server from its `ejabberdctl`: `help --tags` names them, `help <command>` describes each. All
 * of them are listed, so what is not there is absent. The page of a command has its newest API version.
 *
 * @throws the reason of `signal` once it is aborted
 */
export async function readCtl({
  line,
  software,
  onProgress,
  signal,
}: CtlRequest): Promise<Findings | NotFound> {
  const list = await runCtl(line, ['help', '--tags'], signal)
  signal.throwIfAborted()
  if (list.kind === 'failed') return notFound(list.message)
  const names = readTagList(list.text)
  if (!names?.length) return notFound(`${line.join(' ')} help --tags does not list commands.`)

  const commands: FoundCommand[] = []
  let failure: string | undefined
  let done = 0
  onProgress?.({ done, total: names.length })
  await eachOf(names, AT_ONCE, async name => {
    if (failure !== undefined) return
    signal.throwIfAborted()
    const page = await runCtl(line, ['help', name], signal)
    signal.throwIfAborted()
    if (page.kind === 'failed') {
      failure = page.message
      return
    }
    const command = readHelpPage(page.text)
    commands.push(command?.name === name ? command : { name, versions: [] })
    done += 1
    onProgress?.({ done, total: names.length })
  })
  if (failure !== undefined) return notFound(failure)
  return {
    ...{ source: 'ctl', at: Date.now(), software, absent: 'others' },
    commands: commands.sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}
