import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { definitionsOf } from '@/lib/catalog/facts'
import { childOf, element, elementsOf, type XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { printXml } from '@/lib/xml/print'
import type { Findings, FoundCommand } from '../findings'
import { mergeFindings } from '../merge'
import { readCommands } from './read-adhoc'
import type { Session } from './session'

/** What ejabberd 26.07 answered to an administrator and to a person without rights, with a third party's mod_dice. */
const recorded = parseXml(readFileSync('tests/fixtures/adhoc/ejabberd-26.07.xml', 'utf8'))
if (!recorded.ok) throw new Error(recorded.reason)
const exchanges = elementsOf(recorded.element).map(exchange => {
  const [question, answer] = elementsOf(exchange)
  return { who: exchange.attrs.who, question: question && printXml(question), answer }
})

const KNOWN = ['get_offline_count', 'add_rosteritem', 'create_room_with_opts', 'register', 'throw_dice']
const account = (user: string) => ({ user, host: 'localhost', password: '' })

/** Answers as recorded, and keeps the questions; one that nobody recorded is an error. */
function replay(
  who: string,
  change: (answer: XmlElement, question: XmlElement) => XmlElement = same => same,
) {
  const asked: XmlElement[] = []
  const session: Session = {
    async ask(_type, content) {
      asked.push(content)
      const text = printXml(content)
      const found = exchanges.find(exchange => exchange.who === who && exchange.question === text)
      if (!found?.answer) throw new Error(`${who} was not recorded to ask ${text}`)
      return change(found.answer, content)
    },
  }
  return { session, asked }
}

async function read(who: string, askable = KNOWN) {
  const { session, asked } = replay(who)
  const commands = await readCommands(session, {
    account: account(who),
    askable: names => askable.filter(name => names.includes(name)),
  })
  if ('kind' in commands) throw new Error(commands.message)
  return { commands, asked, of: (name: string) => commands.find(command => command.name === name) }
}

const shape = (command: FoundCommand | undefined) =>
  command?.versions.map(({ version, args = [] }) => [
    version,
    ...args.map(({ name, type }) => (type.kind === 'list' ? `${name}[]` : name)),
  ])

describe('the recorded ad-hoc commands of an administrator', () => {
  test('are those of the API, and no other module’s', async () => {
    const { commands } = await read('admin', [])
    const names = commands.map(({ name }) => name)
    expect(names).toContain('throw_dice')
    expect(names).toContain('registered_users')
    expect(names.filter(name => !definitionsOf('26.07').has(name))).toEqual(['count_dice', 'throw_dice'])
  })

  test('have the arguments that their forms show, in order, and the words of their instructions', async () => {
    const { of } = await read('admin')
    expect(shape(of('throw_dice'))).toEqual([[0, 'game', 'sides', 'nodes[]']])
    expect(shape(of('create_room_with_opts'))).toEqual([[0, 'room', 'service', 'host', 'options[]']])
    expect(shape(of('add_rosteritem'))).toEqual([
      [1, 'localuser', 'localhost', 'user', 'host', 'nick', 'groups[]', 'subs'],
    ])
    expect(shape(of('get_offline_count'))).toEqual([[0, 'user', 'host']])
    expect(of('throw_dice')).toMatchObject({
      description: 'Throw a die for every player',
      versions: [{ tags: ['dice'], module: 'mod_dice' }],
    })
    expect(of('count_dice')).toEqual({ name: 'count_dice', versions: [] })
  })

  test('say of the release’s own commands nothing that its facts do not', async () => {
    const { commands } = await read('admin')
    const findings: Findings = {
      ...{ source: 'adhoc', at: 1, software: 'ejabberd 26.07', commands, absent: [] },
    }
    const merged = mergeFindings({ release: '26.07', definitions: definitionsOf('26.07') }, [findings])
    for (const { name } of commands.filter(({ name }) => !name.endsWith('_dice'))) {
      expect(merged.get(name), name).toMatchObject({ state: 'there', isForeign: false })
      expect(merged.get(name)?.difference, name).toBeUndefined()
      expect(merged.get(name)?.versions).toEqual(definitionsOf('26.07').get(name))
    }
    expect(merged.get('throw_dice')).toMatchObject({
      ...{ isForeign: true, state: 'there', source: 'From the ad-hoc commands of this server' },
    })
  })
})

test('a person without rights is shown what they may run', async () => {
  const { commands } = await read('alice')
  expect(commands.map(({ name }) => name)).toEqual(['connected_users_number', 'status'])
})

describe('safety', () => {
  const forms = (asked: readonly XmlElement[]) => asked.filter(({ name }) => name === 'command')

  test('no question carries a form; each form that was opened is cancelled; only those that may be are opened', async () => {
    const { asked } = await read('admin')
    expect(asked.filter(question => question.children.length > 0)).toEqual([])
    const did = (action: string) =>
      forms(asked)
        .filter(({ attrs }) => attrs.action === action)
        .map(({ attrs }) => attrs.node)
        .sort()
    expect(did('execute')).toEqual(KNOWN.map(name => `api-commands/${name}`).sort())
    expect(did('cancel')).toEqual(did('execute'))
    expect(asked).toHaveLength(1 + 2 * KNOWN.length)
  })

  test.each([
    ['completed', { status: 'completed' }],
    ['executing, without a form', { status: 'executing' }],
  ])('a server that answers %s is asked nothing more', async (_, attrs) => {
    const { session, asked } = replay('admin', (answer, { name }) =>
      name === 'command' ? element('iq', { type: 'result' }, element('command', attrs)) : answer,
    )
    const found = await readCommands(session, { account: account('admin'), askable: () => KNOWN })
    expect(found).toMatchObject({ kind: 'not-found', message: expect.stringContaining('get_offline_count') })
    expect(forms(asked)).toHaveLength(1)
  })

  test('a form that is refused leaves the name, and the others', async () => {
    const { session } = replay('admin', (answer, { attrs }) =>
      attrs.node === 'api-commands/register' && childOf(answer, 'command')
        ? element('iq', { type: 'error' }, element('error', {}, element('forbidden')))
        : answer,
    )
    const found = await readCommands(session, { account: account('admin'), askable: () => KNOWN })
    const of = (name: string) => ('kind' in found ? undefined : found.find(one => one.name === name))
    expect(of('register')?.versions).toEqual([])
    expect(of('throw_dice')?.versions).toHaveLength(1)
  })

  test.each([
    ['no list', element('iq', { type: 'error' })],
    [
      'an empty list',
      element(
        'iq',
        { type: 'result' },
        element('query', { xmlns: 'http://jabber.org/protocol/disco#items' }),
      ),
    ],
  ])('%s is said to be none, with what to look at', async (_, answer) => {
    const { session, asked } = replay('alice', () => answer)
    const found = await readCommands(session, { account: account('alice'), askable: names => names })
    expect(found).toMatchObject({ kind: 'not-found', message: expect.stringContaining('mod_adhoc_api') })
    expect(asked).toHaveLength(1)
  })
})
