import type { Entries } from './entry'

const multihost = {
  label: 'Multi-host schema',
  meaning: 'choice',
  choices: ['true', 'false'],
  about: 'One database for several virtual hosts, told apart by a column.',
} as const

export const sql = {
  update_sql: {
    summary: 'Turn the tables of an SQL database into those of the multi-host schema',
    effect: 'write',
    verb: 'Update tables',
    caution:
      'Back the database up first: the tables are altered in place, which takes long where they are large.',
  },
  print_sql_schema: {
    summary: 'Print the SQL statements that create ejabberd’s tables',
    effect: 'read',
    args: {
      db_type: { label: 'Database', meaning: 'choice', choices: ['mysql', 'pgsql', 'sqlite'] },
      db_version: { label: 'Version of the database', meaning: 'text', about: 'Such as 16.1.' },
      multihost_schema: multihost,
      new_schema: multihost,
    },
  },
} satisfies Entries
