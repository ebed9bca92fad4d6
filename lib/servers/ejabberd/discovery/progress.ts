/** How far a look at a server has come; `total` in commands. */
export interface Progress {
  readonly done: number
  readonly total: number
}
