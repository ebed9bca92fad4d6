/** ejabberd's log levels, from silent to talkative. */
export const LOG_LEVELS = [
  'none',
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notice',
  'info',
  'debug',
] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

export const isLogLevel = (word: string): word is LogLevel => LOG_LEVELS.some(level => level === word)

/** What the hosted server tells its operator, on the standard error stream; `set_loglevel` decides how much. */
export interface Log {
  level: LogLevel
  write(level: Exclude<LogLevel, 'none'>, text: string): void
}

/** `level`: as configured; an unknown word counts as `info`. */
export function createLog(level: string): Log {
  return {
    level: isLogLevel(level) ? level : 'info',
    write(severity, text) {
      if (LOG_LEVELS.indexOf(severity) > LOG_LEVELS.indexOf(this.level)) return
      console.error(`${new Date().toISOString()} [${severity}] ${text}`)
    },
  }
}
