'use client'

import { Checkbox } from '@/components/ui/checkbox'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Effect } from '@/lib/commands/notes'
import { PRESETS, presetCommands } from './presets'

interface PresetListProps {
  commands: readonly CatalogueCommand[]
  value: readonly string[]
  onChange: (scopes: readonly string[]) => void
}

const words: Record<Effect, string> = { read: 'read', write: 'change', destructive: 'destroy' }

/** "5 read, 4 change, 1 destroys" */
function countText(commands: readonly CatalogueCommand[]) {
  return (['read', 'write', 'destructive'] as const)
    .flatMap(effect => {
      const count = commands.filter(({ notes }) => notes.effect === effect).length
      return count > 0 ? [`${count} ${words[effect]}${count === 1 ? 's' : ''}`] : []
    })
    .join(', ')
}

/** Scopes that go together, each with what it contains. */
export function PresetList({ commands, value, onChange }: PresetListProps) {
  return (
    <ul className="grid">
      {PRESETS.map(preset => {
        const names = presetCommands(preset, commands).map(({ name }) => name)
        const isOn = names.length > 0 && names.every(name => value.includes(name))
        const others = value.filter(scope => !names.includes(scope))
        return (
          <li key={preset.name} className="border-b py-2.5 first:pt-0 last:border-b-0">
            <Checkbox
              label={<span className="font-medium">{preset.name}</span>}
              hint={
                names.length > 0
                  ? `${preset.about} ${countText(presetCommands(preset, commands))}.`
                  : 'This server has none of its commands.'
              }
              checked={isOn}
              disabled={names.length === 0}
              onChange={() => onChange(isOn ? others : [...others, ...names])}
            />
            {names.length > 0 && (
              <details className="pl-6.5">
                <summary className="w-fit rounded-sm text-caption text-accent">
                  What {preset.name.toLowerCase()} contains
                </summary>
                <p className="pt-1 font-mono text-caption text-muted">{names.join(', ')}</p>
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}
