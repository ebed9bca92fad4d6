'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { formFromJson, type Problem } from '@/components/command-form/from-json'
import { formFromLink, linkFromForm, VERSION_KEY } from '@/components/command-form/link'
import { type FormFields, formToJson } from '@/components/command-form/model'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { type Definition, LATEST, selectVersion } from '@/lib/commands/definition'
import { replaceSecrets } from '@/lib/commands/secrets'
import type { Json } from '@/lib/commands/types'
import { type Prefill, paths } from '@/lib/paths'

const PAUSE_MS = 400
/** Longer texts make addresses that servers and chats cut. */
const ADDRESS_MAX = 2000

interface Seed {
  /** Another one starts the form anew. */
  readonly id: number
  readonly definition: Definition
  readonly values: FormFields
  /** What of a link could not be used. */
  readonly problems: readonly Problem[]
}

/** Where the form's values come from – the address, another API version, an earlier run – and where they go: the address. */
export function useFormSeed(server: string, command: CatalogueCommand) {
  const address = useSearchParams().toString()
  const written = useRef(address)
  const [seed, setSeed] = useState<Seed>(() => fromAddress(command, address, 0))
  const [draft, setDraft] = useState<FormFields>(seed.values)
  /** Everything that was typed, by name, so that going through API versions loses nothing. */
  const pool = useRef<Record<string, Json>>({})
  const { definition } = seed

  const start = (next: (id: number) => Seed) => {
    const made = next(seed.id + 1)
    setSeed(made)
    setDraft(made.values)
  }

  // A link to this very page (the palette, a cell of a result) changes the address from outside.
  useEffect(() => {
    if (written.current === address) return
    written.current = address
    setSeed(before => {
      const made = fromAddress(command, address, before.id + 1)
      setDraft(made.values)
      return made
    })
  }, [address, command])

  const prefill = prefillOf(command, definition, draft)
  const query = new URLSearchParams(prefill).toString()
  useEffect(() => {
    if (query.length > ADDRESS_MAX) return
    const timer = setTimeout(() => {
      if (written.current === query) return
      written.current = query
      const shown = Object.fromEntries(new URLSearchParams(query))
      window.history.replaceState(null, '', paths.command(server, command.name, shown))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [query, server, command.name])

  return {
    seed,
    draft,
    setDraft,
    prefill,
    /** The form of another API version; what both have keeps its value. */
    chooseVersion: (version: number) => {
      const next = selectVersion(command.versions, version)
      if (!next) return
      pool.current = { ...pool.current, ...formToJson(definition.args, draft) }
      start(id => ({ id, definition: next, values: fill(next, pool.current), problems: [] }))
    },
    /** The form as it was for an earlier run, without its secrets. */
    refill: (of: Definition, args: Readonly<Record<string, Json>>) => {
      const open = replaceSecrets(of, args, command.notes, () => undefined)
      start(id => ({ id, definition: of, values: fill(of, open), problems: [] }))
    },
  }
}

const newestOf = ({ versions }: CatalogueCommand): Definition => {
  const newest = selectVersion(versions, LATEST)
  if (!newest) throw new Error('A command without a definition is not in the catalogue')
  return newest
}

function fromAddress(command: CatalogueCommand, address: string, id: number): Seed {
  const query = new URLSearchParams(address)
  const asked = query.get(VERSION_KEY)
  const version = asked !== null && /^\d+$/.test(asked) ? Number(asked) : LATEST
  const definition = selectVersion(command.versions, version) ?? newestOf(command)
  return { id, definition, ...formFromLink(definition, command.notes, query) }
}

/** The arguments that a definition has, out of more; what does not fit its type stays blank. */
function fill(definition: Definition, args: Readonly<Record<string, Json>>): FormFields {
  const known = Object.entries(args).filter(([name]) => definition.args.some(field => field.name === name))
  return formFromJson(definition.args, Object.fromEntries(known)).values
}

function prefillOf(command: CatalogueCommand, definition: Definition, draft: FormFields): Prefill {
  const link = linkFromForm(definition, command.notes, draft)
  const isNewest = definition === newestOf(command)
  return isNewest ? link : { ...link, [VERSION_KEY]: String(definition.version) }
}
