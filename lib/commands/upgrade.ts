import type { Difference } from './compare'
import type { Frontend } from './frontend'

/**
 * What an upgrade asks of a program: `breaks`: it fails or misreads unless it is changed; `check`: somebody has to look
 * whether it matters; `none`: nothing.
 */
export type Impact = 'breaks' | 'check' | 'none'

/** A change of behaviour that an upgrade brings, as it is told to people. */
export interface BehaviourNote {
  readonly id: string
  /** A few words. */
  readonly title: string
  /** It came with `after`, or with a release between `before` and that. */
  readonly before: string
  readonly after: string
  /** The two are neighbours: `after` brought it. */
  readonly isDated: boolean
  /** `may`: the upgrade ends, or begins, among the releases that may have brought it. */
  readonly certainty: 'surely' | 'may'
  readonly interfaces: readonly Frontend[]
  readonly impact: Impact
  readonly change: string
  readonly advice: string
}

/** One difference, and what it asks of who calls the command by the names of its arguments. */
export interface JudgedDifference {
  readonly difference: Difference
  readonly impact: Impact
}

/** What an upgrade means for the calls of one command. */
export interface CommandAdvice {
  readonly command: string
  /** The worst of all below, for calls that name no API version. */
  readonly impact: Impact
  /** What a call that names no API version meets. */
  readonly differences: readonly JudgedDifference[]
  /** Ids of the changes of behaviour that touch it. */
  readonly behaviours: readonly string[]
  /** Calls that name this version in their path meet differences of their own. */
  readonly pinned: readonly { readonly version: number; readonly differences: readonly JudgedDifference[] }[]
  /** A call that names this version gets what it got before; left out: none does, or none is needed. */
  readonly keptByVersion?: number
}
