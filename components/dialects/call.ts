import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Json } from '@/lib/commands/types'

/** What a person is about to run, as the dialects need it. */
export interface DialectCall {
  readonly definition: Definition
  readonly notes: CommandNotes
  /** The definition is the one that a request without an API version gets. */
  readonly isNewest: boolean
  /** The command has several definitions, so a script should name the one it was written for. */
  readonly isVersioned: boolean
  /** What was typed so far. */
  readonly args: Readonly<Record<string, Json>>
  /** Where API clients reach the server: "https://console.example/api". */
  readonly apiUrl: string
  /** JID of the person, where known. */
  readonly caller: string | undefined
  readonly credentials: Credentials
  /** ejabberd's release: "26.07". */
  readonly release: string
  /** The command-line tool of this server. */
  readonly ctl: 'ejabberdctl' | 'switchboardctl'
  /** Address of this page with the form filled, without secrets. */
  readonly link: string
}

/** How the script tells who it is. */
export type Credentials = 'token' | 'password'

/** The variable that holds the credentials; no argument of a command is called so. */
export const CREDENTIAL_VARIABLE: Readonly<Record<Credentials, string>> = {
  token: 'API_TOKEN',
  password: 'API_PASSWORD',
}

/** A call in one language. Without code the call cannot be said in it; the remarks tell why. */
export interface Rendering {
  readonly code?: string
  readonly remarks: readonly string[]
}

export const callerOf = (call: DialectCall): string => call.caller ?? 'user@host'

export const endpointOf = ({ apiUrl, definition, isVersioned }: DialectCall): string =>
  `${apiUrl}/${encodeURIComponent(definition.name)}${isVersioned ? `/v${definition.version}` : ''}`

/** "Set PASSWORD in the environment …" */
export const setVariables = (variables: readonly string[]): readonly string[] =>
  variables.length > 0 ? [`Reads ${variables.join(', ')} from the environment.`] : []
