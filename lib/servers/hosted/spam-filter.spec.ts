import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

const filesFolder = mkdtempSync(path.join(tmpdir(), 'switchboard-spam-'))
let server: TestServer
const start = (options: Record<string, unknown> = {}) =>
  startTestServer({ filesFolder, modules: { mod_admin_extra: {}, mod_antispam: options } })
beforeEach(async () => {
  server = await start()
  return () => server.stop()
})
afterAll(() => rmSync(filesFolder, { recursive: true }))

const host = 'localhost'

describe('the spam filter', () => {
  test('blocks and unblocks domains of one virtual host, or with "global" of all', async () => {
    expect(await server.value('add_blocked_domain', { host, domain: 'spam.example' })).toBe(
      'spam.example added to blocked domains',
    )
    await server.value('add_blocked_domain', { host: 'global', domain: 'more.example' })
    expect(await server.value('get_blocked_domains', { host })).toEqual(['more.example', 'spam.example'])
    expect(await server.value('get_blocked_domains', { host: 'example.org' })).toEqual(['more.example'])
    await server.value('remove_blocked_domain', { host, domain: 'spam.example' })
    expect(await server.value('get_blocked_domains', { host })).toEqual(['more.example'])
  })

  test('remembers bare JIDs until they are dropped or too old', async () => {
    expect(await server.value('add_to_spam_filter_cache', { host, jid: 'Bad@Spam.example/x' })).toBe(
      'bad@spam.example added to cache',
    )
    expect(await server.value('get_spam_filter_cache', { host })).toMatchObject([{ jid: 'bad@spam.example' }])
    expect(await server.value('expire_spam_filter_cache', { host, seconds: 60 })).toBe(
      'Expired 0 cache entries',
    )
    expect(await server.value('expire_spam_filter_cache', { host, seconds: -60 })).toBe(
      'Expired 1 cache entries',
    )
    expect(await server.value('drop_from_spam_filter_cache', { host, jid: 'bad@spam.example' })).toBe(
      "bad@spam.example wasn't cached",
    )
  })

  test('forgets the older half when there are too many', async () => {
    await server.stop()
    server = await start({ cache_size: 4 })
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await server.value('add_to_spam_filter_cache', { host, jid: `${name}@x` })
    }
    const cache = await server.value('get_spam_filter_cache', { host })
    expect(cache).toMatchObject([{ jid: 'c@x' }, { jid: 'd@x' }, { jid: 'e@x' }])
  })

  test('reads its files when it is first asked, and anew when it is told to', async () => {
    await server.stop()
    writeFileSync(path.join(filesFolder, 'domains'), 'one.example\ntwo.example\n')
    writeFileSync(path.join(filesFolder, 'allowed'), 'two.example\n')
    server = await start({ spam_domains_file: 'domains', whitelist_domains_file: 'allowed' })
    expect(await server.value('get_blocked_domains', { host })).toEqual(['one.example'])
    writeFileSync(path.join(filesFolder, 'domains'), 'three.example\n')
    await server.value('reload_spam_filter_files', { host })
    expect(await server.value('get_blocked_domains', { host })).toEqual(['one.example', 'three.example'])
  })

  test.each([
    ['reload_spam_filter_files', { host: 'nowhere' }, 'Not configured for nowhere'],
    ['get_blocked_domains', { host: 'nowhere' }, 'Not configured for nowhere'],
    ['add_to_spam_filter_cache', { host, jid: '@' }, 'Not a valid JID: @'],
  ])('%s with what it cannot use says so', async (command, args, reason) => {
    expect(await server.run(command, args)).toMatchObject({ kind: 'refused', reason })
  })

  test('says which file it could not use', async () => {
    await server.stop()
    writeFileSync(path.join(filesFolder, 'jids'), 'a@b\n@\n')
    server = await start({ spam_jids_file: 'jids' })
    expect(await server.run('reload_spam_filter_files', { host })).toMatchObject({
      reason: 'Cannot read jids for localhost: Not a valid JID: @',
    })
  })

  test('starts anew when its module is restarted', async () => {
    await server.value('add_blocked_domain', { host, domain: 'spam.example' })
    expect(await server.value('restart_module', { host, module: 'mod_antispam' })).toBe(0)
    expect(await server.value('get_blocked_domains', { host })).toEqual([])
    expect(await server.value('restart_module', { host, module: 'mod_muc' })).toBe(1)
    expect(await server.value('restart_module', { host: 'nowhere', module: 'mod_antispam' })).toBe(1)
  })
})
