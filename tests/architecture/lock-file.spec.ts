import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly optionalDependencies?: Record<string, string>; readonly resolved?: string }>
  >
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile
const names = new Set(Object.keys(packages).map(key => key.split('node_modules/').at(-1)))

/**
 * `npm ci` refuses a lock file that leaves out the binaries of other systems. That happens where a release is so new that a
 * registry does not have all of them yet: take the release before it.
 */
test('the lock file has the binaries of every system', () => {
  const missing = Object.entries(packages).flatMap(([key, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !names.has(name))
      .map(name => `${key} wants ${name}`),
  )
  expect(missing).toEqual([])
})

test('the lock file names no place to download from', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved)).toEqual([])
})
