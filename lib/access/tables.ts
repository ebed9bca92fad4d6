import { prepareHost } from '@/lib/commands/jid'
import { GLOBAL } from './conditions'
import { eachMember, type Problems } from './problem'

/** What is defined by name, at each virtual host and at `GLOBAL`. */
export type Scoped<T> = ReadonlyMap<string, Table<T>>

/** All names that are known at one scope. */
export interface Table<T> {
  readonly entries: ReadonlyMap<string, Entry<T>>
  /** The host has a section of its own in `host_config`, which stands for the global one as a whole. */
  readonly isReplaced: boolean
}

interface Entry<T> {
  readonly value: T
  /** Where a virtual host's own entry is written. Absent: in the global section. */
  readonly part?: HostPart
  readonly line?: number
}

type Option = 'acl' | 'access_rules'
export type HostPart = 'host_config' | 'append_host_config'
type Member = readonly [key: string, value: unknown, path: string]
type Read<T> = (value: unknown, path: string, problems: Problems) => T

/** What is defined under a name at a scope; nothing at a host that is not configured. */
export const lookUp = <T>(tables: Scoped<T>, name: string, scope: string): T | undefined =>
  tables.get(scope)?.entries.get(name)?.value

/**
 * Reads a named section and what virtual hosts have in its place: `host_config` replaces the whole section at that host,
 * `append_host_config` adds names to what is there, or defines them anew.
 */
export function readTables(
  section: Readonly<Partial<Record<Option | HostPart, unknown>>>,
  hosts: readonly string[],
  problems: Problems,
  lineOf: (path: string) => number | undefined,
): <T>(option: Option, read: Read<T>) => Scoped<T> {
  const replacing = hostOptions('host_config', section, hosts, problems)
  const adding = hostOptions('append_host_config', section, hosts, problems)

  return <T>(option: Option, read: Read<T>) => {
    const readEntries = (
      [, value, path]: Member,
      part?: HostPart,
    ): readonly (readonly [string, Entry<T>])[] =>
      (eachMember(value, path, problems) ?? []).map(([name, member, memberPath]) => {
        if (name === 'all' || name === 'none')
          problems.push({ path: memberPath, message: 'is built in: take another name' })
        const line = lineOf(memberPath)
        const parsed = read(member, memberPath, problems)
        return [name, { value: parsed, ...(part && { part }), ...(line && { line }) }] as const
      })
    const own = (options: HostOptions, host: string) =>
      options.filter(([name, [key]]) => name === host && key === option).map(([, member]) => member)

    const global = readEntries([option, section[option], option])
    const tables = new Map<string, Table<T>>([[GLOBAL, { entries: new Map(global), isReplaced: false }]])
    for (const host of hosts) {
      const replacement = own(replacing, host).at(-1)
      const base = replacement ? readEntries(replacement, 'host_config') : global
      const added = own(adding, host).flatMap(member => readEntries(member, 'append_host_config'))
      tables.set(host, { entries: new Map([...base, ...added]), isReplaced: replacement !== undefined })
    }
    return tables
  }
}

/** Each option of each virtual host that has some of its own. */
type HostOptions = readonly (readonly [host: string, option: Member])[]

function hostOptions(
  part: HostPart,
  section: Readonly<Partial<Record<HostPart, unknown>>>,
  hosts: readonly string[],
  problems: Problems,
): HostOptions {
  return (eachMember(section[part], part, problems) ?? []).flatMap(([name, options, path]) => {
    const host = prepareHost(name) ?? name
    if (!hosts.includes(host)) problems.push({ path, message: `must be one of hosts: ${hosts.join(', ')}` })
    return (eachMember(options, path, problems) ?? []).map(option => [host, option] as const)
  })
}
