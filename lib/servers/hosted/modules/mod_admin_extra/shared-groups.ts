import { binary, list, rescode, string, tuple } from '@/lib/commands/fields'
import { prepareHost } from '@/lib/commands/jid'
import { type CommandFailure, type Outcome, ok } from '@/lib/commands/outcome'
import { crashed, failed, success } from '../../answers'
import type { HostedContext } from '../../context'
import {
  atom,
  type ErlangTerm,
  optionOf,
  printTerm,
  readOptions,
  tuple as term,
} from '../../erlang-expression'
import { isLoaded, servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { changeGroup, groupsOf, readGroup, removeGroup, writeGroup } from '../../shared-groups'

const tags = ['shared_roster_group']
const groupArgs = [binary('group'), binary('host')] as const
const describedArgs = [...groupArgs, binary('label'), binary('description')] as const

/** Shared roster groups and what they display. */
export const sharedGroupCommands: CommandGroup = command => [
  command({ name: 'srg_add', tags, args: groupArgs, result: rescode('res') }, (args, context) =>
    create(context, { ...args, label: '', description: '', display: [] }),
  ),

  command(
    {
      name: 'srg_create',
      tags,
      args: [...describedArgs, binary('display')],
      renames: { name: 'label' },
      result: rescode('res'),
    },
    ({ display, ...args }, context) =>
      create(context, { ...args, display: display.split('\\n').filter(Boolean) }),
  ),

  command(
    {
      name: 'srg_create',
      version: 1,
      tags,
      args: [...describedArgs, list('display', binary('group'))],
      renames: { name: 'label' },
      result: rescode('res'),
    },
    (args, context) => create(context, args),
  ),

  command({ name: 'srg_delete', tags, args: groupArgs, result: rescode('res') }, ({ group, host }, context) =>
    at(context, host, async served => {
      await removeGroup(context.store, served, group)
      return success
    }),
  ),

  command(
    { name: 'srg_list', tags, args: [binary('host')], result: list('groups', string('id')) },
    (args, context) => at(context, args.host, async served => ok(await groupsOf(context.store, served))),
  ),

  command(
    {
      name: 'srg_get_info',
      tags,
      args: groupArgs,
      result: list('informations', tuple('information', string('key'), string('value'))),
    },
    ({ group, host }, context) =>
      at(context, host, async served => {
        const stored = await readNamed(context, served, group)
        if (!stored) return crashed
        const options = readOptions(stored.options ?? [])
        const lines = options.map(([key, value]) => ({ key, value: describe(value) }))
        return ok(lines.sort((one, other) => (one.key < other.key ? -1 : 1)))
      }),
  ),

  command(
    {
      name: 'srg_set_info',
      tags,
      args: [...groupArgs, binary('key'), binary('value')],
      result: rescode('res'),
    },
    ({ group, host, key, value }, context) =>
      at(context, host, async served => {
        const stored = await readNamed(context, served, group)
        if (!stored) return crashed
        await changeGroup(context.store, served, group, (options = stored.options ?? []) =>
          withInfo(options, key, value),
        )
        return success
      }),
  ),

  command(
    { name: 'srg_get_displayed', tags, args: groupArgs, result: list('display', binary('group')) },
    ({ group, host }, context) =>
      at(context, host, async served => {
        const stored = await readNamed(context, served, group)
        return stored ? ok(displayedBy(stored.options ?? []).toSorted()) : crashed
      }),
  ),

  command(
    { name: 'srg_add_displayed', tags, args: [...groupArgs, binary('add')], result: rescode('res') },
    ({ group, host, add }, context) =>
      at(context, host, async served => {
        const added = await readNamed(context, served, add)
        if (!added || !groupAt(context, served, group)) return crashed
        if (!added.options) return wrongGroups([add])
        await changeGroup(context.store, served, group, (options = []) =>
          withOption(options, 'displayed_groups', [...displayedBy(options), add]),
        )
        return success
      }),
  ),

  command(
    { name: 'srg_del_displayed', tags, args: [...groupArgs, binary('del')], result: rescode('res') },
    ({ group, host, del }, context) =>
      at(context, host, async served => {
        if (!groupAt(context, served, group)) return crashed
        const removed = await changeGroup(context.store, served, group, (options = []) => {
          const displayed = displayedBy(options)
          if (!displayed.includes(del)) return undefined
          return withOption(
            options,
            'displayed_groups',
            displayed.filter(name => name !== del),
          )
        })
        return removed ? success : failed(printTerm(term(atom('inexistent_displayed_groups'), del)))
      }),
  ),
]

/** Does something with the groups of a virtual host that is served. */
export function at<V>(
  context: HostedContext,
  host: string,
  act: (served: string) => Promise<Outcome<V>>,
): Promise<Outcome<V>> | CommandFailure {
  const served = keptHost(context, host)
  return served ? act(served) : crashed
}

/** The virtual host whose groups are kept here. */
const keptHost = (context: HostedContext, host: string) =>
  isLoaded(context, 'mod_shared_roster') ? servedHost(context, host) : undefined

/**
 * The group that a name leads to: `name@host` is one of another virtual host. Undefined where it leads nowhere, over which
 * ejabberd falls: no name at all, more than one `@`, a host that is not served.
 */
export function groupAt(context: HostedContext, served: string, name: string) {
  const parts = name.split('@').filter(Boolean)
  if (parts.length === 1) return { host: served, group: name }
  const [group = '', host = ''] = parts
  return parts.length === 2 && servedHost(context, host) === host ? { host, group } : undefined
}

interface NewGroup {
  readonly group: string
  readonly host: string
  readonly label: string
  readonly description: string
  readonly display: readonly string[]
}

/** A new group has its name prepared as a virtual host has; all else takes names as they are given. */
async function create(
  context: HostedContext,
  { group, host, label, description, display }: NewGroup,
): Promise<Outcome<boolean>> {
  const served = keptHost(context, host)
  const unknown: string[] = []
  for (const each of display) {
    const stored = served && (await readNamed(context, served, each))
    if (!stored) return crashed
    if (each !== group && !stored.options) unknown.push(each)
  }
  const name = prepareHost(group)
  if (name === undefined || prepareHost(host) === undefined)
    return failed(printTerm(atom('invalid_group_name')))
  if (!served) return crashed
  if (unknown.length > 0) return wrongGroups(unknown)
  await writeGroup(context.store, served, name, [
    term(atom('label'), label),
    term(atom('displayed_groups'), display),
    term(atom('description'), description),
  ])
  return success
}

/** The options of the group that a name leads to, where there is one; undefined where it leads nowhere. */
async function readNamed(context: HostedContext, served: string, name: string) {
  const named = groupAt(context, served, name)
  return named && { options: await readGroup(context.store, named.host, named.group) }
}

const wrongGroups = (names: readonly string[]) =>
  failed(printTerm(term(atom('wrong_displayed_groups'), names)))

function displayedBy(options: readonly ErlangTerm[]): string[] {
  const displayed = optionOf(options, 'displayed_groups')
  return Array.isArray(displayed) ? displayed.filter(name => typeof name === 'string') : []
}

/** All other keys mean nothing and change nothing. */
function withInfo(options: readonly ErlangTerm[], key: string, value: string): readonly ErlangTerm[] {
  if (key === 'label' || key === 'description') return withOption(options, key, value)
  if (key === 'all_users' || key === 'online_users') {
    return withOption(options, key, value === 'true' ? atom('true') : undefined)
  }
  return options
}

/** The options with one of them changed, or without it. */
export function withOption(
  options: readonly ErlangTerm[],
  name: string,
  value: ErlangTerm | undefined,
): readonly ErlangTerm[] {
  const others = readOptions(options).filter(([key]) => key !== name)
  const kept = others.map(([key, kept]) => term(atom(key), kept))
  return value === undefined ? kept : [...kept, term(atom(name), value)]
}

/** A value as `srg_get_info` tells it. */
function describe(value: ErlangTerm): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(describe).join('\n, \n')
  return typeof value === 'object' && 'atom' in value ? value.atom : printTerm(value)
}
