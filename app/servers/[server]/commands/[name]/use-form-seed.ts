'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { formFromJson } from '@/components/command-form/from-json'
import { type FormFields, formToJson } from '@/components/command-form/model'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { type Definition, selectVersion } from '@/lib/commands/definition'
import { replaceSecrets } from '@/lib/commands/secrets'
import type { Json } from '@/lib/commands/types'
import { paths } from '@/lib/paths'
import { createDraft } from './draft'
import { addressOf, type Seed, seedFromAddress } from './form-address'

const PAUSE_MS = 400
/** Longer ones are cut by servers and chats. */
const ADDRESS_MAX = 2000

type Args = Readonly<Record<string, Json>>

/** Where the form's values come from (the address, another API version, an earlier run) and where they go (the address). */
export function useFormSeed(server: string, command: CatalogueCommand) {
  const address = useSearchParams().toString()
  const known = useRef(address)
  const [seed, setSeed] = useState<Seed>(() => seedFromAddress(command, address, 0))
  const [draft] = useState(() => createDraft(seed.values))
  /** Everything that was typed, by name, so that going through API versions loses nothing. */
  const typed = useRef<Args>({})
  const { definition } = seed

  // A link to this very page (the palette, a cell of a result) changes the address from outside.
  useEffect(() => {
    if (known.current === address) return
    known.current = address
    setSeed(before => seedFromAddress(command, address, before.id + 1))
  }, [address, command])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const write = () => {
      const prefill = addressOf(command, definition, draft.get())
      const query = new URLSearchParams(prefill).toString()
      if (known.current === query || query.length > ADDRESS_MAX) return
      known.current = query
      window.history.replaceState(null, '', paths.command(server, command.name, prefill))
    }
    const stop = draft.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(write, PAUSE_MS)
    })
    // Written while the router is on its way to another page, the address would call it back to this one.
    const leave = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('a[href]')) clearTimeout(timer)
    }
    document.addEventListener('click', leave, true)
    return () => {
      stop()
      clearTimeout(timer)
      document.removeEventListener('click', leave, true)
    }
  }, [server, command, definition, draft])

  // After the effect above, so that a new API version is written to the address too.
  useEffect(() => draft.set(seed.values), [draft, seed])

  const start = (next: Definition, args: Args) =>
    setSeed({ id: seed.id + 1, definition: next, values: fill(next, args), problems: [] })
  return {
    seed,
    draft,
    /** The form of another API version; what both have keeps its value. */
    chooseVersion: (version: number) => {
      const next = selectVersion(command.versions, version)
      if (!next) return
      typed.current = { ...typed.current, ...formToJson(definition.args, draft.get()) }
      start(next, typed.current)
    },
    /** The form as it was for an earlier run, without its secrets. */
    refill: (of: Definition, args: Args) =>
      start(
        of,
        replaceSecrets(of, args, command.notes, () => undefined),
      ),
  }
}

/** The arguments that a definition has, out of more; what does not fit its type stays blank. */
function fill(definition: Definition, args: Args): FormFields {
  const known = Object.entries(args).filter(([name]) => definition.args.some(field => field.name === name))
  return formFromJson(definition.args, Object.fromEntries(known)).values
}
