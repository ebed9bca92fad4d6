const MANY = Number(process.env.BENCH_MANY ?? 100_000)

/** Virtual hosts by how many accounts they have. */
export const FILLED = { 'ten.example': 10, 'thousand.example': 1000, 'many.example': MANY }

/** Here passwords are kept as SCRAM; `register` has a virtual host of its own that begins empty. */
export const HOSTS = ['localhost', 'example.org', 'new.example', ...Object.keys(FILLED)]

export const CONTACTS = 200
export const ROSTER = { user: 'romeo', host: 'localhost' }
export const PASSWORD = 'secret'

const account = { user: 'bench001', host: 'localhost' }

/**
 * What is measured. `words`: for people. In `args` the text %N stands for a number that no other request has; %R for
 * the round and the server.
 */
export const JOBS = [
  { command: 'check_account', args: account },
  { command: 'check_password', words: ', the right one', args: { ...account, password: PASSWORD } },
  { command: 'check_password', words: ', a wrong one', args: { ...account, password: 'wrong' } },
  { command: 'get_roster', words: ` of ${CONTACTS} contacts`, args: ROSTER },
  ...Object.entries(FILLED).map(([host, accounts]) => ({
    command: 'registered_users',
    words: ` of ${accounts.toLocaleString('en')}`,
    args: { host },
  })),
  { command: 'register', args: { user: '%R-%N', host: 'new.example', password: PASSWORD } },
]
