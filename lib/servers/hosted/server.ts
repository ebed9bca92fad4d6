import { decide, type ExpandedRules, expandRules } from '@/lib/access/decide'
import { catalogueFrom, isKnownWord, notesOf, wordsOf } from '@/lib/catalog/catalogue'
import { LATEST_RELEASE } from '@/lib/catalog/facts'
import type { ServerCatalogue } from '@/lib/commands/catalogue'
import { type Definition, isInternal } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Outcome } from '@/lib/commands/outcome'
import type { Store } from '@/lib/store/store'
import type { CommandServer, NestedCall, ServerCall } from '../server'
import { createAttempts } from './attempts'
import type { HostedConfig } from './config'
import { identify } from './credentials'
import { withGroups } from './group-membership'
import { keepHouse } from './housekeeping'
import { createJobs } from './jobs'
import { createLog } from './log'
import type { HostedCommand } from './module'
import { loadedModules, MODULES } from './modules'
import type { HostedNode } from './node'
import { type AuthorizationServer, createAuthorizationServer } from './oauth'
import { createPasswordCache } from './password-cache'
import { createRoomMemory } from './rooms/memory'
import type { ThirdParty } from './third-party/load'
import type { ModuleProblem } from './third-party/problem'
import { createTokenCache } from './token-cache'

interface Options {
  readonly config: HostedConfig
  readonly store: Store
  /** Of Switchboard, for people. */
  readonly version: string
  /** Modules of others; left out: none. */
  readonly thirdParty?: ThirdParty
  /** Runs what a command wants run, on the gateway's road. */
  readonly run: (call: NestedCall) => Promise<Outcome>
}

/** The built-in command server; it gives OAuth tokens too. */
export interface HostedServer extends CommandServer {
  readonly kind: 'hosted'
  readonly oauth: AuthorizationServer
  /** As `list_cluster` and `status` name it: "switchboard@localhost". */
  readonly nodeName: string
  /** Works something out by the rules that `authorize` goes by, with the shared roster groups as they are now. */
  judge<T>(work: (rules: ExpandedRules) => T): Promise<T>
  /** Modules of others that did not load. */
  readonly moduleProblems: readonly ModuleProblem[]
  close(): void
}

/** The built-in command server: ejabberd's commands on stored data, where nobody is ever online. */
export function createHostedServer({
  config,
  store,
  version,
  thirdParty = { modules: [], problems: [] },
  run,
}: Options): HostedServer {
  const modules = [...loadedModules(config), ...thirdParty.modules]
  const commands = modules.flatMap(module => module.commands)
  const definitions = versionsByName(commands)
  const byDefinition = new Map(commands.map(command => [command.definition, command]))
  const ownNotes = new Map<string, CommandNotes>()
  for (const { definition, notes } of commands) if (notes) ownNotes.set(definition.name, notes)
  const rules: ExpandedRules = expandRules(config.access, definitions.values())
  const node: HostedNode = {
    name: 'switchboard@localhost',
    startedAt: Date.now(),
    release: LATEST_RELEASE,
    log: createLog(config.loglevel),
    passwords: createPasswordCache(),
    attempts: createAttempts(),
    tokens: createTokenCache(),
    jobs: createJobs(),
    rooms: createRoomMemory(),
    spamFilters: new Map(),
    modules: modules.map(module => ({ name: module.name, isOurs: MODULES.includes(module) })),
    isPublicCommand: name => definitions.get(name)?.some(definition => !isInternal(definition)) ?? false,
  }
  const hosted = { store, config, node }
  const software = `Switchboard ${version}`
  const notes = (name: string) => ownNotes.get(name) ?? notesOf(name, definitions.get(name))
  const ownWords = wordsOf(thirdParty.modules.flatMap(module => module.commands.map(one => one.definition)))
  const stopKeepingHouse = keepHouse(hosted)
  const judge: HostedServer['judge'] = work =>
    withGroups(store, rules.rules, present => work({ ...rules, rules: present }))
  let catalogue: ServerCatalogue | undefined

  return {
    id: 'hosted',
    label: config.label,
    kind: 'hosted',
    health: async () => ({ state: 'up', software }),
    async catalogue() {
      catalogue ??= {
        release: node.release,
        software,
        commands: catalogueFrom(definitions, notes),
        source: `Hosted here, with the commands of ejabberd ${node.release} that need only stored data`,
      }
      return catalogue
    },
    find: name => definitions.get(name),
    notes,
    identify: (credentials, origin) => identify(hosted, credentials, origin),
    isKnownWord: word => ownWords.has(word) || isKnownWord(word),
    authorize: ({ definition, args, caller, origin }: ServerCall) =>
      judge(present =>
        decide(present, {
          command: definition.name,
          args,
          frontend: origin.frontend,
          tag: origin.tag,
          subject: { jid: caller.jid, scopes: caller.scopes, address: origin.address },
        }),
      ),
    async call({ definition, args, caller, credentials, origin, print = unread }) {
      const command = byDefinition.get(definition)
      if (!command) return { kind: 'unknown-command', foreign: false }
      const runAs = (name: string, given: ServerCall['args']) =>
        run({ command: name, args: given, credentials, origin })
      return command.run(args, { store, config, node, caller, run: runAs, print })
    },
    oauth: createAuthorizationServer(hosted),
    nodeName: node.name,
    judge,
    moduleProblems: thirdParty.problems,
    close() {
      stopKeepingHouse()
      node.jobs.stop()
    },
  }
}

const unread = () => undefined

function versionsByName(commands: readonly HostedCommand[]): ReadonlyMap<string, readonly Definition[]> {
  const byName = new Map<string, Definition[]>()
  for (const { definition } of commands) {
    const versions = byName.get(definition.name)
    if (versions) versions.push(definition)
    else byName.set(definition.name, [definition])
  }
  for (const versions of byName.values()) versions.sort((one, other) => one.version - other.version)
  return byName
}
