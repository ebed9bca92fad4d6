import type { Field } from './types'

/** Who a command was meant for, as ejabberd records it. Permissions do not depend on it. */
export type Policy = 'open' | 'restricted' | 'admin' | 'user'

/**
 * One definition of a command: what goes over the wire, nothing for people. Plain data. A name may have several, one
 * per API version; `selectVersion` chooses.
 */
export interface Definition<A extends readonly Field[] = readonly Field[], R extends Field = Field> {
  readonly name: string
  /** API version, 0 for the original definition. */
  readonly version: number
  /** As registered; the version tag (`v1` …) is added by `tagsOf`. The tag `internal` bars it from every interface. */
  readonly tags: readonly string[]
  /** The ejabberd module that defines it. Where it starts with `mod_`, the command exists only where it is loaded. */
  readonly module: string
  readonly policy: Policy
  readonly args: A
  /** Former argument names that are still accepted: old → new. */
  readonly renames: Readonly<Record<string, string>>
  readonly result: R
}

/** All definitions of one name, by ascending API version; never empty. */
export type Versions = readonly Definition[]

/** The API version that stands for "no limit", as ejabberd writes it. */
export const LATEST = 1_000_000

/** The definition with the highest API version that is not above `version`; undefined where the name has none. */
export function selectVersion<D extends Definition>(versions: readonly D[], version: number): D | undefined {
  let best: D | undefined
  for (const definition of versions) {
    if (definition.version <= version && (!best || definition.version > best.version)) best = definition
  }
  return best
}

/** The tags that rules and help see: those of the definition, and `vN` for API version N ≥ 1. */
export function tagsOf(definition: Definition): readonly string[] {
  return definition.version > 0 ? [...definition.tags, `v${definition.version}`] : definition.tags
}

/** Refused by every interface, whoever calls. */
export function isInternal(definition: Definition): boolean {
  return definition.tags.includes('internal')
}
