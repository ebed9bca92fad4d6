'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuChoice } from '@/components/ui/menu'
import type { Theme } from './theme'
import { useTheme } from './use-theme'

export const themes = [
  { value: 'system', label: 'As the system', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const satisfies readonly { value: Theme; label: string; icon: typeof Sun }[]

export function ThemeMenu() {
  const [theme, choose] = useTheme()
  const { icon } = themes.find(each => each.value === theme) ?? themes[0]
  return (
    <Menu trigger={<IconButton icon={icon} label="Theme" />} className="min-w-40">
      <MenuChoice value={theme} onChange={choose} options={themes} />
    </Menu>
  )
}
