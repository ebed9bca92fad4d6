import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCtlSocket } from '@/lib/process/ctl-socket'
import type { HostedProcess } from '../support/hosted'
import { asAdmin, basic, issueToken, startStrict } from '../support/strict'

let hosted: HostedProcess
let adminToken: string
let statsToken: string
beforeAll(async () => {
  hosted = await startStrict()
  adminToken = await issueToken(hosted, 'admin@localhost', ['ejabberd:admin'])
  statsToken = await issueToken(hosted, 'alice@localhost', ['stats'])
})
afterAll(() => hosted?.stop())

interface Ended {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

const run = (argv: readonly string[], env: Record<string, string> = {}, program = 'bin/switchboardctl') =>
  new Promise<Ended>(resolve => {
    const place = { ...process.env, SWITCHBOARD_DATA: hosted.dataFolder, ...env }
    execFile(process.execPath, [program, ...argv], { env: place }, (error, stdout, stderr) =>
      resolve({ exit: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
const said = (stdout: string | RegExp, exit = 0) => ({
  exit,
  stdout: typeof stdout === 'string' ? stdout : expect.stringMatching(stdout),
  stderr: '',
})

const remote = (token: string) => ({ SWITCHBOARD_URL: hosted.url, SWITCHBOARD_TOKEN: token })

describe('the local socket', () => {
  test('only its owner may open it, nor is the folder anybody else’s', async () => {
    expect((await stat(path.join(hosted.dataFolder, 'ctl.sock'))).mode & 0o777).toBe(0o600)
    expect((await stat(hosted.dataFolder)).mode & 0o077).toBe(0)
  })

  test('who comes by it is ejabberd_ctl, and needs no credentials', async () => {
    expect(await run(['registered_vhosts'])).toEqual(said('localhost\nexample.org\n'))
  })

  test.each([
    ['a wrong password', 'admin', 'localhost', 'x', said(/^Error: There is no such account/, 1)],
    ['nobody', 'nobody', 'localhost', 'x', said(/^Error: There is no such account/, 1)],
    ['a banned account', 'banned', 'localhost', 'bannedpw', said(/^Error: There is no such account/, 1)],
    ['another JID', 'admin@localhost/x', 'y', 'secret', said(/^Error: There is no such account/, 1)],
    ['the wrong person', 'alice', 'localhost', 'alicepw', said('{error,access_rules_unauthorized}\n', 1)],
    ['the right person', 'admin', 'localhost', 'secret', said('alice\nbanned\n')],
  ])('--auth of %s', async (_, user, host, password, expected) => {
    const { stdout, ...rest } = await run(['--auth', user, host, password, 'registered_users', 'localhost'])
    const list = stdout.split('\n').filter(name => name !== 'admin')
    expect({ ...rest, stdout: list.join('\n') }).toEqual(expected)
  })

  test('one that a process left behind is replaced, one that is answered is left alone', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-ctl-'))
    const file = path.join(folder, 'ctl.sock')
    const environment = { ...hosted.app.config.environment, dataFolder: folder }
    const app = { ...hosted.app, config: { ...hosted.app.config, environment } }

    const taken = createServer()
    await new Promise<void>(resolve => taken.listen(file, resolve))
    expect(await openCtlSocket(app)).toMatchObject({ problem: expect.stringMatching(/another Switchboard/) })
    await new Promise(resolve => taken.close(resolve))

    await leaveSocket(file)
    const opened = await openCtlSocket(app)
    expect(opened.problem).toBeUndefined()
    expect(await run(['get_loglevel'], { SWITCHBOARD_DATA: folder })).toEqual(said(/^\w+\n$/))
    await opened.close?.()
    await rm(folder, { recursive: true })
  })

  test('a folder whose path is too long for a socket is named', async () => {
    const environment = { ...hosted.app.config.environment, dataFolder: `/tmp/${'x'.repeat(120)}` }
    const app = { ...hosted.app, config: { ...hosted.app.config, environment } }
    expect(await openCtlSocket(app)).toMatchObject({ problem: expect.stringMatching(/too long/) })
  })
})

/** A socket whose process died: nobody listens, the file is there. */
async function leaveSocket(file: string) {
  const script = `require('node:net').createServer().listen(${JSON.stringify(file)}, () => process.kill(process.pid, 'SIGKILL'))`
  await new Promise(resolve => execFile(process.execPath, ['-e', script], resolve))
}

describe('a server elsewhere', () => {
  test.each([
    ['no token', '', 3, /^$/],
    ['a token that nobody gave out', 'x'.repeat(32), 1, /^Error: The token is unknown/],
    ['the wrong person’s token', () => statsToken, 1, /^\{error,access_rules_unauthorized\}\n$/],
    ['the right person’s token', () => adminToken, 0, /^localhost\nexample\.org\n$/],
  ])('%s', async (_, token, exit, stdout) => {
    const ended = await run(['registered_vhosts'], remote(typeof token === 'string' ? token : token()))
    expect(ended).toMatchObject({ exit, stdout: expect.stringMatching(stdout) })
  })

  test('is never ejabberd_ctl, not even for status or behind --auth', async () => {
    expect(await run(['status'], remote(statsToken))).toEqual(said('{error,access_rules_unauthorized}\n', 1))
    const alice = ['--auth', 'alice', 'localhost', 'alicepw', 'registered_vhosts']
    expect(await run(alice, remote(adminToken))).toEqual(said('{error,access_rules_unauthorized}\n', 1))
  })

  test('helps whoever has a token', async () => {
    expect(await run(['help', 'stats'], remote(statsToken))).toEqual(said(/Command Name: stats/))
    expect(await run(['help', 'stats'], remote('nope'))).toEqual(said(/^Error: The token/, 1))
  })

  test.each([
    ['nobody', {}, 401],
    ['a wrong password', { authorization: basic('admin@localhost', 'x') }, 401],
    ['a page with a cookie', { cookie: 'next-auth.session-token=x' }, 401],
    ['the right person', { authorization: basic('admin@localhost', 'secret') }, 200],
  ])('over HTTP: %s', async (_, headers, status) => {
    const body = JSON.stringify({ argv: ['get_loglevel'] })
    const answer = await fetch(`${hosted.url}/ctl`, { method: 'POST', body, headers: headers as HeadersInit })
    expect(answer.status).toBe(status)
  })

  test.each(['', '[]', '{"argv": "status"}', '{"argv": [1]}', 'no json'])('no line: %j', async body => {
    const headers = { authorization: basic('admin@localhost', 'secret') }
    expect((await fetch(`${hosted.url}/ctl`, { method: 'POST', body, headers })).status).toBe(400)
  })
})

describe('where no server is', () => {
  const nowhere = { SWITCHBOARD_DATA: '/nowhere' }
  test('says what to do, with exit code 3', async () => {
    expect(await run(['status'], nowhere)).toMatchObject({ exit: 3, stdout: '', stderr: /SWITCHBOARD_DATA/ })
    const { exit, stderr } = await run(['status'], { SWITCHBOARD_URL: hosted.url })
    expect([exit, stderr]).toEqual([3, expect.stringMatching(/SWITCHBOARD_TOKEN must be/)])
  })

  test('ping, started and stopped know', async () => {
    expect(await run(['ping'])).toEqual(said('pong\n'))
    expect(await run(['started'])).toEqual(said(''))
    expect(await run(['ping'], nowhere)).toEqual(said('pang\n', 1))
    expect(await run(['stopped'], nowhere)).toEqual(said(''))
  })

  test('what answers and is no Switchboard is not believed', async () => {
    const other = createServer(socket => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const place = { SWITCHBOARD_URL: `http://127.0.0.1:${port}`, SWITCHBOARD_TOKEN: 'x' }
    expect(await run(['status'], place)).toMatchObject({ exit: 3, stdout: '' })
    other.close()
  })
})

describe('completion', () => {
  const words = async (...line: string[]) =>
    (await run(['completion', 'words', ...line])).stdout.split('\n').filter(Boolean)

  test.each([
    [['regis'], ['register', 'registered_users', 'registered_vhosts']],
    [['--v'], ['--version']],
    [['help', 'ta'], ['tags']],
    [['help', '--tags', 'stat'], ['statistics']],
    [
      ['registered_users', ''],
      ['example.org', 'localhost'],
    ],
    [['--version', '2', 'registered-users', 'l'], ['localhost']],
    [['registered_users', 'localhost', ''], []],
    [['set_loglevel', 'warn'], ['warning']],
  ])('%j', async (line, expected) => expect(await words(...line)).toEqual(expected))

  test('offers virtual hosts only to whoever may list them', async () => {
    const line = ['completion', 'words', 'registered_users', '']
    expect((await run(line, remote(statsToken))).stdout).toBe('')
    expect((await run(line, remote(adminToken))).stdout).toBe('example.org\nlocalhost\n')
  })

  test('works in bash', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-ctl-'))
    await symlink(path.resolve('bin/switchboardctl'), path.join(folder, 'switchboardctl'))
    const script = `source <(switchboardctl completion bash); COMP_WORDS=(switchboardctl registered_users exa); COMP_CWORD=2; _switchboardctl; echo "\${COMPREPLY[@]}"`
    const PATH = `${folder}:${path.dirname(process.execPath)}:${process.env.PATH}`
    const stdout = await new Promise<string>(resolve =>
      execFile(
        'bash',
        ['-c', script],
        { env: { ...process.env, PATH, SWITCHBOARD_DATA: hosted.dataFolder } },
        (_, out) => resolve(out),
      ),
    )
    expect(stdout).toBe('example.org\n')
    await rm(folder, { recursive: true })
  })
})

test('no secret of a line is recorded', async () => {
  await run(['register', 'juliet', 'localhost', 'capulet-secret'])
  await run([
    '--auth',
    'admin',
    'localhost',
    'secret',
    'check_password',
    'juliet',
    'localhost',
    'capulet-secret',
  ])
  await hosted.app.journal.flush()
  const rows = await hosted.app.store.db.selectFrom('console_run').selectAll().execute()
  expect(rows.filter(({ frontend }) => frontend === 'ejabberd_ctl').length).toBeGreaterThan(1)
  expect(JSON.stringify(rows, (_, part) => (typeof part === 'bigint' ? String(part) : part))).not.toContain(
    'capulet-secret',
  )
  await asAdmin(hosted, 'unregister', { user: 'juliet', host: 'localhost' })
})
