'use client'

import { Copy } from 'lucide-react'
import Link from 'next/link'
import { copyText } from '@/components/ui/copy-text'
import { effects } from '@/components/ui/effect'
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { paths } from '@/lib/paths'
import type { Handle } from './handle'
import { useSurroundings } from './result-context'
import { usesOf } from './use-in'

/** An account, JID or room, with the commands that take it. */
export function UseInMenu({ text, handle }: { text: string; handle: Handle }) {
  return (
    <Menu
      align="start"
      className="max-h-96 max-w-90"
      trigger={
        <button
          type="button"
          title={`Use ${text} in a command`}
          className="max-w-full rounded-sm text-left font-mono text-ink wrap-anywhere decoration-line-strong underline-offset-3 underline hover:decoration-accent hover:text-accent aria-expanded:text-accent"
        >
          {text}
        </button>
      }
    >
      <Uses text={text} handle={handle} />
    </Menu>
  )
}

/** Rendered, and so looked up, only while the menu is open. */
function Uses({ text, handle }: { text: string; handle: Handle }) {
  const { server, commands } = useSurroundings()
  const say = useToast()
  const uses = usesOf(commands, handle)
  const copy = async () => {
    const done = await copyText(text)
    say(
      done
        ? { tone: 'success', title: 'Copied', body: text }
        : { tone: 'error', title: 'Copying was refused' },
    )
  }
  return (
    <>
      <MenuItem icon={Copy} onSelect={copy}>
        Copy
      </MenuItem>
      {uses.length > 0 && <MenuLine />}
      {uses.map(({ command, prefill }, at) => {
        const { effect } = command.notes
        const { icon: Icon, ink, word } = effects[effect]
        return (
          <div key={command.name}>
            {uses[at - 1]?.command.notes.effect !== effect && <MenuLabel>{word}</MenuLabel>}
            <MenuItem asChild>
              <Link href={paths.command(server, command.name, prefill)}>
                <Icon aria-hidden className={`size-4 shrink-0 ${ink}`} />
                <span className="font-mono">{command.name}</span>
              </Link>
            </MenuItem>
          </div>
        )
      })}
    </>
  )
}
