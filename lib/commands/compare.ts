import { type Definition, isInternal, selectVersion, type Versions } from './definition'
import type { Field, Type } from './types'

/** One thing that is not the same in two sets of definitions of a command. `version` is the API version it is about. */
export type Difference =
  | { readonly kind: 'command-added' }
  | { readonly kind: 'command-removed' }
  /** What else differs from the definition that answered for this version before is told beside it. */
  | { readonly kind: 'version-added'; readonly version: number }
  | { readonly kind: 'version-removed'; readonly version: number }
  | { readonly kind: 'argument-added'; readonly version: number; readonly argument: Field }
  | { readonly kind: 'argument-removed'; readonly version: number; readonly argument: Field }
  /** The former name is still accepted. */
  | {
      readonly kind: 'argument-renamed'
      readonly version: number
      readonly from: string
      readonly to: string
    }
  | {
      readonly kind: 'argument-retyped'
      readonly version: number
      readonly argument: string
      readonly from: Type
      readonly to: Type
    }
  /** Matters where arguments have no names: ejabberdctl. */
  | { readonly kind: 'arguments-reordered'; readonly version: number; readonly order: readonly string[] }
  | {
      readonly kind: 'former-name-added' | 'former-name-removed'
      readonly version: number
      readonly former: string
      readonly argument: string
    }
  | { readonly kind: 'result-changed'; readonly version: number; readonly from: Field; readonly to: Field }
  /** Rules that name tags may cover the command now, or no longer. */
  | {
      readonly kind: 'tags-changed'
      readonly version: number
      readonly added: readonly string[]
      readonly removed: readonly string[]
    }
  | { readonly kind: 'module-changed'; readonly version: number; readonly from: string; readonly to: string }
  /** No interface ran it before (`opened`), or none runs it now (`closed`). */
  | { readonly kind: 'opened' | 'closed'; readonly version: number }

/**
 * What differs between two sets of definitions of one command: of two releases, or of two servers. Empty: nothing. An
 * API version that only `to` has is compared with the definition that `from` would have answered with.
 *
 * @param from undefined where the command is not there
 * @param to undefined where the command is not there
 */
export function compareVersions(from: Versions | undefined, to: Versions | undefined): readonly Difference[] {
  if (!from) return to ? [{ kind: 'command-added' }] : []
  if (!to) return [{ kind: 'command-removed' }]
  const has = (versions: Versions, number: number) => versions.some(({ version }) => version === number)
  const removed = from
    .filter(({ version }) => !has(to, version))
    .map(({ version }) => ({ kind: 'version-removed', version }) as const)
  const kept = to.flatMap((definition): readonly Difference[] => {
    const { version } = definition
    const before = selectVersion(from, version)
    const differences = before ? compareDefinitions(before, definition) : []
    return has(from, version) ? differences : [{ kind: 'version-added', version }, ...differences]
  })
  return [...removed, ...kept]
}

/** What differs between two definitions; the API version told is that of `to`. */
export function compareDefinitions(from: Definition, to: Definition): readonly Difference[] {
  const { version } = to
  return [
    ...compareInternal(from, to),
    ...compareArguments(from, to),
    ...compareFormerNames(from, to),
    ...(isSame(from.result, to.result)
      ? []
      : [{ kind: 'result-changed', version, from: from.result, to: to.result } as const]),
    ...compareTags(from, to),
    ...(from.module === to.module
      ? []
      : [{ kind: 'module-changed', version, from: from.module, to: to.module } as const]),
  ]
}

function compareInternal(from: Definition, { version, ...to }: Definition): readonly Difference[] {
  const now = isInternal({ version, ...to })
  if (isInternal(from) === now) return []
  return [{ kind: now ? 'closed' : 'opened', version }]
}

function compareArguments(from: Definition, to: Definition): readonly Difference[] {
  const { version } = to
  const find = ({ args }: Definition, name: string) => args.find(arg => arg.name === name)
  const renames = Object.entries(to.renames).filter(
    ([former, present]) =>
      find(from, former) && !find(to, former) && find(to, present) && !find(from, present),
  )
  const nameNow = new Map(renames)
  const before = from.args.map(({ name, type }) => ({ name: nameNow.get(name) ?? name, type }))
  const typeBefore = (name: string) => before.find(arg => arg.name === name)?.type

  const removed = before.filter(({ name }) => !find(to, name))
  const added = to.args.filter(({ name }) => !typeBefore(name))
  const orderBefore = before.map(({ name }) => name).filter(name => find(to, name))
  const orderNow = to.args.map(({ name }) => name).filter(typeBefore)
  return [
    ...renames.map(([former, present]) => ({
      ...({ kind: 'argument-renamed', version } as const),
      from: former,
      to: present,
    })),
    ...removed.map(argument => ({ kind: 'argument-removed', version, argument }) as const),
    ...added.map(argument => ({ kind: 'argument-added', version, argument }) as const),
    ...to.args.flatMap(({ name, type }): readonly Difference[] => {
      const old = typeBefore(name)
      if (!old || isSame(old, type)) return []
      return [{ kind: 'argument-retyped', version, argument: name, from: old, to: type }]
    }),
    ...(isSame(orderBefore, orderNow)
      ? []
      : [{ kind: 'arguments-reordered', version, order: to.args.map(({ name }) => name) } as const]),
  ]
}

/** Former names that came or went; not those that come with a renamed argument. */
function compareFormerNames(from: Definition, to: Definition): readonly Difference[] {
  const { version } = to
  const wasArgument = (name: string) => from.args.some(arg => arg.name === name)
  const only = (one: Definition, other: Definition) =>
    Object.entries(one.renames).filter(([former]) => !Object.hasOwn(other.renames, former))
  return [
    ...only(to, from)
      .filter(([former]) => !wasArgument(former))
      .map(([former, argument]) => ({ kind: 'former-name-added', version, former, argument }) as const),
    ...only(from, to)
      .filter(([former]) => !to.args.some(({ name }) => name === former))
      .map(([former, argument]) => ({ kind: 'former-name-removed', version, former, argument }) as const),
  ]
}

function compareTags(from: Definition, to: Definition): readonly Difference[] {
  const added = to.tags.filter(tag => !from.tags.includes(tag))
  const removed = from.tags.filter(tag => !to.tags.includes(tag))
  if (added.length + removed.length === 0) return []
  return [{ kind: 'tags-changed', version: to.version, added, removed }]
}

/** Definitions are plain data whose members are always in the same order. */
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
