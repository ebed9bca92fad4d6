import { LATEST } from '@/lib/commands/definition'
import { argumentNote } from '@/lib/commands/notes'
import { ok } from '@/lib/commands/outcome'
import { byTag, type Listed, listCommands } from './help/listed'
import { readLine } from './options'
import type { CtlOptions, CtlRequest } from './run'

/** What the program answers by itself, wherever the server is. */
const OWN_WORDS = ['help', 'status', 'ping', 'started', 'stopped', 'completion']
const OPTIONS = ['--no-timeout', '--version', '--auth']

/**
 * What the last word of a line could become: commands, the words and tags of `help`, the values of an argument that has
 * a choice, and virtual hosts as far as the caller may list them.
 */
export function createCompletion({ gateway, server }: Pick<CtlOptions, 'gateway' | 'server'>) {
  return async (
    words: readonly string[],
    who: Pick<CtlRequest, 'credentials' | 'origin'>,
  ): Promise<readonly string[]> => {
    const line = readLine(words.slice(0, -1))
    if ('wrongVersion' in line) return []
    const [typed, ...given] = line.words
    const commands = listCommands((await server.catalogue()).commands, line.version)
    const names = commands.map(({ name }) => name)
    const begun = words.at(-1) ?? ''
    const candidates =
      typed === undefined
        ? [...(begun.startsWith('-') ? OPTIONS : []), ...OWN_WORDS, ...names]
        : typed === 'help'
          ? afterHelp(given, commands, names)
          : await valuesOf(
              commands.find(({ name }) => name === typed.replaceAll('-', '_')),
              given.length,
              who,
            )
    return [...new Set(candidates)].filter(word => word.startsWith(begun)).sort()
  }

  async function valuesOf(
    command: Listed | undefined,
    position: number,
    who: Pick<CtlRequest, 'credentials' | 'origin'>,
  ): Promise<readonly string[]> {
    const argument = command?.definition.args[position]
    if (!command || !argument) return []
    const note = argumentNote(command.notes, command.definition.version, argument.name)
    return note?.meaning === 'host' ? virtualHosts(who) : (note?.choices ?? [])
  }

  async function virtualHosts(who: Pick<CtlRequest, 'credentials' | 'origin'>): Promise<readonly string[]> {
    const { outcome } = await gateway.run({
      ...{ server, command: 'registered_vhosts', version: LATEST, readArguments: () => ok({}) },
      ...who,
    })
    return outcome.kind === 'ok' && Array.isArray(outcome.value) ? outcome.value.map(String) : []
  }
}

function afterHelp(given: readonly string[], commands: readonly Listed[], names: readonly string[]) {
  const tags = [...byTag(commands).keys()]
  if (given.length === 0) return ['tags', 'commands', '--tags', ...tags, ...names]
  return given.length === 1 && given[0] === '--tags' ? tags : []
}
