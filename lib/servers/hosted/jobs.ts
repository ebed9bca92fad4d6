/** How a job in the background stands; `steps` is how many things it did. */
export interface JobState {
  readonly state: 'working' | 'completed' | 'aborted' | 'failed'
  readonly steps: number
  /** What it is at, or what it did. */
  readonly note?: string
  readonly error?: string
}

/** A piece of work that was done. */
export interface Progress {
  readonly steps: number
  readonly note: string
}

/** Long work that goes on after its command has answered: at most one of a kind. */
export interface Jobs {
  /**
   * Starts a job unless one of that kind is at work; `step` does a piece and says how many things it did, 0 for none
   * left. `rate`: so many things a minute at most.
   */
  start(kind: string, rate: number, step: () => Promise<number>): boolean
  /** The same for work that tells what it is at. It is ended by `return` where the job is aborted. */
  follow(kind: string, work: AsyncGenerator<Progress, string>): boolean
  state(kind: string): JobState | undefined
  /** True where a job was at work. */
  abort(kind: string): boolean
  /** Ends all, for a shutdown. */
  stop(): void
}

/** The longest that a timer can wait. */
const PAUSE_MAX_MS = 2 ** 31 - 1

interface Job {
  state: JobState['state']
  steps: number
  note?: string
  error?: string
  timer?: NodeJS.Timeout
  readonly leave?: () => void
}

/** What a step did; `isOver`: nothing is left. */
interface Step {
  readonly steps: number
  readonly note?: string
  readonly isOver: boolean
}

export function createJobs(): Jobs {
  const jobs = new Map<string, Job>()

  const proceed = async (job: Job, rate: number, step: () => Promise<Step>) => {
    try {
      const done = await step()
      if (job.state !== 'working') return
      job.steps += done.steps
      job.note = done.note
      if (done.isOver) job.state = 'completed'
      else {
        const pauseMs = rate > 0 ? Math.min((done.steps / rate) * 60_000, PAUSE_MAX_MS) : 0
        job.timer = setTimeout(proceed, pauseMs, job, rate, step).unref()
      }
    } catch (error) {
      job.state = 'failed'
      job.error = error instanceof Error ? error.message : String(error)
    }
  }

  const abort = (job: Job) => {
    clearTimeout(job.timer)
    job.state = 'aborted'
    job.leave?.()
  }

  const begin = (kind: string, rate: number, step: () => Promise<Step>, leave?: () => void) => {
    if (jobs.get(kind)?.state === 'working') return false
    const job: Job = { state: 'working', steps: 0, leave }
    jobs.set(kind, job)
    void proceed(job, rate, step)
    return true
  }

  return {
    start: (kind, rate, step) =>
      begin(kind, rate, async () => {
        const steps = await step()
        return { steps, isOver: steps === 0 }
      }),
    follow(kind, work) {
      const step = async () => {
        const next = await work.next()
        if (next.done) return { steps: 0, note: next.value, isOver: true }
        return { ...next.value, isOver: false }
      }
      // What it began is undone once the step at work is over.
      return begin(kind, 0, step, () => void work.return('').catch(() => undefined))
    },
    state: kind => jobs.get(kind),
    abort(kind) {
      const job = jobs.get(kind)
      if (job?.state !== 'working') return false
      abort(job)
      return true
    },
    stop() {
      for (const job of jobs.values()) if (job.state === 'working') abort(job)
    },
  }
}

/** How a job that deletes messages stands, in ejabberd's words; undefined: there never was one. */
export function describeDeletion(job: JobState | undefined): string {
  switch (job?.state) {
    case undefined:
      return 'Operation not started'
    case 'working':
      return `Operation in progress, deleted ${job.steps} messages`
    case 'completed':
      return `Operation was completed after deleting ${job.steps} messages`
    case 'aborted':
      return `Operation was aborted after deleting ${job.steps} messages`
    case 'failed':
      return `Operation failed after deleting ${job.steps} messages with error ${job.error}`
  }
}
