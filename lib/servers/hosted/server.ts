import { decide, type ExpandedRules } from '@/lib/access/decide'
import { catalogueFrom, isKnownWord, wordsOf } from '@/lib/catalog/catalogue'
import { LATEST_RELEASE } from '@/lib/catalog/facts'
import type { ServerCatalogue } from '@/lib/commands/catalogue'
import { isInternal } from '@/lib/commands/definition'
import type { Outcome } from '@/lib/commands/outcome'
import type { Store } from '@/lib/store/store'
import type { CommandServer, NestedCall, ServerCall } from '../server'
import { createAttempts } from './attempts'
import type { HostedConfig, OperatorFile } from './config'
import type { Hosted } from './context'
import { identify } from './credentials'
import { withGroups } from './group-membership'
import { keepHouse } from './housekeeping'
import { putInForce } from './in-force'
import { createJobs } from './jobs'
import { createLog } from './log'
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
  /** Left out: the configuration is not in a file. */
  readonly operatorFile?: OperatorFile
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

const NO_FILE: OperatorFile = {
  reload: () => ({ problem: 'The configuration is in no file' }),
  dump: () => '',
}

/** The built-in command server: ejabberd's commands on stored data, where nobody is ever online. */
export function createHostedServer({
  config,
  store,
  version,
  thirdParty = { modules: [], problems: [] },
  operatorFile = NO_FILE,
  run,
}: Options): HostedServer {
  let current = putInForce(config, thirdParty.modules)
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
    modules: () => current.modules,
    isPublicCommand: name =>
      current.definitions.get(name)?.some(definition => !isInternal(definition)) ?? false,
    described: () => current.described(),
    dumpConfig: operatorFile.dump,
    reloadConfig,
  }
  const hosted: Hosted = {
    store,
    node,
    get config() {
      return current.config
    },
  }
  const software = `Switchboard ${version}`
  const ownWords = wordsOf(thirdParty.modules.flatMap(module => module.commands.map(one => one.definition)))
  const stopKeepingHouse = keepHouse(hosted)
  const judge: HostedServer['judge'] = work =>
    withGroups(store, current.rules.rules, present => work({ ...current.rules, rules: present }))
  let catalogue: ServerCatalogue | undefined

  function reloadConfig(): string | undefined {
    const next = operatorFile.reload()
    if ('problem' in next) return next.problem
    current = putInForce(next.config, thirdParty.modules)
    catalogue = undefined
    node.log.level = createLog(next.config.loglevel).level
    node.passwords.clear()
    node.tokens.clear()
    node.spamFilters.clear()
    for (const key of next.needsRestart) node.log.write('warning', `${key} has changed, and needs a restart`)
    return undefined
  }

  return {
    id: 'hosted',
    label: config.label,
    kind: 'hosted',
    health: async () => ({
      state: 'up',
      software,
      latencyMs: 0,
      since: node.startedAt,
      checkedAt: Date.now(),
    }),
    async catalogue() {
      catalogue ??= {
        release: node.release,
        software,
        commands: catalogueFrom(current.definitions, current.notes),
        source: `Hosted here, with the commands of ejabberd ${node.release} that need only stored data`,
      }
      return catalogue
    },
    find: name => current.definitions.get(name),
    notes: name => current.notes(name),
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
      const command = current.byDefinition.get(definition)
      if (!command) return { kind: 'unknown-command', foreign: false }
      const runAs = (name: string, given: ServerCall['args']) =>
        run({ command: name, args: given, credentials, origin })
      return command.run(args, { store, config: current.config, node, caller, run: runAs, print })
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
