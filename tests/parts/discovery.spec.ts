import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { definitionsOf } from '@/lib/catalog/facts'
import { runCtl } from '@/lib/servers/ejabberd/discovery/ctl/run'
import { readPath } from '@/lib/servers/ejabberd/discovery/documents/read-files'
import type { Findings } from '@/lib/servers/ejabberd/discovery/findings'
import { mergeFindings } from '@/lib/servers/ejabberd/discovery/merge'
import type { Progress } from '@/lib/servers/ejabberd/discovery/progress'
import { ask, asTheFacts, type Expected, expectedOf, found, readByCtl, summary } from '../support/discovery'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { type HostedProcess, startHosted } from '../support/hosted'
import { installDice } from '../support/third-party'

const still = new AbortController().signal
const config = readFileSync('conformance/configs/default.yml', 'utf8')

/** Debian's ejabberd, or the one that `EJABBERD_CTL` names: what is expected follows its release. */
describe('a real ejabberd with the modules of the recordings', () => {
  let ejabberd: Ejabberd
  let expected: Expected
  beforeAll(async () => {
    ejabberd = await startEjabberd({ accounts: false, isOther: true })
    expected = await expectedOf(ejabberd, config)
  })
  afterAll(() => ejabberd.stop())

  test('by asking alone, has the commands of its release, argument by argument', async () => {
    const before = await ejabberd.ctl('registered_users', 'localhost')
    const { findings, answers } = await ask(ejabberd.url)
    expect(summary(expected, findings)).toEqual({ ...asTheFacts, absent: expected.missing })
    expect(findings.commands).toHaveLength(expected.definitions.size - expected.missing.length)
    // Refused, or not there; nothing else.
    expect([...answers.keys()].sort()).toEqual([400, 404])
    expect(await ejabberd.ctl('registered_users', 'localhost')).toBe(before)
    expect(await ejabberd.ctl('status')).toContain('is running')
  })

  test('by its own documentation alone, has nothing that is different', async () => {
    const file = path.join(ejabberd.folder, 'spool', 'commands.md')
    // Newer releases have a word for what is loaded; 26.07 fails at `.*`, on a command for its own use.
    const which = expected.release > '23.01' ? 'runtime' : '.*'
    await ejabberd.ctl('gen_markdown_doc_for_commands', file, which, 'json')
    const documented = found(await readPath('docs', file, `ejabberd ${expected.release}`))
    expect(documented.commands.length).toBeGreaterThan(150)
    expect(summary(expected, documented)).toEqual({ ...asTheFacts, absent: [] })
  })

  describe('with a third party’s module', () => {
    beforeAll(() => installDice(ejabberd))
    const result = { name: 'dice', type: { kind: 'integer' } }

    test('asking finds the commands whose names it is told, with their arguments', async () => {
      const { findings } = await ask(ejabberd.url, ['throw_dice', 'count_dice', 'no_such_dice'])
      expect(summary(expected, findings)).toEqual({
        ...asTheFacts,
        absent: expected.missing,
        foreign: ['count_dice', 'throw_dice'],
      })
      // Newer releases do not tell what the elements of a list are called.
      const element = expected.release > '23.01' ? '' : 'node'
      expect(findings.commands.find(({ name }) => name === 'throw_dice')?.versions).toEqual([
        {
          version: 0,
          args: [
            { name: 'game', type: { kind: 'binary' } },
            { name: 'sides', type: { kind: 'integer' } },
            { name: 'nodes', type: { kind: 'list', of: { name: element, type: { kind: 'binary' } } } },
          ],
        },
      ])
      expect(findings.absent).toContain('no_such_dice')
    })

    describe('by ejabberdctl alone', () => {
      let news: Findings | undefined
      let findings: Findings
      const heard = (before?: Findings, onProgress?: (progress: Progress) => void) =>
        readByCtl(ejabberd.nodeLine, expected, {
          ...{ before, onProgress },
          async onNews(some) {
            news = some
          },
        })
      beforeAll(async () => {
        findings = found(await heard())
      })

      test('it has the commands of its release and the third party’s, word by word', () => {
        expect(summary(expected, findings)).toEqual({
          ...asTheFacts,
          absent: expected.missingInLists,
          foreign: ['count_dice', 'throw_dice'],
        })
        // Asked for the help of its help, a newer ejabberdctl explains itself.
        const undescribed = findings.commands.filter(({ versions }) => versions.length === 0)
        expect(undescribed.map(({ name }) => name)).toEqual(expected.definitions.has('help') ? ['help'] : [])
        const dice = mergeFindings(expected, [findings]).get('count_dice')
        expect(dice).toMatchObject({
          source: 'From ejabberdctl of this server',
          description: 'Count the dice on the table',
          versions: [{ args: [], result, tags: ['dice'], module: 'mod_dice' }],
        })
      })

      test('what nobody knew is told at once, with the names of all others', () => {
        expect(news?.commands.map(({ name }) => name)).toEqual(findings.commands.map(({ name }) => name))
        const described = news?.commands.filter(({ versions }) => versions.length > 0) ?? []
        expect(described.map(({ name }) => name)).toEqual(
          expect.arrayContaining(['count_dice', 'throw_dice']),
        )
        expect(described.length).toBeLessThan(20)
      })

      test('a second look reads again what may have changed, and says the same', async () => {
        const steps: Progress[] = []
        const again = found(await heard(findings, step => steps.push(step)))
        expect(again.commands).toEqual(findings.commands)
        expect(steps.at(-1)?.total).toBeLessThan(10)
        const other = { name: 'backup', versions: [{ version: 0, args: [] }] }
        const before = {
          ...findings,
          commands: [...findings.commands.filter(one => one.name !== 'backup'), other],
        }
        expect(found(await heard(before)).commands).toEqual(findings.commands)
      })
    })

    // What the test above reads comes from the node without a virtual machine for each page.
    test.each(['commands', '--tags', 'throw_dice', 'get_vcard', 'create_room_with_opts', 'nosuch'])(
      'ejabberdctl help %s prints what the node says',
      async word => {
        const printed = await runCtl(ejabberd.ctlLine, ['help', word], still)
        expect(printed).toMatchObject({ kind: 'ok' })
        expect(await runCtl(ejabberd.nodeLine, ['help', word], still)).toEqual(printed)
      },
    )
  })

  test.each([
    [['no-such-program'], 'There is no program no-such-program'],
    [['false'], 'false failed (exit 1)'],
    [['echo'], 'does not list commands'],
  ])('%j is no ejabberdctl, and it is said', async (line, words) => {
    const findings = await readByCtl(line, { release: '23.01', definitions: definitionsOf('23.01') })
    expect(findings).toMatchObject({ kind: 'not-found', message: expect.stringContaining(words) })
  })
})

