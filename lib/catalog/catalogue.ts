import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { type Definition, isInternal, tagsOf, type Versions } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import { composeNotes, fieldsOf } from './compose'
import { definitionsOf, historyOf, LATEST_RELEASE, RELEASES } from './facts'
import { entries } from './notes/all'
import type { Entry } from './notes/entry'

const byRelease = new Map<string, readonly CatalogueCommand[]>()

/**
 * The commands of an ejabberd release, by name.
 *
 * @throws RangeError if `release` is not in `RELEASES`.
 */
export function catalogueOf(release: string): readonly CatalogueCommand[] {
  const known = byRelease.get(release)
  if (known) return known
  const catalogue = catalogueFrom(definitionsOf(release))
  byRelease.set(release, catalogue)
  return catalogue
}

/**
 * The same for any definitions by name: those of a server with its own set of modules, with strangers' commands.
 *
 * @param notesFor where some commands bring their own notes
 */
export function catalogueFrom(
  definitions: ReadonlyMap<string, Versions>,
  notesFor: (name: string, versions: Versions) => CommandNotes = notesOf,
): readonly CatalogueCommand[] {
  return [...definitions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, versions]) => {
      const { preview, ...rest } = notesFor(name, versions)
      const canPreview = preview !== undefined && suits(definitions.get(preview), versions)
      const unavailable = whyUnavailable(versions)
      return {
        name,
        versions,
        notes: canPreview ? { ...rest, preview } : rest,
        ...(unavailable === undefined ? {} : { unavailable }),
      }
    })
}

const ofName = new Map<string, CommandNotes>()
const ofVersions = new WeakMap<Versions, CommandNotes>()

/**
 * What people are told about a command. For one that is not ejabberd's own: effect `write`, and what its names and
 * types suggest.
 *
 * @param versions Its definitions on the server in question; left out: those of the newest ejabberd, which has every
 *   command that a release before it has.
 */
export function notesOf(name: string, versions?: Versions): CommandNotes {
  const known = versions ? ofVersions.get(versions) : ofName.get(name)
  if (known) return known
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined
  const all = versions ?? definitionsOf(LATEST_RELEASE).get(name) ?? []
  const notes = {
    ...composeNotes(entry ?? unknownEntry(name, all), all, entry !== undefined),
    ...(entry ? { history: historyOf(name) } : {}),
  }
  if (versions) ofVersions.set(versions, notes)
  else if (entry) ofName.set(name, notes)
  return notes
}

function unknownEntry(name: string, versions: Versions): Entry {
  const module = versions.at(-1)?.module
  return { summary: `Run ${name}${module ? `, a command of ${module}` : ''}`, effect: 'write' }
}

/** Whether a preview can be given the arguments of the command it goes with. */
function suits(preview: Versions | undefined, versions: Versions): boolean {
  const names = new Set(versions.at(-1)?.args.map(({ name }) => name))
  return preview?.at(-1)?.args.every(({ name }) => names.has(name)) ?? false
}

function whyUnavailable(versions: Versions): string | undefined {
  if (versions.every(isInternal))
    return 'Internal: ejabberd runs it only for its own web admin and its self tests.'
  if (versions.every(({ tags }) => tags.includes('ejabberdctl'))) {
    return 'Shell only: run it with ejabberdctl on the machine of the server.'
  }
  return undefined
}

let vocabulary: ReadonlySet<string> | undefined

/**
 * Whether a word means anything at all to ejabberd: it occurs in the definition of a command. ejabberd answers other
 * words differently (404 for a command, a complaint before all others for an argument). SPEC 14.8: its own vocabulary,
 * all atoms of a running node, cannot be reproduced exactly.
 */
export function isKnownWord(word: string): boolean {
  vocabulary ??= readVocabulary()
  return vocabulary.has(word)
}

/** The empty word always is known; `start` is a command of ejabberdctl only. */
const ALSO_KNOWN = ['', 'start']

function readVocabulary(): ReadonlySet<string> {
  const all = RELEASES.flatMap(release => [...definitionsOf(release).values()].flat())
  return new Set([...ALSO_KNOWN, ...wordsOf(all)])
}

/** All words of definitions: names of commands, modules, arguments and parts of them, tags. */
export function wordsOf(definitions: readonly Definition[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const definition of definitions) {
    const { name, module, renames, args, result } = definition
    const fields = fieldsOf([...args, result]).map(({ field }) => field.name)
    for (const word of [name, module, ...tagsOf(definition), ...Object.keys(renames), ...fields])
      words.add(word)
  }
  return words
}
