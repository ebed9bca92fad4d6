import { hasHostGate } from '@/lib/access/gate'
import { coveredBy, type PurposeId, purposesOf, STOPPING } from '@/lib/access/purposes'
import { ADHOC_MODULES, hasAdhocApi } from './setup-adhoc'
import { listenersFor } from './setup-listen'
import { modulesFor } from './setup-modules'
import { lineEach, toYaml } from './write'

/** Who is to be let in, and what for. */
export interface SetupWish {
  readonly jid: { readonly user: string; readonly host: string }
  readonly purposes: readonly PurposeId[]
  /** Programs come with OAuth tokens of this account, too. */
  readonly tokens: boolean
  /** It runs the same commands as ad-hoc commands over XMPP, and Switchboard reads their list; where the release has them. */
  readonly adhoc: boolean
}

/** What is known of the server that is to be set up. */
export interface SetupFacts {
  /** Base of its `mod_http_api` and of its `ejabberd_oauth`, as Switchboard reaches them. */
  readonly apiUrl: string
  readonly oauthUrl: string
  /** Where it serves XMPP clients, or could: "wss://xmpp.example.org:5443/ws". */
  readonly xmppUrl: string
  /** "26.07" */
  readonly release: string
  /** The module of each command of that release, by its name. */
  readonly modules: Readonly<Record<string, string>>
}

/** The keys of an `ejabberd.yml` that do it: plain values, each whole. */
export interface SetupSections {
  readonly listen: readonly object[]
  readonly acl: object
  /** Where the release asks `configure` of a virtual host, too (SPEC 7.3). */
  readonly access_rules?: object
  readonly api_permissions: Readonly<Record<string, object>>
  readonly oauth_access?: readonly object[]
  readonly oauth_client_id_check?: 'db'
  readonly modules: Readonly<Record<string, object>>
}

/** The account in the lines while nobody has been named. */
export const NOBODY_YET = { user: 'admin', host: 'example.org' }

/** The ACL of the account; the rules' names begin so, too. */
const NAME = 'switchboard'

/**
 * The least that lets an account in for these purposes: a rule of exactly their commands, over HTTP only unless ad-hoc
 * commands are wanted. A scope opens
 * the command of its name and no other, hence a rule for each; all commands together are for `ejabberd:admin`.
 */
export function setupSections(wish: SetupWish, facts: SetupFacts): SetupSections {
  const { jid, tokens } = wish
  const adhoc = isAdhoc(wish, facts)
  return {
    listen: listenersFor(facts, { oauth: tokens, xmpp: adhoc }),
    acl: { [NAME]: { user: `${jid.user}@${jid.host}` } },
    ...(hasHostGate(facts.release) && { access_rules: { configure: [{ allow: NAME }] } }),
    api_permissions: { ...basicRules(wish, facts), ...(tokens && scopeRules(wish, facts)) },
    ...(tokens && { oauth_access: [{ allow: NAME }], oauth_client_id_check: 'db' as const }),
    modules: Object.fromEntries(
      [...['mod_http_api', ...modulesFor(wish.purposes, facts).needed], ...(adhoc ? ADHOC_MODULES : [])].map(
        name => [name, {}],
      ),
    ),
  }
}

const EVERYTHING: PurposeId = 'everything'

/** Older releases do not even start with its lines. */
const isAdhoc = ({ adhoc }: SetupWish, { release }: SetupFacts) => adhoc && hasAdhocApi(release)

function basicRules(wish: SetupWish, facts: SetupFacts) {
  const { purposes } = wish
  const { modules } = facts
  const from = ['mod_http_api', ...(isAdhoc(wish, facts) ? ['mod_adhoc_api'] : [])]
  const ids = purposes.includes(EVERYTHING) ? [EVERYTHING] : purposes
  return Object.fromEntries(
    purposesOf(ids).map(({ id }) => {
      const what = id === EVERYTHING ? allPatterns(modules) : coveredBy([id], Object.keys(modules))
      return [`${NAME} ${id}`, { from, who: { acl: NAME }, what }]
    }),
  )
}

