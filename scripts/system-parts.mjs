import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './prepare.mjs'

/** Programs that the tests need beside Node.js, and the Debian packages that bring them. */
const PARTS = [
  { file: '/usr/bin/chromium', packages: ['chromium'] },
  { file: '/usr/sbin/ejabberdctl', packages: ['ejabberd', 'erlang-p1-oauth2'] },
  { file: '/var/lib/dpkg/info/erlang-p1-sqlite3.list', packages: ['erlang-p1-sqlite3'] },
  { file: '/var/lib/dpkg/info/erlang-p1-pgsql.list', packages: ['erlang-p1-pgsql'] },
  // The package starts a server of its own; the tests do not use that one.
  { file: '/usr/lib/postgresql', packages: ['postgresql'] },
]

/** Installs what is missing on Debian as root; elsewhere says what to install. A missing part is a failure, never a skip. */
export function ensureSystemParts() {
  const missing = PARTS.filter(({ file }) => !existsSync(file)).flatMap(({ packages }) => packages)
  if (missing.length === 0) return
  const canInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!canInstall) {
    console.error(`The tests need: ${missing.join(', ')} (on Debian: apt-get install ${missing.join(' ')})`)
    process.exit(1)
  }
  console.log(`Installing ${missing.join(', ')} …`)
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    DEBIAN_FRONTEND: 'noninteractive',
  })
}
