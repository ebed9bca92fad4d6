import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rpcValue } from '@/lib/interfaces/xmlrpc/arbitraries'
import { type RpcValue, struct } from '@/lib/interfaces/xmlrpc/value'
import { writeValue } from '@/lib/interfaces/xmlrpc/write'
import { parseXml } from '@/lib/xml/parse'
import { type HostedProcess, startHosted } from '../support/hosted'

const credentials = (password: string) =>
  struct(['user', 'admin'], ['server', 'localhost'], ['password', password])

describe('XML-RPC at /RPC2 of a newcomer', () => {
  let hosted: HostedProcess
  beforeAll(async () => {
    hosted = await startHosted()
  })
  afterAll(() => hosted.stop())

  /** The text of the answer; undefined where the connection was closed without one. */
  async function call(method: string, ...params: RpcValue[]) {
    const body = `<methodCall><methodName>${method}</methodName><params>${params
      .map(value => `<param>${writeValue(value)}</param>`)
      .join('')}</params></methodCall>`
    const answer = await fetch(`${hosted.url}/RPC2`, { method: 'POST', body }).catch(() => undefined)
    return answer?.text()
  }

  test('wrong credentials are told before whether there is such a command', async () => {
    const fault = await call('nosuchcommand', credentials('wrong'))
    expect(fault).toContain('Error -118\nInvalid authentication data')
    expect(await call('echothis', credentials('wrong'), 'x')).toBe(fault)
    expect(await call('nosuchcommand', credentials('secret'))).toBeUndefined()
    expect(await call('echothis', credentials('secret'), 'x')).toContain('<string>x</string>')
  })

  test('a call is recorded with its caller and without secrets', async () => {
    const args = struct(['user', 'rose'], ['host', 'localhost'], ['password', 'kept quiet'])
    expect(await call('register', credentials('secret'), args)).toContain('successfully registered')
    const row = await hosted.app.store.db
      .selectFrom('console_run')
      .selectAll()
      .where('command', '=', 'register')
      .where('frontend', '=', 'ejabberd_xmlrpc')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ actor: 'admin@localhost', outcome_kind: 'ok' })
    expect(row.args).toContain('rose')
    expect(JSON.stringify(row)).not.toContain('kept quiet')
  })

  test('whatever is called with whatever values, the answer is XML-RPC or none', async () => {
    const { commands } = await hosted.app.hosted.catalogue()
    const reads = commands.filter(({ notes }) => notes.effect === 'read').map(({ name }) => name)
    const args = fc.constantFrom(...reads).chain(name => {
      const definition = commands.find(command => command.name === name)?.versions.at(-1)
      const members = (definition?.args ?? []).map(({ name }) =>
        fc.tuple(fc.constant(name), fc.oneof(rpcValue, fc.constantFrom('localhost', 'admin', 1))),
      )
      return fc.record({ name: fc.constant(name), members: fc.tuple(...members) })
    })
    await fc.assert(
      fc.asyncProperty(args, async ({ name, members }) => {
        const answer = await call(name, credentials('secret'), struct(...members))
        if (answer === undefined) return
        expect(parseXml(answer)).toMatchObject({ ok: true, element: { name: 'methodResponse' } })
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
