import { expect, test } from 'vitest'
import { definitionsOf, LATEST_RELEASE } from '@/lib/catalog/facts'
import { MODULES } from './modules'

const facts = definitionsOf(LATEST_RELEASE)
const commands = MODULES.flatMap(module => module.commands)

test.each(
  commands.map(({ definition }) => [`${definition.name}/v${definition.version}`, definition] as const),
)('%s is defined as ejabberd defines it', (_, definition) => {
  const fact = facts.get(definition.name)?.find(({ version }) => version === definition.version)
  expect(definition).toEqual(fact)
})

test('a command is there in all its versions or not at all', () => {
  const here = new Map<string, number[]>()
  for (const { definition } of commands) {
    here.set(definition.name, [...(here.get(definition.name) ?? []), definition.version].sort())
  }
  const there = [...here.keys()].map(name => [name, facts.get(name)?.map(({ version }) => version)])
  expect([...here]).toEqual(there)
})
