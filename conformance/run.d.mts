/** Types of what `run.mjs` exports, as far as the tests use it. */
export interface Step {
  readonly id: string
  readonly title?: string
  readonly ctl?: unknown
  readonly rpc?: unknown
  readonly request?: { readonly method: string; readonly path: string; readonly body?: string }
  /** `recordedXml`: the whole answer, where `xml` leaves out what is for people. */
  readonly expect: { readonly status?: number; readonly xml?: unknown; readonly recordedXml?: string }
}
export interface Scenario {
  readonly id: string
  readonly title: string
  readonly area: string
  readonly config: string
  readonly steps: readonly Step[]
}
export interface StepResult {
  readonly id: string
  readonly ok?: boolean
  readonly skipped?: string
  readonly diff?: readonly string[]
}
export interface Actual {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly raw?: string
  readonly body?: unknown
  readonly error?: string
  /** Of a `ctl` step. */
  readonly exit?: number
  readonly stdout?: string
}
export interface Target {
  readonly base: string
  readonly rpc?: string
  readonly ctl?: string
}
export function loadScenarios(folders: readonly string[]): Scenario[]
export function runScenario(scenario: Scenario, target: Target, options: { runId: string }): Promise<StepResult[]>
export function performStep(step: Step, target: Target, vars: Record<string, string>): Promise<Actual>
export function doCaptures(step: Step, actual: Actual, vars: Record<string, string>): void
export function checkStep(step: Step, actual: Actual, vars: Record<string, string>): string[]
export function baseVars(runId: string): Record<string, string>
/** One request, sent as it is: nothing of its path is normalised. */
export function httpRequest(
  origin: string,
  request: { method: string; path: string; headers?: Record<string, string>; body?: string },
): Promise<Actual>
