import type { Field } from '@/lib/commands/types'
import type { FoundCommand } from '../findings'
import { readTypedField } from '../typed-fields'

/** The blocks of a page, in the order they come; all but the first and the last may be missing. */
const BLOCKS = ['Command Name', 'Arguments', 'Result', 'Example', 'Tags', 'Module', 'Note', 'Description']
/** Before 24.02 results are called so. */
const ALSO_CALLED: Readonly<Record<string, string>> = { Returns: 'Result' }
const TITLE = /^ {2}(Command Name|Arguments|Result|Returns|Example|Tags|Module|Note|Description):/gm
/** Not about the command but about ejabberdctl. */
const SHELL_ONLY_NOTE = /\n\s*Note: This command cannot be executed using ejabberdctl.*$/s

/**
 * Reads what `ejabberdctl help <command>` prints, of any release since 20.04. The account that commands of the policy
 * `user` take is not on the pages of older releases.
 *
 * @returns undefined where the text is no such page: "No tag or command matches …", a tag's list before it is skipped
 */
export function readHelpPage(page: string): FoundCommand | undefined {
  const blocks = blocksOf(page)
  const name = blocks.get('Command Name')?.trim()
  const args = readFields(blocks.get('Arguments') ?? '')
  const result = readTypedField(blocks.get('Result') ?? '')?.field
  if (!name || !args || !result) return undefined
  const tags = (blocks.get('Tags') ?? '').split(/\s+/).filter(tag => tag !== '')
  const module = blocks.get('Module')?.trim()
  const description = (blocks.get('Description') ?? '').replace(SHELL_ONLY_NOTE, '').trim()
  const version = versionIn(tags)
  return {
    name,
    versions: [
      {
        ...{ version, args, result },
        tags: tags.filter(tag => tag !== `v${version}`),
        ...(module && module !== 'unknown' ? { module } : {}),
      },
    ],
    ...(description ? { description } : {}),
  }
}

/** A definition of API version 1 or later has the tag `v1` … as well. */
export function versionIn(tags: readonly string[]): number {
  return Math.max(0, ...tags.map(tag => Number(/^v(\d+)$/.exec(tag)?.[1] ?? 0)))
}

function blocksOf(page: string): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>()
  const titles = [...page.matchAll(TITLE)].map(found => ({
    title: ALSO_CALLED[found[1] ?? ''] ?? found[1] ?? '',
    from: found.index,
    to: found.index + found[0].length,
  }))
  const first = titles.findIndex(({ title }) => title === BLOCKS[0])
  let block = -1
  for (const [index, { title, to }] of titles.entries()) {
    if (first === -1 || index < first || BLOCKS.indexOf(title) <= block) continue
    block = BLOCKS.indexOf(title)
    // What stands below the description belongs to it, whatever it looks like.
    const end = title === 'Description' ? page.length : (titles[index + 1]?.from ?? page.length)
    blocks.set(title, page.slice(to, end))
    if (title === 'Description') break
  }
  return blocks
}

/** One after the other, each perhaps with a description behind it, to the end of its line. */
function readFields(block: string): Field[] | undefined {
  const fields: Field[] = []
  let rest = block
  while (rest.trim() !== '') {
    const read = readTypedField(rest)
    if (!read) return undefined
    fields.push(read.field)
    rest = read.rest.replace(/^[^\n]*\n?/, '')
  }
  return fields
}
