import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runDoctor } from '@/lib/servers/ejabberd/doctor/program'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'

let ejabberd: Ejabberd
beforeAll(async () => {
  ejabberd = await startEjabberd()
})
afterAll(() => ejabberd.stop())

/** What `switchboardctl doctor` does with a line, when this password is typed. */
async function run(argv: readonly string[], password?: string) {
  let [out, problems, asked] = ['', '', '']
  const exit = await runDoctor(argv, {
    ...{ name: 'switchboardctl', folder: process.cwd(), servers: [] },
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
    ['no JID', ['http://127.0.0.1:1/api', '--user', 'localhost']],
    ['a file that there is not', ['http://127.0.0.1:1/api', '--ca-file', '/no/such.pem']],
  ])('ends with 2 and says how it is used: %s', async (_, argv) => {
    const { exit, out, problems } = await run(argv)
    expect([exit, out]).toEqual([2, ''])
    expect(problems).toContain('Usage: switchboardctl doctor URL')
  })
})
