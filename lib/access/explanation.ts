import type { YamlMap } from './write'

/** Why a call is allowed or refused. Plain data; lines are those of the configuration file, where known. */
export interface Explanation {
  readonly allowed: boolean
  readonly asked: Asked
  readonly gate: GateReport
  /** Every rule that was looked at: those that allow, then the nearest misses, then the rest. */
  readonly rules: readonly RuleReport[]
  /** What would allow it, or why nothing can. Absent where it is allowed. */
  readonly remedy?: Remedy
}

/** The call as the rules see it. */
export interface Asked {
  readonly command: string
  /** The argument `host`, where the command has one. */
  readonly host?: string
  /** Absent: anonymous. */
  readonly jid?: string
  readonly address?: string
  readonly frontend: string
  readonly tag?: string
  /** Present where a token was used. */
  readonly scopes?: readonly string[]
}

/** The gate of the virtual hosts: whether the access rule `configure` of the named host allows the account. */
export type GateReport =
  | { readonly kind: 'passed'; readonly host: string; readonly line?: number }
  | { readonly kind: 'open'; readonly because: 'no-host' | 'anonymous' | 'older-release' }
  | {
      readonly kind: 'closed'
      readonly host: string
      /** Absent where the reason is nothing for the reader. */
      readonly because?: 'unknown-host' | 'no-access-rule' | 'no-clause' | 'denied'
      /** The clauses of `configure` at that host. */
      readonly clauses?: readonly string[]
      readonly line?: number
    }

export interface RuleReport {
  readonly name: string
  readonly line?: number
  /** Applies without being written. */
  readonly implied?: true
  readonly from: { readonly fits: boolean; readonly text?: string }
  readonly what: { readonly fits: boolean; readonly text?: string }
  readonly who: WhoReport
}

/** Why no alternative of `who` matches, by the one that is nearest to matching. */
export type WhoMiss =
  /** There is no alternative. */
  | 'nobody'
  /** The account fits, but a token with another scope is needed. */
  | 'scope'
  /** The account fits, but only with a token. */
  | 'token-needed'
  /** It fits callers without a token only. */
  | 'token-used'
  | 'other-people'

export interface WhoReport {
  readonly fits: boolean
  readonly because?: WhoMiss
  /** One of these is needed, where `because` is a scope or a token. */
  readonly scopes?: readonly string[]
  /** The alternatives in words. */
  readonly text?: readonly string[]
}

export type Remedy =
  | { readonly kind: 'change'; readonly change: Change }
  /** No narrow rule can name the caller, or no rule can help at all. */
  | { readonly kind: 'none'; readonly because: 'anonymous' | 'no-scope' | 'unknown-host' | 'unknown-command' }
  /** The gate has to be opened by somebody who may see the rules. */
  | { readonly kind: 'ask-operator'; readonly host: string }

/** The smallest change of the configuration that allows the call. */
export interface Change {
  /** What to add, under the keys of the configuration. */
  readonly section: YamlMap
  /** The host whose access rule `configure` it opens for the caller. */
  readonly opensGate?: string
  /** Adds a rule to `api_permissions`. */
  readonly addsRule?: string
  /** The section `api_permissions` was absent: the rule that applied without it is written out. */
  readonly writesDefaults: boolean
  /** An entry that is there already and that the new one stands for, as keys. */
  readonly replaces?: readonly string[]
  /** What the caller may do besides once the gate is open, as the rules allow it already. */
  readonly alsoOpens: readonly { readonly command: string; readonly host: string }[]
}
