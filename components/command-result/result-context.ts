'use client'

import { createContext, useContext } from 'react'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Handle } from './handle'

/** What the views of a result know besides it. */
export interface ResultSurroundings {
  readonly server: string
  /** The command whose result it is. */
  readonly command: string
  readonly commands: readonly CatalogueCommand[]
  /** What the call's arguments tell: the host of accounts that are listed by name only. */
  readonly given: Handle
}

const Surroundings = createContext<ResultSurroundings>({ server: '', command: '', commands: [], given: {} })

export const ResultProvider = Surroundings.Provider
export const useSurroundings = () => useContext(Surroundings)
