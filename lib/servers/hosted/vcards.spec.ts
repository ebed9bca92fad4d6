import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeEach(async () => {
  hosted = await startTestServer()
})
afterEach(() => hosted.stop())

const owner = { user: 'Romeo', host: 'localhost' }

describe('vCards', () => {
  test('of changes at the same time none is lost', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `X-${index}`)
    await Promise.all(names.map(name => hosted.value('set_vcard', { ...owner, name, content: name })))
    for (const name of names) expect(await hosted.value('get_vcard', { ...owner, name })).toBe(name)
  })

  test('can be searched by the fields that mod_vcard searches', async () => {
    await hosted.value('set_vcard', { ...owner, name: 'FN', content: 'Romeo Montague' })
    await hosted.value('set_vcard2', { ...owner, name: 'N', subname: 'FAMILY', content: 'Montague' })
    await hosted.value('set_vcard2', { ...owner, name: 'EMAIL', subname: 'USERID', content: 'R@example.org' })
    expect(await hosted.store.db.selectFrom('vcard_search').selectAll().execute()).toMatchObject([
      {
        username: 'Romeo',
        lusername: 'romeo',
        fn: 'Romeo Montague',
        lfn: 'romeo montague',
        family: 'Montague',
        email: 'R@example.org',
        lemail: 'r@example.org',
        nickname: '',
      },
    ])
  })

  test.each(['', 'a b', '<', 'X-NAMED', 'ß'])(
    'a field may be called %j, and the card stays readable',
    async name => {
      await hosted.value('set_vcard', { ...owner, name: 'FN', content: 'Romeo' })
      await hosted.value('set_vcard', { ...owner, name, content: 'odd' })
      await hosted.value('set_vcard2', { ...owner, name: 'N', subname: name, content: 'part' })
      expect(await hosted.value('get_vcard', { ...owner, name })).toBe('odd')
      expect(await hosted.value('get_vcard2', { ...owner, name: 'N', subname: name })).toBe('part')
      expect(await hosted.value('get_vcard', { ...owner, name: 'FN' })).toBe('Romeo')
    },
  )
})
