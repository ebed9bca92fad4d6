import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { definitionsOf } from '@/lib/catalog/facts'
import { type Asked, createClient } from '@/lib/servers/ejabberd/client'
import { readCtl } from '@/lib/servers/ejabberd/discovery/ctl/read-ctl'
import { runCtl } from '@/lib/servers/ejabberd/discovery/ctl/run'
import { readTagList } from '@/lib/servers/ejabberd/discovery/ctl/tag-list'
import { readPath } from '@/lib/servers/ejabberd/discovery/documents/read-files'
import type { Findings, NotFound } from '@/lib/servers/ejabberd/discovery/findings'
import { mergeFindings } from '@/lib/servers/ejabberd/discovery/merge'
import { probe } from '@/lib/servers/ejabberd/discovery/probe/probe'
import { createReleaseWatch } from '@/lib/servers/ejabberd/release'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { settings } from '../support/ejabberd-call'
import { type HostedProcess, startHosted } from '../support/hosted'
import { installDice } from '../support/third-party'

const facts = { release: '23.01', definitions: definitionsOf('23.01') }
const MINUTES = 60_000
const still = new AbortController().signal

/** Of modules that the recordings' configuration does not load; a Debian package has them all the same. */
const NOT_LOADED = { mod_fail2ban: ['unban_ip'], mod_admin_update_sql: ['update_sql'] }
const missing = Object.values(NOT_LOADED).flat()

function found(findings: Findings | NotFound): Findings {
  if ('kind' in findings) throw new Error(findings.message)
  return findings
}

/** Asks as nobody, quickly, and counts. */
async function ask(url: string, alsoTried: readonly string[] = []) {
  const client = createClient(settings(url))
  const releases = createReleaseWatch(client)
  await releases.learn()
  const answers = new Map<number, number>()
  const counting = {
    host: client.host,
    async ask(
      question: Parameters<typeof client.ask>[0],
    ): Promise<Asked<{ status: number; type: string; body: Buffer }>> {
      const asked = await client.ask(question)
      const status = asked.kind === 'ok' ? asked.value.status : 0
      answers.set(status, (answers.get(status) ?? 0) + 1)
      return asked
    },
  }
  const findings = await probe({
    ...{ client: counting, release: releases.current(), alsoTried, signal: still },
    pace: { perSecond: 2000, atOnce: 4, totalMs: MINUTES },
  })
  await client.close()
  return { findings: found(findings), answers }
}

/** The merged commands by what is said of them. */
function summary(...findings: Findings[]) {
  const merged = [...mergeFindings(facts, findings).values()]
  const names = (of: typeof merged) => of.map(({ name }) => name)
  return {
    absent: names(merged.filter(({ state }) => state === 'absent')),
    different: merged.flatMap(({ name, difference }) => (difference ? [`${name}: ${difference}`] : [])),
    foreign: names(merged.filter(({ isForeign }) => isForeign)),
    changed: merged
      .filter(({ name, isForeign, versions }) => !isForeign && versions !== facts.definitions.get(name))
      .filter(
        ({ name, versions }) => JSON.stringify(versions) !== JSON.stringify(facts.definitions.get(name)),
      )
      .map(({ name }) => name),
  }
}
const asTheFacts = { absent: missing, different: [], foreign: [], changed: [] }

