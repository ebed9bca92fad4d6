import { printFields } from '@/lib/catalog/facts/notation'
import type { Definition, Versions } from '@/lib/commands/definition'
import type { Field } from '@/lib/commands/types'
import { type Findings, type FoundCommand, type FoundDefinition, SOURCES, type Source } from './findings'
import { areSame, fits } from './fits'
import { type Facts, type Presence, presence, whyAbsent } from './presence'

/** One command of a server, after all sources were heard. */
export interface KnownCommand {
  readonly name: string
  readonly versions: Versions
  readonly state: Presence
  /** The release is not known to have it. */
  readonly isForeign: boolean
  /** One sentence: where its definition comes from. */
  readonly source: string
  /** One sentence where the server's own definition is not that of the release. */
  readonly difference?: string
  /** One sentence where the server does not have it. */
  readonly reason?: string
  /** In the server's own words. */
  readonly description?: string
}

interface Heard {
  readonly source: Source
  readonly command: FoundCommand
}

/**
 * What is known of a server's commands: for each the best source that speaks of it, in the order of `SOURCES`, and the
 * facts of the release where nothing contradicts them. Whether it is there is said by whoever looked last.
 */
export function mergeFindings(
  facts: Facts,
  findings: readonly Findings[],
): ReadonlyMap<string, KnownCommand> {
  const bySource = SOURCES.flatMap(source => findings.filter(found => found.source === source))
  const heard = new Map<string, Heard[]>()
  for (const { source, commands } of bySource) {
    for (const command of commands) {
      heard.set(command.name, [...(heard.get(command.name) ?? []), { source, command }])
    }
  }
  const stateOf = presence(facts, findings)
  const names = [...new Set([...facts.definitions.keys(), ...heard.keys()])].sort()
  const isGone = (name: string) => stateOf(name) === 'absent'
  return new Map(
    names
      .filter(name => facts.definitions.has(name) || !isGone(name))
      .map(name => {
        const known = facts.definitions.get(name)
        const merged = mergeOne(name, known, heard.get(name) ?? [], facts.release)
        const state = stateOf(name)
        return [
          name,
          {
            ...{ name, state, isForeign: known === undefined, ...merged },
            ...(state === 'absent' && known ? { reason: whyAbsent(known, facts, isGone) } : {}),
          },
        ]
      }),
  )
}

type Merged = Pick<KnownCommand, 'versions' | 'source' | 'difference' | 'description'>

function mergeOne(
  name: string,
  known: Versions | undefined,
  heard: readonly Heard[],
  release: string,
): Merged {
  const versionNumbers = new Set([
    ...(known ?? []).map(({ version }) => version),
    ...heard.flatMap(({ command }) => command.versions.map(({ version }) => version)),
  ])
  const words = heard.find(({ command }) => command.description !== undefined)?.command.description
  const differences: string[] = []
  const used = new Set<Source>()
  const versions = [...versionNumbers]
    .sort((a, b) => a - b)
    .map(version => {
      const fact = known?.find(definition => definition.version === version)
      const said = heard.flatMap(({ source, command }) => {
        const found = command.versions.find(one => one.version === version)
        return found ? [{ source, found }] : []
      })
      const best = bestOf(said)
      if (fact && isConfirmed(fact, best)) return fact
      for (const part of [best.args, best.result]) if (part) used.add(part.source)
      const definition = toDefinition(name, version, best, fact ?? known?.at(-1))
      if (fact) differences.push(differenceOf(fact, definition, release))
      return definition
    })
  // Who knows a command by its name alone confirms nothing of it.
  const describers = known ? heard.filter(({ command }) => command.versions.length > 0) : heard
  return {
    // A command that is only known by its name has the arguments that nobody told of: none.
    versions: versions.length > 0 ? versions : [toDefinition(name, 0, {}, undefined)],
    source: sourceWords(known && used.size === 0 ? undefined : [...used], describers, release),
    ...(differences.length > 0 ? { difference: differences.join(' ') } : {}),
    ...(words === undefined ? {} : { description: words }),
  }
}

interface Said {
  readonly source: Source
  readonly found: FoundDefinition
}

/** Each part of a definition, and who says it. */
interface Best {
  readonly args?: { readonly source: Source; readonly fields: readonly Field[] }
  readonly result?: { readonly source: Source; readonly field: Field }
  readonly tags?: readonly string[]
  readonly module?: string
}

