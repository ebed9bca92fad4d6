import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }

/** `unit` is pure and quick (`npm run check`); `parts` starts real processes: the database, a server, an ejabberd. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
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
          fileParallelism: false,
        },
      },
    ],
  },
})