describe('a real ejabberd with the modules of the recordings', () => {
  let ejabberd: Ejabberd
  beforeAll(async () => {
    ejabberd = await startEjabberd({ accounts: false })
  })
  afterAll(() => ejabberd.stop())

  test('by asking alone, has the commands of its release, argument by argument', async () => {
    const before = await ejabberd.ctl('registered_users', 'localhost')
    const { findings, answers } = await ask(ejabberd.url)
    expect(summary(findings)).toEqual(asTheFacts)
    expect(findings.commands).toHaveLength(facts.definitions.size - missing.length)
    // Refused, or not there; nothing else.
    expect([...answers.keys()].sort()).toEqual([400, 404])
    expect(await ejabberd.ctl('registered_users', 'localhost')).toBe(before)
    expect(await ejabberd.ctl('status')).toContain('is running')
  })

  test('by its own documentation alone, has nothing that is different', async () => {
    const file = path.join(ejabberd.folder, 'spool', 'commands.md')
    await ejabberd.ctl('gen_markdown_doc_for_commands', file, '.*', 'json')
    const documented = found(await readPath('docs', file, 'ejabberd 23.01'))
    expect(documented.commands.length).toBeGreaterThan(150)
    expect(summary(documented)).toEqual({ ...asTheFacts, absent: [] })
  })

  describe('with a third party’s module', () => {
    beforeAll(() => installDice(ejabberd))
    const result = { name: 'dice', type: { kind: 'integer' } }

    test('asking finds the commands whose names it is told, with their arguments', async () => {
      const { findings } = await ask(ejabberd.url, ['throw_dice', 'count_dice', 'no_such_dice'])
      expect(summary(findings)).toEqual({ ...asTheFacts, foreign: ['count_dice', 'throw_dice'] })
      expect(findings.commands.find(({ name }) => name === 'throw_dice')?.versions).toEqual([
        {
          version: 0,
          args: [
            { name: 'game', type: { kind: 'binary' } },
            { name: 'sides', type: { kind: 'integer' } },
            { name: 'nodes', type: { kind: 'list', of: { name: 'node', type: { kind: 'binary' } } } },
          ],
        },
      ])
      expect(findings.absent).toContain('no_such_dice')
    })

    test(
      'by ejabberdctl alone, has the commands of its release and the third party’s, word by word',
      async () => {
        const findings = found(
          await readCtl({ line: ejabberd.ctlLine, software: 'ejabberd 23.01', signal: still }),
        )
        expect(summary(findings)).toEqual({ ...asTheFacts, foreign: ['count_dice', 'throw_dice'] })
        expect(findings.commands.filter(({ versions }) => versions.length === 0)).toEqual([])
        const dice = mergeFindings(facts, [findings]).get('count_dice')
        expect(dice).toMatchObject({
          source: 'From ejabberdctl of this server',
          description: 'Count the dice on the table',
          versions: [{ args: [], result, tags: ['dice'], module: 'mod_dice' }],
        })
      },
      10 * MINUTES,
    )
  })

  test.each([
    [['no-such-program'], 'There is no program no-such-program'],
    [['false'], 'false failed (exit 1)'],
    [['echo'], 'does not list commands'],
  ])('%j is no ejabberdctl, and it is said', async (line, words) => {
    const findings = await readCtl({ line, software: '', signal: still })
    expect(findings).toMatchObject({ kind: 'not-found', message: expect.stringContaining(words) })
  })
})

describe('the same ejabberd with modules removed', () => {
  const removed = ['mod_muc_admin', 'mod_mam', 'mod_push']
  let ejabberd: Ejabberd
  beforeAll(async () => {
    const config = readFileSync('conformance/configs/default.yml', 'utf8')
    const lines = config.split('\n').filter(line => !removed.some(module => line.trim() === `${module}: {}`))
    ejabberd = await startEjabberd({ accounts: false, config: lines.join('\n') })
  })
  afterAll(() => ejabberd.stop())

  const theirs = [...facts.definitions]
    .filter(([, [first]]) => removed.includes(first?.module ?? ''))
    .map(([name]) => name)
  const gone = [...missing, ...theirs].sort()

  test('misses exactly their commands, by asking', async () => {
    const { findings } = await ask(ejabberd.url)
    expect(summary(findings)).toEqual({ ...asTheFacts, absent: gone })
    const merged = mergeFindings(facts, [findings])
    for (const name of theirs) {
      const module = facts.definitions.get(name)?.[0]?.module
      expect(merged.get(name)?.reason, name).toBe(`${module} is not loaded on this server.`)
    }
    expect(theirs.length).toBeGreaterThan(20)
  })

  test('and by the list of ejabberdctl', async () => {
    const printed = await runCtl(ejabberd.ctlLine, ['help', '--tags'], still)
    const names = printed.kind === 'ok' ? (readTagList(printed.text) ?? []) : []
    expect([...facts.definitions.keys()].filter(name => !names.includes(name)).sort()).toEqual(gone)
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
    await hosted.app.journal.close()
    const states = await hosted.app.store.db
      .selectFrom('console_run')
      .select(['command', 'state'])
      .where('command', '!=', 'status')
      .where('state', '!=', 'refused')
      .execute()
    expect(states).toEqual([])
  })
})
