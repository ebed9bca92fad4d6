import { expect, test } from 'vitest'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { PRESETS, presetCommands } from './presets'

const command = (name: string, unavailable?: string): CatalogueCommand => ({
  name,
  versions: [],
  notes: { summary: name, effect: 'read', args: {} },
  ...(unavailable ? { unavailable } : {}),
})

test('a preset offers what the server has and can run, in its own order', () => {
  const commands = [command('stats_host'), command('register'), command('stats'), command('status', 'no')]
  const [statistics] = PRESETS
  if (!statistics) throw new Error('no preset')
  expect(presetCommands(statistics, commands).map(({ name }) => name)).toEqual(['stats', 'stats_host'])
  expect(presetCommands(statistics, [])).toEqual([])
})

test('no preset names a command twice', () => {
  for (const { commands } of PRESETS) expect(new Set(commands).size).toBe(commands.length)
})
