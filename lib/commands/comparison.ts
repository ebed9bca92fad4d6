import type { Difference } from './compare'

/** A command that two sides do not have alike. */
export interface ComparedCommand {
  readonly name: string
  readonly where: 'here' | 'there' | 'both'
  /** The module that defines it. */
  readonly module: string
  /** From one side to the other, see `Comparison.from`; none where only one side has the command. */
  readonly differences: readonly Difference[]
}

/** Two sides, by what is not the same. */
export interface Comparison {
  /** The side that the differences are told from: a command, version or argument that is added, is on the other one. */
  readonly from: 'here' | 'there'
  /** In alphabetical order. */
  readonly commands: readonly ComparedCommand[]
  /** How many commands are alike. */
  readonly same: number
}
