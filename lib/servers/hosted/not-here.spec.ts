import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { definitionsOf, LATEST_RELEASE } from '@/lib/catalog/facts'
import { MODULES } from './modules'

/** The commands of the table "Not here", row by row. */
function listed(): string[] {
  const text = readFileSync('docs/hosted-vs-ejabberd.md', 'utf8')
  const section = /\n## Not here\n([\s\S]*?)(?=\n## |$)/.exec(text)?.[1] ?? ''
  const rows = section.split('\n').filter(line => line.startsWith('| `'))
  return rows.flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
}

test('every command of ejabberd is hosted, or stands with its reason in the documentation, and none is both', () => {
  const hosted = new Set(MODULES.flatMap(({ commands }) => commands.map(({ definition }) => definition.name)))
  const missing = [...definitionsOf(LATEST_RELEASE).keys()].filter(name => !hosted.has(name))
  expect(listed().toSorted()).toEqual(missing.toSorted())
})
