import { execFileSync } from 'node:child_process'

/** What a POSIX shell makes of a line of words. For specs. */
export function readByShell(line: string, env: Record<string, string> = {}): string[] {
  const script = `for word in ${line}; do printf '%s\\0' "$word"; done`
  const out = execFileSync('/bin/sh', ['-c', script], { env: { ...process.env, ...env }, encoding: 'utf8' })
  return out.split('\0').slice(0, -1)
}