describe('the same ejabberd with modules removed', () => {
  const removed = ['mod_muc_admin', 'mod_mam', 'mod_push']
  const yml = config
    .split('\n')
    .filter(line => !removed.some(module => line.trim() === `${module}: {}`))
    .join('\n')
  let ejabberd: Ejabberd
  let expected: Expected
  beforeAll(async () => {
    ejabberd = await startEjabberd({ accounts: false, isOther: true, config: yml })
    expected = await expectedOf(ejabberd, yml)
  })
  afterAll(() => ejabberd.stop())

  test('misses exactly their commands, by asking and by ejabberdctl', async () => {
    const { findings } = await ask(ejabberd.url)
    expect(summary(expected, findings)).toEqual({ ...asTheFacts, absent: expected.missing })
    const merged = mergeFindings(expected, [findings])
    const theirs = [...expected.definitions.values()].filter(([first]) =>
      removed.includes(first?.module ?? ''),
    )
    for (const [first] of theirs) {
      expect(merged.get(first?.name ?? '')?.reason).toBe(`${first?.module} is not loaded on this server.`)
    }
    expect(theirs.length).toBeGreaterThan(20)

    const listed = found(await readByCtl(ejabberd.nodeLine, expected))
    expect(summary(expected, listed)).toEqual({ ...asTheFacts, absent: expected.missingInLists })
  })
})

describe('a server of 26.07, with API versions', () => {
  let hosted: HostedProcess
  beforeAll(async () => {
    hosted = await startHosted()
  })
  afterAll(() => hosted.stop())

  test('by asking alone, has its own commands, argument by argument, and ran none', async () => {
    const own = new Map(
      (await hosted.app.hosted.catalogue()).commands.map(({ name, versions }) => [name, versions]),
    )
    const { findings } = await ask(`${hosted.url}/api`)
    const merged = mergeFindings({ release: '26.07', definitions: own }, [findings])
    expect([...merged.keys()]).toEqual([...own.keys()].sort())
    for (const [name, { state, difference, versions }] of merged) {
      expect({ name, state, difference }).toEqual({ name, state: 'there', difference: undefined })
      expect(versions, name).toEqual(own.get(name))
    }
    await hosted.app.journal.flush()
    const states = await hosted.app.store.db
      .selectFrom('console_run')
      .select(['command', 'state'])
      .where('command', '!=', 'status')
      .where('state', '!=', 'refused')
      .execute()
    expect(states).toEqual([])
  })
})
