/** Every internal URL is built here and nowhere else. */

const seg = encodeURIComponent

/** Values that fill a command's form; lists and tuples as JSON. Secrets never go in. */
export type Prefill = Readonly<Record<string, string>>

const query = (params: Prefill | undefined) => {
  const text = new URLSearchParams(params).toString()
  return text ? `?${text}` : ''
}

export const paths = {
  home: () => '/',
  signIn: (server?: string, next?: string) =>
    `/sign-in${query({ ...(server ? { server } : {}), ...(next ? { next } : {}) })}`,
  overview: (server: string) => `/servers/${seg(server)}`,
  commands: (server: string, filter?: Prefill) => `/servers/${seg(server)}/commands${query(filter)}`,
  command: (server: string, name: string, prefill?: Prefill) =>
    `/servers/${seg(server)}/commands/${seg(name)}${query(prefill)}`,
  /** What a server can do, and where that is known from. */
  catalogue: (server: string) => `/servers/${seg(server)}/catalogue`,
  /** `shown`: with whom, and the filter. */
  compare: (server: string, shown?: Prefill) => `/servers/${seg(server)}/compare${query(shown)}`,
  /** `shown`: to which release, and of which calls. */
  upgrade: (server: string, shown?: Prefill) => `/servers/${seg(server)}/upgrade${query(shown)}`,
  tokens: (server: string, filter?: Prefill) => `/servers/${seg(server)}/tokens${query(filter)}`,
  issueToken: (server: string, prefill?: Prefill) => `/servers/${seg(server)}/tokens/issue${query(prefill)}`,
  /** By its fingerprint; a token itself never goes into an address. */
  token: (server: string, fingerprint: string) => `/servers/${seg(server)}/tokens/${seg(fingerprint)}`,
  clients: (server: string) => `/servers/${seg(server)}/clients`,
  /** With a question, its answer is shown. */
  permissions: (server: string, question?: Prefill) =>
    `/servers/${seg(server)}/permissions${query(question)}`,
  /** With a command (and an API version), it is shown. */
  reference: (server: string, shown?: Prefill) => `/servers/${seg(server)}/reference${query(shown)}`,
  ownAccount: (server: string) => `/servers/${seg(server)}/me`,
  /** How a server is connected, and what is in the way. */
  setup: (server: string) => `/servers/${seg(server)}/setup`,
  /** The command API of the default server, and of any other. */
  api: () => '/api',
  serverApi: (server: string) => `/servers/${seg(server)}/api`,
  /** The OpenAPI document of a server; without a version: of the newest. */
  openApi: (server: string, version?: number) =>
    `/servers/${seg(server)}/openapi.json${version === undefined ? '' : `?version=${version}`}`,
  oauthToken: (server: string) => `/servers/${seg(server)}/oauth/token`,
  authorizationPage: (server: string, params: Prefill) =>
    `/servers/${seg(server)}/oauth/authorization_token${query(params)}`,
  consoleApi: {
    servers: () => '/console-api/servers',
    catalogue: (server: string) => `/console-api/servers/${seg(server)}/catalogue`,
    reference: (server: string, version: string) =>
      `/console-api/servers/${seg(server)}/reference${query(version ? { version } : undefined)}`,
    compare: (server: string, other: string) =>
      `/console-api/servers/${seg(server)}/compare${query({ with: other })}`,
    upgrade: (server: string) => `/console-api/servers/${seg(server)}/upgrade`,
    setup: (server: string) => `/console-api/servers/${seg(server)}/setup`,
    discovery: (server: string) => `/console-api/servers/${seg(server)}/discovery`,
    discoveryAction: (server: string, action: string) =>
      `/console-api/servers/${seg(server)}/discovery/${action}`,
    run: (server: string, command: string) => `/console-api/servers/${seg(server)}/run/${seg(command)}`,
    tokens: (server: string, action: string) => `/console-api/servers/${seg(server)}/tokens/${action}`,
    clients: (server: string) => `/console-api/servers/${seg(server)}/clients`,
    ownAccount: (server: string, action: string) => `/console-api/servers/${seg(server)}/me/${action}`,
    explain: (server: string) => `/console-api/servers/${seg(server)}/explain`,
    rules: (server: string) => `/console-api/servers/${seg(server)}/rules`,
    signOut: (server: string) => `/console-api/servers/${seg(server)}/sign-out`,
  },
} as const
