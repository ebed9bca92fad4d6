import type { AccessReference } from '@/lib/access/access-rule'
import type { AccessRules } from '@/lib/access/rules'

/** The hosted server's part of the configuration, checked and with defaults filled in. */
export interface HostedConfig {
  readonly label: string
  /** Virtual hosts, prepared, in the order of the configuration; never empty. */
  readonly hosts: readonly string[]
  readonly access: AccessRules
  readonly loglevel: string
  readonly passwords: {
    readonly format: 'scram' | 'plain'
    readonly hash: 'sha' | 'sha256' | 'sha512'
  }
  readonly oauth: {
    readonly expireSeconds: number
    /** The access rule that says which accounts may get tokens. */
    readonly access: AccessReference
    readonly clientIdCheck: 'allow' | 'db' | 'deny'
  }
  /** Options of each loaded module by its name; absent: every module that the hosted server has is loaded. */
  readonly modules?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Commands that name a file read it from here, and nowhere else; absent: they read none. */
  readonly filesFolder?: string
  /** Modules of others are loaded from here; absent: there are none. Absolute. */
  readonly modulesFolder?: string
}

/** The file that the operator configures this server by. */
export interface OperatorFile {
  /** Reads it anew: what it says now, with the keys that have no effect before a restart; or what is wrong with it. */
  reload():
    | { readonly config: HostedConfig; readonly needsRestart: readonly string[] }
    | { readonly problem: string }
  /** The configuration in force as YAML, with what is assumed where the file says nothing. */
  dump(): string
}
