'use client'

import { createContext, useContext } from 'react'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'

/** What the page knows of the server that helps to fill a form. */
export interface FormHelp {
  /** The virtual hosts; undefined where the server or the person's rights do not let us know them. */
  readonly hosts: readonly string[] | 'loading' | undefined
  /** Accounts of a virtual host whose name holds `text`; none where they cannot be listed. */
  readonly findAccounts: (host: string, text: string) => Promise<readonly string[]>
  /** Commands of the server: they are the scopes of a token. */
  readonly commands: readonly CatalogueCommand[]
}

interface FormParts extends FormHelp {
  readonly definition: Definition
  readonly notes: CommandNotes
  readonly version: number
  /** The command cannot be run on this server: its form is shown, not used. */
  readonly isDisabled: boolean
}

const Parts = createContext<FormParts | undefined>(undefined)

export const FormPartsProvider = Parts.Provider

/** What every field of a command's form has at hand. */
export function useFormParts(): FormParts {
  const parts = useContext(Parts)
  if (!parts) throw new Error('A field of a command stands outside of its form')
  return parts
}
