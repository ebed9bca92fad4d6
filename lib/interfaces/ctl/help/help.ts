import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { type CtlAnswer, said } from '../answer'
import { commandPage } from './command'
import { byTag, type Listed, listCommands } from './listed'
import { commandsPage, detailedList, tagPage, tagsPage, usagePage } from './lists'
import { WIDTH, wrap } from './wrap'

/** For whom help is written. */
export interface Reader {
  /** The commands of the server. */
  readonly catalogue: readonly CatalogueCommand[]
  /** API version whose definitions are shown. */
  readonly version: number
  /** What the program is called: "ejabberdctl". */
  readonly program: string
  /** Of the terminal, in characters; default 78. */
  readonly width?: number
}

/** The answer to `help` and the words behind it (SPEC 11). Hyphens are not underscores here. */
export function help(words: readonly string[], reader: Reader): CtlAnswer {
  const { catalogue, version, program, width = WIDTH } = reader
  const commands = listCommands(catalogue, version)
  const [word, tag] = words
  switch (word) {
    case undefined:
      return page(aboutHelp(program, width))
    case 'tags':
      return page(tagsPage(commands, WIDTH))
    case '--tags':
      return page(tag === undefined ? tagsPage(commands, WIDTH) : tagPage(tag, commands, width))
    case 'commands':
      return page(commandsPage(commands))
    case '--long':
    case '--dual':
      return page(usagePage(program, commands, width), 2)
    default:
      return page(topicPage(word, reader))
  }
}

/** No command was given. */
export function usage({ catalogue, version, program, width = WIDTH }: Reader): CtlAnswer {
  return page(usagePage(program, listCommands(catalogue, version), width), 3)
}

/** What is known under a word: a tag, a command, both, or all commands that a pattern fits. */
export function topicPage(word: string, { catalogue, version, program, width = WIDTH }: Reader): string {
  const commands = listCommands(catalogue, version)
  const detail = (command: Listed | undefined) => (command ? commandPage(program, command, width) : '')
  if (/[*?]/.test(word)) {
    const found = commands.filter(({ name }) => fits(word, name))
    if (found.length > 1) return detailedList(found, width)
    return detail(found[0]) || nothing(word)
  }
  const tagged = byTag(commands).has(word) ? tagPage(word, commands, width) : ''
  return tagged + detail(commands.find(({ name }) => name === word)) || nothing(word)
}

const nothing = (word: string) => `No tag or command matches '${word}'\n`

/** Pages are whole lines already. */
const page = (text: string, exit = 0): CtlAnswer => said('', exit, text)

/** Whether a pattern of `*` and `?` covers a whole name. Takes a time like the product of their lengths. */
function fits(pattern: string, name: string): boolean {
  let reached = new Set([0])
  for (const part of pattern.replace(/\*+/g, '*')) {
    const next = new Set<number>()
    for (const at of reached) {
      if (part === '*') for (let end = at; end <= name.length; end++) next.add(end)
      else if (at < name.length && (part === '?' || part === name[at])) next.add(at + 1)
    }
    reached = next
    if (reached.size === 0) return false
  }
  return reached.has(name.length)
}

function aboutHelp(program: string, width: number): string {
  const say = (text: string, indent = 2) => wrap(text, indent, width)
  return [
    say('Tells what commands there are, and how one is called.', 0),
    '\nCalled as:\n',
    `  ${program} help [tags | commands | tag | command | com?*]\n`,
    '\nWith\n',
    say('tags: the tags, and the commands of each'),
    say('commands: the tags, and the commands of each with their arguments'),
    say('tag: what the commands of a tag do'),
    say('command: all about one command'),
    say('com?*: the commands whose names fit: ? stands for a character, * for any number of them'),
    '\nFor example:\n',
    ...['register', 'accounts', 'get_*'].map(word => `  ${program} help ${word}\n`),
  ].join('')
}
