import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
process.env.NEXT_TELEMETRY_DISABLED = '1'

/** Runs a program to its end; a failure ends this process with the same code. */
export function run(command, args, env = {}, stdio = 'inherit') {
  const { status, error } = spawnSync(command, args, { stdio, env: { ...process.env, ...env } })
  if (error) console.error(`${command} could not be started: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

/** What npm says goes to the error stream: a script may read the output of what is prepared. */
const BESIDE = ['inherit', 2, 'inherit']

export const bin = name => path.join(root, 'node_modules', '.bin', name)

/** Installs from the lock file where that has not been done for this lock file and Node.js: npm leaves out what the latter is too old for. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9)) {
    console.error(`Switchboard needs Node.js 20.9 or newer; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const lock = `${digest(['package-lock.json'])} ${process.version}`
  const stamp = path.join(root, 'node_modules', '.switchboard-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.error('Installing dependencies from package-lock.json …')
  // Also what is needed to build: a production environment must not leave it out.
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { NODE_ENV: 'development' }, BESIDE)
  writeFileSync(stamp, lock)
}

const API_SOURCES = ['lib', 'server.ts', 'bin', 'package.json', 'package-lock.json', 'scripts']
const CONSOLE_SOURCES = [
  ...API_SOURCES,
  'app',
  'components',
  'public',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
]

/** Builds what has changed since it was last built: the process always, the console's pages if asked. */
export async function ensureBuilt({ console: withConsole }) {
  await ensure('server', API_SOURCES, buildServer)
  if (withConsole) await ensure('console', CONSOLE_SOURCES, () => run(bin('next'), ['build']))
}

async function ensure(name, sources, build) {
  const stamp = path.join(root, 'dist', `${name}.stamp`)
  const now = digest(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  console.error(`Building the ${name} …`)
  await build()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
}

async function buildServer() {
  const { build } = await import('esbuild')
  await build({
    entryPoints: { server: 'server.ts', doctor: 'lib/process/doctor.ts' },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
    sourcemap: true,
    logLevel: 'warning',
  })
}

/** Changes when a file's content changes. Specs and bytecode do not count. */
function digest(names) {
  const hash = createHash('sha256')
  const add = name => {
    const file = path.join(root, name)
    if (!existsSync(file)) return
    if (statSync(file).isDirectory()) {
      for (const entry of readdirSync(file).sort()) add(path.join(name, entry))
    } else if (!/\.spec\.tsx?$/.test(name))
      hash.update(name).update('\0').update(readFileSync(file)).update('\0')
  }
  for (const name of names) add(name)
  return hash.digest('hex')
}
