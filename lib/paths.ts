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
  tokens: (server: string) => `/servers/${seg(server)}/tokens`,
  /** The command API of the default server, and of any other. */
  api: () => '/api',
  serverApi: (server: string) => `/servers/${seg(server)}/api`,
  consoleApi: {
    servers: () => '/console-api/servers',
    catalogue: (server: string) => `/console-api/servers/${seg(server)}/catalogue`,
    run: (server: string, command: string) => `/console-api/servers/${seg(server)}/run/${seg(command)}`,
    signOut: (server: string) => `/console-api/servers/${seg(server)}/sign-out`,
  },
} as const
