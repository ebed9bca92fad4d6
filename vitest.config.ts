import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }

/** Unit specs that use a database. */
const WITH_DATABASE = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.spec.ts'))
  .map(name => `lib/${name}`)
  .filter(file => /startTestServer|openSpecStore/.test(readFileSync(file, 'utf8')))

/**
 * `unit` is pure and quick (`npm run check`); `parts` starts real processes: the database, a server, an ejabberd.
 * `postgres` runs the specs of the other two that need a database once more, on PostgreSQL. `beside` needs an ejabberd 26.07,
 * which no suite of Debian's that is stable has: it is run by hand, when the hosted server's answers have changed.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    // What the server logs is of interest where a test fails.
    silent: 'passed-only',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          maxWorkers: 2,
          // They leave nothing behind; a process for each file took three quarters of the time.
          isolate: false,
          // Properties run hundreds of cases: they must not fail because the machine is busy.
          testTimeout: 30_000,
          expect: { poll: { timeout: 20_000 } },
          include: ['lib/**/*.spec.ts', 'components/**/*.spec.ts', 'tests/architecture/*.spec.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'parts',
          include: ['tests/parts/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          // Most of them wait for an ejabberd; more at once would only wait for the processor.
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'beside',
          include: ['tests/beside/**/*.spec.ts'],
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'postgres',
          maxWorkers: 2,
          include: [...WITH_DATABASE, 'tests/parts/conformance.spec.ts'],
          globalSetup: 'tests/support/postgres-project.ts',
          setupFiles: 'tests/support/postgres-place.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
})
