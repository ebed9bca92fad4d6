/** Runs a command as the admin; its value. Rejects where the server is gone or refuses. */
export type Ask = (command: string, args: unknown) => Promise<unknown>

/** What is left of a write: all of it, nothing, or (which must not be) some. */
export type Trace = 'whole' | 'absent' | 'part'

/** A kind of write, made for a number; no two numbers touch the same thing. */
export interface Write {
  readonly command: string
  /** What must be there before. */
  readonly before?: readonly [command: string, args: (n: number) => unknown]
  args(n: number): unknown
  /** `answer`: of the call, where there was one. */
  trace(ask: Ask, n: number, answer: unknown): Promise<Trace>
}

const HOST = 'localhost'
const SERVICE = 'conference.localhost'

const account = (name: string) => (n: number) => ({ user: `${name}${n}`, host: HOST })
const withPassword = (name: string, password: string) => (n: number) => ({
  ...account(name)(n),
  password: `${password}${n}`,
})

const allOrNothing = (...parts: readonly boolean[]): Trace =>
  parts.every(Boolean) ? 'whole' : parts.some(Boolean) ? 'part' : 'absent'

const register: Write = {
  command: 'register',
  args: withPassword('new', 'pw'),
  async trace(ask, n) {
    const exists = (await ask('check_account', account('new')(n))) === 0
    return allOrNothing(exists, (await ask('check_password', withPassword('new', 'pw')(n))) === 0)
  },
}

const unregister: Write = {
  command: 'unregister',
  before: ['register', withPassword('old', 'pw')],
  args: account('old'),
  trace: async (ask, n) => ((await ask('check_account', account('old')(n))) === 0 ? 'absent' : 'whole'),
}

const changePassword: Write = {
  command: 'change_password',
  before: ['register', withPassword('keeper', 'first')],
  args: n => ({ ...account('keeper')(n), newpass: `second${n}` }),
  async trace(ask, n) {
    const first = (await ask('check_password', withPassword('keeper', 'first')(n))) === 0
    const second = (await ask('check_password', withPassword('keeper', 'second')(n))) === 0
    return first === second ? 'part' : second ? 'whole' : 'absent'
  },
}

const setLast: Write = {
  command: 'set_last',
  args: n => ({ ...account('seen')(n), timestamp: 1_700_000_000 + n, status: `left ${n}` }),
  async trace(ask, n) {
    const { timestamp, status } = (await ask('get_last', account('seen')(n))) as Record<string, string>
    const isTime = Date.parse(timestamp ?? '') === (1_700_000_000 + n) * 1000
    return allOrNothing(isTime, status === `left ${n}`)
  },
}

const addRosterItem: Write = {
  command: 'add_rosteritem',
  args: n => ({
    ...{ localuser: `owner${n}`, localhost: HOST, user: `friend${n}`, host: HOST },
    ...{ nick: `Friend ${n}`, groups: ['one', 'two'], subs: 'both' },
  }),
  async trace(ask, n) {
    const [item] = (await ask('get_roster', account('owner')(n))) as { nick: string; groups: string[] }[]
    if (!item) return 'absent'
    return allOrNothing(item.nick === `Friend ${n}`, item.groups.join() === 'one,two')
  },
}

const privateSet: Write = {
  command: 'private_set',
  args: n => ({ ...account('box')(n), element: `<kept xmlns='test:${n}'>value ${n}</kept>` }),
  async trace(ask, n) {
    const args = { ...account('box')(n), element: 'kept', ns: `test:${n}` }
    return String(await ask('private_get', args)).includes(`>value ${n}<`) ? 'whole' : 'absent'
  },
}

const createRoom: Write = {
  command: 'create_room_with_opts',
  args: n => ({
    ...{ room: `room${n}`, service: SERVICE, host: HOST },
    options: [
      { name: 'persistent', value: 'true' },
      { name: 'title', value: `Title ${n}` },
      { name: 'affiliations', value: `owner=owner${n}@${HOST}` },
    ],
  }),
  async trace(ask, n) {
    const room = { room: `room${n}`, service: SERVICE }
    const { title } = (await ask('get_room_options', room)) as { title?: string }
    if (title === undefined) return 'absent'
    const people = JSON.stringify(await ask('get_room_affiliations', room))
    return allOrNothing(title === `Title ${n}`, people.includes(`owner${n}`))
  },
}

const sendMessage: Write = {
  command: 'send_message',
  before: ['register', withPassword('reader', 'pw')],
  args: n => ({
    ...{ type: 'chat', from: `admin@${HOST}`, to: `reader${n}@${HOST}` },
    ...{ subject: '', body: `Message ${n}` },
  }),
  async trace(ask, n) {
    const waiting = await ask('get_offline_count', account('reader')(n))
    return waiting === 1 ? 'whole' : waiting === 0 ? 'absent' : 'part'
  },
}

const issueToken: Write = {
  command: 'oauth_issue_token',
  args: n => ({ jid: `holder${n}@${HOST}`, ttl: 3600, scopes: ['stats', 'status'] }),
  async trace(ask, n, answer) {
    const all = (await ask('oauth_list_tokens', {})) as { token: string; user: string; scope: string }[]
    const stored = all.find(({ user }) => user === `holder${n}@${HOST}`)
    if (!stored) return 'absent'
    const given = (answer as { token?: string } | undefined)?.token ?? stored.token
    return allOrNothing(stored.token === given, /stats/.test(stored.scope), /status/.test(stored.scope))
  },
}

const createGroup: Write = {
  command: 'srg_create',
  args: n => ({
    ...{ group: `group${n}`, host: HOST, label: `Label ${n}`, description: `About ${n}`, display: [] },
  }),
  async trace(ask, n) {
    const groups = (await ask('srg_list', { host: HOST })) as string[]
    if (!groups.includes(`group${n}`)) return 'absent'
    const about = JSON.stringify(await ask('srg_get_info', { group: `group${n}`, host: HOST }))
    return allOrNothing(about.includes(`Label ${n}`), about.includes(`About ${n}`))
  },
}

const setVcard: Write = {
  command: 'set_vcard',
  args: n => ({ ...account('card')(n), name: 'FN', content: `Card of ${n}` }),
  trace: (ask, n) =>
    ask('get_vcard', { ...account('card')(n), name: 'FN' }).then(
      name => (name === `Card of ${n}` ? 'whole' : 'part'),
      () => 'absent',
    ),
}

export const WRITES: readonly Write[] = [
  ...[register, unregister, changePassword, setLast, addRosterItem, privateSet, createRoom],
  ...[sendMessage, issueToken, createGroup, setVcard],
]
