/** A module that did not load, for the operator. */
export interface ModuleProblem {
  /** Of its file, from the modules folder. */
  readonly path: string
  /** From 1, where it is known. */
  readonly line?: number
  readonly reason: string
}

/** "mod_x.ts:3: reason" */
export const describeProblem = ({ path, line, reason }: ModuleProblem): string =>
  `${path}${line === undefined ? '' : `:${line}`}: ${reason}`

/** Why a module cannot be used; its path is known to whoever loads it. */
export class Unusable extends Error {
  constructor(
    reason: string,
    readonly line?: number,
    /** Where the problem lies in another file than the module's own: from the modules folder. */
    readonly path?: string,
  ) {
    super(reason)
  }
}
