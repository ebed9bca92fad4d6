import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPortable } from '@/lib/servers/hosted/portable/read-account'
import { startTestServer, type TestServer } from '@/lib/servers/hosted/testing'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'

const host = 'localhost'
const romeo = { user: 'romeo', host }
const NOTE = "<note xmlns='my:note'>Ñ</note>"

/** Accounts that move between the hosted server and a real ejabberd in files of XEP-0227. */
describe('XEP-0227', () => {
  let filesFolder: string
  let real: Ejabberd
  let hosted: TestServer

  beforeAll(async () => {
    filesFolder = await mkdtemp(path.join(tmpdir(), 'switchboard-portable-'))
    // The real server runs as a user of its own.
    await chmod(filesFolder, 0o777)
    real = await startEjabberd({ accounts: false })
    hosted = await startTestServer({ filesFolder })
    await hosted.value('register', { ...romeo, password: 'pw & "more"' })
    await hosted.value('add_rosteritem', {
      ...{ localuser: 'romeo', localhost: host, user: 'juliet', host: 'x.example', nick: 'J', subs: 'both' },
      groups: ['Friends', 'Family'],
    })
    await hosted.value('set_vcard', { ...romeo, name: 'FN', content: 'Romeo M.' })
    await hosted.value('private_set', { ...romeo, element: NOTE })
    const items = "<item action='deny' order='1' type='jid' value='a@b'><message/></item>"
    await hosted.value('privacy_set', {
      ...romeo,
      xmlquery: `<query xmlns='jabber:iq:privacy'><list name='quiet'>${items}</list></query>`,
    })
    for (const body of ['one', 'two']) {
      await hosted.value('send_message', {
        ...{ type: 'chat', from: 'juliet@x.example', to: 'romeo@localhost', subject: '', body },
      })
    }
  })
  afterAll(async () => {
    await hosted?.stop()
    await real?.stop()
    await rm(filesFolder, { recursive: true, force: true })
  })

  const mainFile = async () =>
    (await readdir(filesFolder)).filter(name => /^\d+-\d+\.xml$/.test(name)).at(-1) ?? ''

  test('a real ejabberd reads what the hosted server wrote', async () => {
    await hosted.value('export_piefxis_host', { dir: '.', host })
    const file = await mainFile()
    for (const name of await readdir(filesFolder)) await chmod(path.join(filesFolder, name), 0o644)
    await real.ctl('import_piefxis', path.join(filesFolder, file))
    await real.ctl('check_password', 'romeo', host, 'pw & "more"')
    expect(await real.ctl('get_roster', 'romeo', host)).toBe(
      'juliet@x.example\tJ\tboth\tundefined\tFriends\njuliet@x.example\tJ\tboth\tundefined\tFamily\n',
    )
    expect(await real.ctl('get_vcard', 'romeo', host, 'FN')).toBe('Romeo M.\n')
    expect(await real.ctl('private_get', 'romeo', host, 'note', 'my:note')).toContain('Ñ')
    await expect.poll(() => real.ctl('get_offline_count', 'romeo', host)).toBe('2\n')
    await real.ctl(
      'privacy_set',
      ...['romeo', host, "<query xmlns='jabber:iq:privacy'><default name='quiet'/></query>"],
    )
  })

  test('the hosted server reads what a real ejabberd wrote', async () => {
    for (const name of await readdir(filesFolder)) await rm(path.join(filesFolder, name))
    await real.ctl('export_piefxis', filesFolder)
    const before = await readPortable(hosted.store, romeo)
    await hosted.value('unregister', romeo)
    await hosted.value('import_piefxis', { file: await mainFile() })
    const { messages, privacy, last: _, ...after } = await readPortable(hosted.store, romeo)
    const { messages: sent, privacy: lists, last: __, ...same } = before
    expect(after).toEqual(same)
    expect(privacy).toEqual({ ...lists, defaultList: 'quiet' })
    expect(messages.map(({ attrs }) => attrs.from)).toEqual(sent.map(({ attrs }) => attrs.from))
    await hosted.value('check_password', { ...romeo, password: 'pw & "more"' })
  })
})

test('Erlang itself reads what an export holds, as records of ejabberd', async () => {
  const filesFolder = await mkdtemp(path.join(tmpdir(), 'switchboard-terms-'))
  const hosted = await startTestServer({ filesFolder })
  try {
    await hosted.value('register', { ...romeo, password: 'pw' })
    await hosted.value('export_db', { host, dir: '.' })
    await expect.poll(() => hosted.value('export_db_status', { host })).toMatch(/completed/)
    const script =
      '{ok, <<"dbdb", Length:32/little, Term:Length/binary>>} = file:read_file(hd(init:get_plain_arguments())), ' +
      'io:format("~p", [binary_to_term(Term)]), halt().'
    const file = path.join(filesFolder, 'localhost_ejabberd_auth.dbser')
    const { stdout } = await promisify(execFile)('erl', ['-noinput', '-eval', script, '-extra', file])
    expect(stdout.replace(/\s/g, '')).toBe('[{serialize_auth_v1,<<"localhost">>,<<"romeo">>,[<<"pw">>]}]')
  } finally {
    await hosted.stop()
    await rm(filesFolder, { recursive: true })
  }
})
