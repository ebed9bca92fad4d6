import { type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sortTexts } from '@/lib/commands/text'
import { type HostedProcess, startHosted } from '../support/hosted'

const host = 'localhost'
const AUTHORIZATION = `Basic ${btoa('admin@localhost:secret')}`
/** Long names: the answer must not fit into what the system keeps for a reader that does not read. */
const FILLER = 'x'.repeat(400)

/** The order of bytes is not that of JavaScript beyond U+FFFF. */
const ODD = ['\u{10400}', '\uffdc', 'é', '"', '\\'].map(start => `${start}odd`)
const NAMES = [...ODD, ...Array.from({ length: 30_000 }, (_, n) => `u${n}${FILLER}`)]

describe('registered_users of 30,000 accounts', () => {
  let hosted: HostedProcess
  beforeAll(async () => {
    hosted = await startHosted()
    const none = { server_host: host, type: 1, password: 'pw', serverkey: '', salt: '', iterationcount: 0 }
    const { db } = hosted.app.store
    await db.transaction().execute(async trx => {
      for (let at = 0; at < NAMES.length; at += 500) {
        const rows = NAMES.slice(at, at + 500).map(username => ({ ...none, username }))
        await trx.insertInto('users').values(rows).execute()
      }
    })
  })
  afterAll(() => hosted.stop())

  const expected = (...more: string[]) => sortTexts([...NAMES, 'admin', ...more])

  const post = (command: string, args: Readonly<Record<string, string>>) =>
    fetch(`${hosted.url}/api/${command}`, {
      method: 'POST',
      headers: { authorization: AUTHORIZATION },
      body: JSON.stringify(args),
    })

  /** The answer as far as its head: nothing of the body is read before somebody does. */
  function begin(): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const asked = request(`${hosted.url}/api/registered_users`, {
        method: 'POST',
        headers: { authorization: AUTHORIZATION },
        agent: false,
      })
      asked.on('response', resolve)
      asked.on('error', reject)
      asked.end(JSON.stringify({ host }))
    })
  }

  const howItEnded = () =>
    hosted.app.store.db
      .selectFrom('console_run')
      .select('outcome_kind')
      .where('command', '=', 'registered_users')
      .execute()
      .then(rows => rows.map(row => row.outcome_kind))

  test('is complete and in the order of the bytes', async () => {
    const answer = await post('registered_users', { host })
    expect(answer.headers.get('content-length')).toBeNull()
    expect(await answer.json()).toEqual(expected())
  })

  test('is the same over XML-RPC', async () => {
    const member = (name: string, text: string) =>
      `<member><name>${name}</name><value><string>${text}</string></value></member>`
    const param = (...members: string[]) =>
      `<param><value><struct>${members.join('')}</struct></value></param>`
    const who = param(member('user', 'admin'), member('server', host), member('password', 'secret'))
    const answer = await fetch(`${hosted.url}/RPC2`, {
      method: 'POST',
      body: `<methodCall><methodName>registered_users</methodName><params>${who}${param(member('host', host))}</params></methodCall>`,
    })
    const xml = await answer.text()
    const names = [...xml.matchAll(/<value><string>([^<]*)<\/string><\/value>/g)]
    expect(names.map(([, name]) => name?.replace('&quot;', '"'))).toEqual(expected())
    expect(xml).toMatch(
      /<\/data><\/array><\/value><\/member><\/struct><\/value><\/param><\/params><\/methodResponse>$/,
    )
  })

  test('keeps nobody waiting whose reader is slow, and takes in who comes meanwhile', async () => {
    const answer = await begin()
    // Long enough for all of it to be read from the database, if nothing held that back.
    for (let n = 0; n < 100; n++)
      expect(await (await post('check_account', { user: 'nobody', host })).json()).toBe(1)
    const late = { user: 'zlate', host }
    expect((await post('register', { ...late, password: 'pw' })).status).toBe(200)
    let body = ''
    for await (const part of answer.setEncoding('utf8')) body += part
    // The end of the list cannot have been read from the database before, since nobody took what comes before it.
    expect(JSON.parse(body)).toEqual(expected('zlate'))
    expect((await post('unregister', late)).status).toBe(200)
  })

  test('is given up, and recorded so, when its reader hangs up', async () => {
    const answer = await begin()
    expect(await howItEnded()).not.toContain('hung-up')
    answer.destroy()
    await expect.poll(howItEnded).toContain('hung-up')
  })

  test('breaks off where the database fails, and never looks complete', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answer = await begin()
    const { db } = hosted.app.store
    await sql`alter table users rename to users_elsewhere`.execute(db)
    try {
      const read = async () => {
        for await (const _ of answer) await pause(0)
      }
      await expect(read()).rejects.toThrow(/aborted|ECONNRESET/)
      await expect.poll(howItEnded).toContain('crashed')
    } finally {
      await sql`alter table users_elsewhere rename to users`.execute(db)
      vi.restoreAllMocks()
    }
  })
})
