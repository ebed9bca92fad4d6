import { execFile } from 'node:child_process'

/** How an `ejabberdctl` is run: at most so long and with so much output. */
const TIMEOUT_MS = 30_000
const OUTPUT_BYTES = 2 * 1024 * 1024

/** What it printed, or one sentence why it did not. */
export type Printed =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string }

/**
 * Runs a configured `ejabberdctl` with these arguments: as a list, through no shell of this machine, and without the
 * secrets of our own environment.
 *
 * @param line program and its first arguments: ["docker", "exec", "ejabberd", "ejabberdctl"]
 */
export function runCtl(
  line: readonly string[],
  args: readonly string[],
  signal: AbortSignal,
): Promise<Printed> {
  const [program = '', ...first] = line
  return new Promise(resolve => {
    execFile(
      // A program of the machine: nothing to look for in the project.
      /* turbopackIgnore: true */ program,
      [...first, ...args],
      {
        ...{ timeout: TIMEOUT_MS, maxBuffer: OUTPUT_BYTES, encoding: 'utf8', signal, shell: false },
        env: publicEnvironment(),
      },
      (error, stdout, stderr) => {
        if (!error) resolve({ kind: 'ok', text: stdout })
        else resolve({ kind: 'failed', message: reasonOf(program, error, `${stderr}${stdout}`) })
      },
    ).stdin?.end()
  })
}

const SECRETS = /^(AUTH_SECRET|DATABASE_URL|SWITCHBOARD_.*|.*(PASSWORD|SECRET|TOKEN).*)$/

const publicEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !SECRETS.test(name))) as NodeJS.ProcessEnv

function reasonOf(
  program: string,
  error: Error & { code?: unknown; killed?: boolean },
  output: string,
): string {
  if (error.code === 'ENOENT') return `There is no program ${program} on the machine of Switchboard.`
  if (error.code === 'EACCES') return `Switchboard may not run ${program}.`
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `${program} printed more than 2 MiB.`
  if (error.killed) return `${program} did not end within ${TIMEOUT_MS / 1000} s.`
  const [line = ''] = output.trim().split('\n')
  return `${program} failed (exit ${String(error.code)})${line ? `: ${line.slice(0, 200)}` : ''}.`
}
