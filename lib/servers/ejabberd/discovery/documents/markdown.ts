import type { Field } from '@/lib/commands/types'
import { versionIn } from '../ctl/help-page'
import { type FoundCommand, isCommandWord } from '../findings'
import { readTypedType } from '../typed-fields'

const PARTS = /^__(Arguments|Result|Tags|Module|Examples):__$/gm
/** Since when a command is there, as each release has it. */
const NOTES = /<!--.*?-->|<div[^>]*>.*?<\/div>|^\*Note\* about this command:[^\n]*$/gms

/**
 * Reads the Markdown that `gen_markdown_doc_for_commands` writes, of any release since 20.04. It has JSON's types: text
 * is `string`, a success or failure is `integer`; see `fits`.
 *
 * @returns the commands by the order of the text; none where it is no such documentation
 */
export function readMarkdown(text: string): FoundCommand[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/^## /m)
    .slice(1)
    .flatMap(section => readSection(section) ?? [])
}

function readSection(section: string): FoundCommand | undefined {
  const [title = '', ...lines] = section.split('\n')
  // Releases since 23.10 mark what is new with a coloured dot.
  const name = title.trim().split(/\s/)[0] ?? ''
  const body = lines.join('\n')
  const parts = partsOf(body)
  const args = readFields(parts.get('Arguments'))
  const result = readResult(parts.get('Result'))
  if (!isCommandWord(name) || !args || !result) return undefined
  const tags = wordsIn(parts.get('Tags'))
  const [module] = wordsIn(parts.get('Module'))
  const version = versionIn(tags)
  const description = body
    .slice(0, body.search(/^__Arguments:__$/m))
    .replace(NOTES, '')
    .trim()
  return {
    name,
    versions: [
      {
        ...{ version, args, result, tags: tags.filter(tag => tag !== `v${version}`) },
        ...(module ? { module } : {}),
      },
    ],
    ...(description ? { description } : {}),
  }
}

function partsOf(body: string): ReadonlyMap<string, string> {
  const titles = [...body.matchAll(PARTS)]
  return new Map(
    titles.map((found, index) => [
      found[1] ?? '',
      body.slice(found.index + found[0].length, titles[index + 1]?.index ?? body.length),
    ]),
  )
}

/** Lines "- *name* :: type : description"; the name in backquotes as well. Undefined where a line is none. */
function readFields(part: string | undefined): Field[] | undefined {
  if (part === undefined) return undefined
  const fields: Field[] = []
  for (const line of part.split('\n').filter(line => line.startsWith('- '))) {
    const [, name, rest = ''] = /^- \*`?([^*`]+)`?\* :: (.*)$/.exec(line) ?? []
    const type = readTypedType(rest.split(/ : | :$/)[0] ?? '')
    if (name === undefined || !type) return undefined
    fields.push({ name, type })
  }
  return fields
}

/** Of a success or failure the type is JSON's, but ejabberd's own words behind it tell which it is. */
function readResult(part: string | undefined): Field | undefined {
  const [field] = readFields(part) ?? []
  if (field?.type.kind === 'integer' && part?.includes(' : Status code'))
    return { ...field, type: { kind: 'rescode' } }
  if (field?.type.kind === 'string' && part?.includes(' : Raw result string'))
    return { ...field, type: { kind: 'restuple' } }
  return field
}

/** "*`purge`* ", "[purge](admin-tags.md#purge), [mam](…)" → the words. */
const wordsIn = (part = ''): string[] =>
  [...part.matchAll(/`([^`]+)`|\[([^\]]+)\]\(/g)].map(([, quoted, linked]) => quoted ?? linked ?? '')
