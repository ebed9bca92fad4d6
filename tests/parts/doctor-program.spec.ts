import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { runDoctor, type Surroundings } from '@/lib/servers/ejabberd/doctor/program'
import { configOf } from '../support/doctor'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'

let ejabberd: Ejabberd
beforeAll(async () => {
  ejabberd = await startEjabberd()
})
afterAll(() => ejabberd.stop())

/** What `switchboardctl doctor` does with a line, when this password is typed and these servers are configured. */
async function run(argv: readonly string[], password?: string, servers: Surroundings['servers'] = []) {
  let [out, problems, asked] = ['', '', '']
  const exit = await runDoctor(argv, {
    ...{ name: 'switchboardctl', folder: process.cwd(), servers },
    askPassword: async jid => {
      asked += jid
      return password
    },
    print: text => {
      out += text
    },
    complain: text => {
      problems += text
    },
  })
  return { exit, out, problems, asked }
}

describe('switchboardctl doctor', () => {
  test('prints the steps and the lines, and ends well where all is well', async () => {
    const { exit, out, asked } = await run(
      [ejabberd.url, '--user', 'admin@localhost', '--for', 'statistics,accounts'],
      'secret',
    )
    expect(exit, out).toBe(0)
    expect(asked).toBe('admin@localhost')
    expect(out).toMatch(/^fine {9}The name resolves/)
    expect(out).toContain('Lines for ejabberd.yml, as for ejabberd 23.01')
    expect(out).toContain('user: admin@localhost')
    expect(out).not.toContain('secret')
  })

  test.each([
    ['a wrong password', ['--user', 'admin@localhost'], 'wrong', 'PROBLEM      The credentials are accepted'],
    [
      'no rights',
      ['--user', 'alice@localhost', '--for', 'accounts'],
      'alicepw',
      'PROBLEM      A harmless read',
    ],
    ['nobody named', [], undefined, 'not tried    The credentials are accepted'],
  ])('ends with 1: %s', async (_, argv, password, expected) => {
    const { exit, out } = await run([ejabberd.url, ...argv], password)
    expect(exit).toBe(1)
    expect(out).toContain(expected)
  })

  test.each([
    ['no address', []],
    ['a word', ['localhost']],
    ['two addresses', ['http://127.0.0.1:1/api', 'http://127.0.0.1:2/api']],
    ['a purpose that there is not', ['http://127.0.0.1:1/api', '--for', 'mischief']],
    ['a password in the line', ['http://127.0.0.1:1/api', '--password', 'secret']],
    ['an address of XMPP in the clear', ['http://127.0.0.1:1/api', '--xmpp', 'ws://xmpp.example.org/ws']],
    ['a name that no server has', ['production']],
    ['no JID', ['http://127.0.0.1:1/api', '--user', 'localhost']],
    ['a file that there is not', ['http://127.0.0.1:1/api', '--ca-file', '/no/such.pem']],
  ])('ends with 2 and says how it is used: %s', async (_, argv) => {
    const { exit, out, problems } = await run(argv)
    expect([exit, out]).toEqual([2, ''])
    expect(problems).toContain('Usage: switchboardctl doctor URL')
  })

  describe('of a server that is configured', () => {
    const user = ['--user', 'admin@localhost']
    const configured = () => [
      configOf(ejabberd.url, { discovery: { automatic: false, perSecond: 50, ctl: ejabberd.ctlLine } }),
    ]

    test.each([
      ['its name', () => 'real'],
      ['its address', () => ejabberd.url],
      ['its address, written otherwise', () => `${ejabberd.url.replace('http', 'HTTP')}/`],
    ])('by %s, takes its settings', async (_, target) => {
      const { exit, out } = await run([target(), ...user], 'secret', configured())
      expect(exit, out).toBe(0)
      expect(out).toMatch(/^fine {9}ejabberdctl \(optional\)\n {13}It reaches the node/m)
    })

    test('names the configured ones where another is meant', async () => {
      const { exit, problems } = await run(['staging'], undefined, configured())
      expect(exit).toBe(2)
      expect(problems).toContain('There is no server staging in switchboard.yml. It has: real.')
    })

    test('at another address is looked at without them, unless options say so', async () => {
      const other = ejabberd.url.replace('127.0.0.1', 'localhost')
      const without = await run([other, ...user], 'secret', configured())
      expect(without.out).toContain('None is configured, and none is needed.')
      const ctl = path.join(ejabberd.folder, 'ejabberdctl')
      await writeFile(ctl, `#!/bin/sh\nexec ${ejabberd.ctlLine.map(word => `'${word}'`).join(' ')} "$@"\n`)
      await chmod(ctl, 0o755)
      const options = ['--ctl', `env ${ctl}`, '--xmpp', `xmpp://127.0.0.1:${ejabberd.c2sPort}`]
      const { exit, out } = await run([other, ...user, ...options], 'secret', configured())
      expect(exit, out).toBe(0)
      expect(out).toContain('It reaches the node')
    })

    test('a configuration that cannot be used is told, and in the way only of names', async () => {
      const problem = '/etc/switchboard.yml is wrong:\n  servers.real.url: Required'
      const named = await run(['real'], undefined, problem)
      expect([named.exit, named.problems]).toEqual([2, expect.stringContaining(problem)])
      const { exit, problems } = await run([ejabberd.url, ...user], 'secret', problem)
      expect([exit, problems]).toEqual([0, `Not heeded: ${problem}\n`])
    })
  })
})

describe('bin/switchboardctl doctor', () => {
  let clone: string
  beforeAll(async () => {
    // What a clone has, with its packages installed: nothing is built.
    clone = await mkdtemp(path.join(tmpdir(), 'switchboard-clone-'))
    for (const name of [
      'bin',
      'lib',
      'scripts',
      'server.ts',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
    ])
      await cp(name, path.join(clone, name), { recursive: true, verbatimSymlinks: true })
    // One by one: an installation that is not of this lock file is replaced, and must not be through the link.
    await mkdir(path.join(clone, 'node_modules'))
    for (const name of await readdir('node_modules'))
      await symlink(path.resolve('node_modules', name), path.join(clone, 'node_modules', name))
    const servers = { real: { url: ejabberd.url, ctl: ejabberd.ctlLine } }
    await writeFile(path.join(clone, 'switchboard.yml'), stringify({ servers }))
  })
  afterAll(() => rm(clone, { recursive: true, force: true }))

  test('builds itself, knows the servers of the configuration, and says nothing of the password', async () => {
    const look = () =>
      promisify(execFile)(
        process.execPath,
        [path.join(clone, 'bin/switchboardctl'), 'doctor', 'real', '--user', 'admin@localhost'],
        { cwd: tmpdir(), env: { ...process.env, SWITCHBOARD_DOCTOR_PASSWORD: 'secret' } },
      )
    const first = await look()
    expect(first.stdout).toMatch(/^fine {9}The name resolves/)
    expect(first.stdout).toContain('It reaches the node')
    expect(first.stdout).not.toContain('secret')
    expect(first.stderr).toMatch(/Building the server …\n$/)
    expect((await look()).stderr).toBe('')
  })
})