function scopeRules({ purposes }: SetupWish, { modules }: SetupFacts) {
  const named = coveredBy(
    purposes.filter(id => id !== EVERYTHING),
    Object.keys(modules),
  )
  const rule = (scope: string, what: string | readonly string[]) => [
    `${NAME} scope ${scope}`,
    { from: ['mod_http_api'], who: { oauth: { scope, acl: NAME } }, what },
  ]
  return Object.fromEntries([
    ...(purposes.includes(EVERYTHING) ? [rule('ejabberd:admin', allPatterns(modules))] : []),
    ...named.map(name => rule(name, name)),
  ])
}

/** `start` is no command of a release but of ejabberdctl; ejabberd's own default leaves it out, too. */
const allPatterns = (modules: SetupFacts['modules']) => [
  '*',
  ...STOPPING.filter(name => name === 'start' || Object.hasOwn(modules, name)).map(name => `!${name}`),
]

/** The sections as the text that one puts into `ejabberd.yml`, with a remark where it matters. */
export function writeSetup(wish: SetupWish, facts: SetupFacts): string {
  const { listen, modules, api_permissions, ...others } = setupSections(wish, facts)
  const { onlyWith } = modulesFor(wish.purposes, facts)
  return [
    '# Is there an entry for this port?\n# Then add the handlers to it.',
    toYaml({ listen }),
    ...Object.entries(others).map(([key, value]) => toYaml({ [key]: value })),
    writeRules({ api_permissions }),
    toYaml({ modules }),
    ...onlyWith.map(({ module, needs }) => `  # ${module}: {}  # where there is ${needs}`),
  ].join('\n')
}

/** Rules as text, those of a scope on a line each. */
export const writeRules = ({ api_permissions }: Pick<SetupSections, 'api_permissions'>): string =>
  lineEach({ api_permissions }, name => name.startsWith(`${NAME} scope`))

/** What names the address of XMPP in `switchboard.yml`, below this server. */
export const writeXmppSetting = (id: string, { apiUrl, xmppUrl }: Pick<SetupFacts, 'apiUrl' | 'xmppUrl'>) =>
  toYaml({ servers: { [id]: { url: apiUrl, xmpp: xmppUrl } } })

/** How the text gets into a file that has such keys already, as sentences. */
export function mergeNotes({ tokens, adhoc }: SetupWish, { release }: SetupFacts): readonly string[] {
  return [
    'A key may stand in the file once: where it is there already, put the lines below it to those that are there.',
    'Was there no api_permissions yet? Then the ACL admin could run everything, and with this section no longer can: add a rule for it if it should. ejabberdctl stays as it is.',
    ...(hasHostGate(release)
      ? [
          'In access_rules, the new line of configure goes first. Since 26.07 ejabberd asks this rule for every command with an argument host; it also lets the account configure the server with an XMPP client, where mod_configure is loaded.',
        ]
      : []),
    ...(tokens
      ? [
          'With oauth_client_id_check: db a program must be known as an OAuth client (oauth_add_client_password) to fetch a token with a password. Tokens from oauth_issue_token need none.',
        ]
      : []),
    ...(adhoc ? [hasAdhocApi(release) ? ADHOC_NOTE : NO_ADHOC_NOTE] : []),
    'Then run ejabberdctl restart, so that the listener starts with them. For the rules alone ejabberdctl reload_config is enough.',
  ]
}

const ADHOC_NOTE =
  'mod_adhoc_api came with ejabberd 25.03: an older one does not start with its lines. With it, the account may run the same commands from an XMPP client, too.'

const NO_ADHOC_NOTE =
  'This release has no mod_adhoc_api (it came with 25.03): nothing is written for ad-hoc commands.'