/**
 * Each part from the best source that has it. What the server itself asks for over HTTP is right about its arguments, so
 * a page that says otherwise (it may leave out the account) is not believed about them. A form tells more than asking
 * only where there are lists whose names nobody could guess.
 */
function bestOf(said: readonly Said[]): Best {
  const argsOf = (of: Source) => said.find(({ source }) => source === of)?.found.args
  const asked = withLists(argsOf('probe'), argsOf('adhoc'))
  const [args] = said.flatMap(({ source, found }) => {
    const fields = source === 'probe' ? asked : found.args
    const isBelieved =
      !asked || source === 'file' || source === 'probe' || agree(fields ?? [], asked, source === 'docs')
    return fields && isBelieved ? [{ source, fields }] : []
  })
  const [result] = said.flatMap(({ source, found }) =>
    found.result ? [{ source, field: found.result }] : [],
  )
  return {
    args,
    result,
    tags: said.find(({ found }) => found.tags !== undefined)?.found.tags,
    module: said.find(({ found }) => found.module !== undefined)?.found.module,
  }
}

/** A list may be absent from a call, so that it is not always found by asking. */
function agree(page: readonly Field[], asked: readonly Field[], coarse: boolean): boolean {
  const names = new Set(asked.map(({ name }) => name))
  const seen = page.filter(({ name, type }) => type.kind !== 'list' || names.has(name))
  return areSame(seen, asked, coarse)
}

/** What asking found, with the lists that a form has besides where the two agree on all else. */
function withLists(asked: readonly Field[] | undefined, form: readonly Field[] | undefined) {
  if (!asked || !form) return asked
  const both = form.map(field => asked.find(({ name }) => name === field.name) ?? field)
  const known = both.filter(field => asked.includes(field))
  const isSame = known.length === asked.length && known.every((field, index) => field === asked[index])
  return isSame && both.every(field => asked.includes(field) || field.type.kind === 'list') ? both : asked
}

function isConfirmed(fact: Definition, { args, result }: Best): boolean {
  return (
    (!args || fits({ version: fact.version, args: args.fields }, fact, args.source)) &&
    (!result || fits({ version: fact.version, result: result.field }, fact, result.source))
  )
}

/** A result that no source tells of is shown as it comes. */
const ANY_RESULT: Field = { name: 'result', type: { kind: 'any' } }

function toDefinition(
  name: string,
  version: number,
  { args, result, tags, module }: Best,
  like: Definition | undefined,
): Definition {
  return {
    ...{ name, version },
    tags: tags ?? like?.tags ?? [],
    // Empty: nobody tells.
    module: module ?? like?.module ?? '',
    policy: like?.policy ?? 'restricted',
    args: args?.fields ?? like?.args ?? [],
    renames: {},
    result: result?.field ?? like?.result ?? ANY_RESULT,
  }
}

function differenceOf(fact: Definition, here: Definition, release: string): string {
  const of = fact.version > 0 ? ` (API version ${fact.version})` : ''
  const parts = [
    areSame(fact.args, here.args, false)
      ? ''
      : `Takes ${listed(here.args)} here, ${listed(fact.args)} in ejabberd ${release}${of}.`,
    areSame([fact.result], [here.result], false)
      ? ''
      : `Gives ${listed([here.result])} here, ${listed([fact.result])} in ejabberd ${release}${of}.`,
  ]
  return parts.filter(part => part !== '').join(' ')
}

const listed = (fields: readonly Field[]) => (fields.length > 0 ? `(${printFields(fields)})` : 'no arguments')

/** How each source is called in a sentence. */
const WORDS: Readonly<Record<Source, string>> = {
  file: 'the definition file',
  ctl: 'ejabberdctl of this server',
  docs: 'the documentation of this server',
  probe: 'asking this server',
  adhoc: 'the ad-hoc commands of this server',
}

function sourceWords(used: readonly Source[] | undefined, by: readonly Heard[], release: string): string {
  const heard = by.map(({ source }) => source)
  if (!used) {
    const facts = `Bundled facts of ejabberd ${release}`
    return heard.length > 0 ? `${facts}, confirmed by ${listWords(heard)}` : facts
  }
  return `From ${listWords(used.length > 0 ? used : heard)}`
}

const listWords = (sources: readonly Source[]) =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(
    [...new Set(sources)].map(source => WORDS[source]),
  )
