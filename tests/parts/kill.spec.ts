import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import Database from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ask, type Trace, WRITES, type Write } from '../support/mixed-writes'
import { type ServerProcess, startProcess } from '../support/server-process'
import { ADMIN } from '../support/strict'

const WRITES_IN_ALL = 2000
/** Connections that write at the same time. */
const WRITERS = 8
const KILLS = 6

const CONFIG = `
hosts: [localhost]
acl: {admin: {user: admin@localhost}}
access_rules: {configure: {allow: admin}}
oauth_access: all
api_permissions:
  admins: {who: {acl: admin}, what: "*"}
`

/** One write that was sent, and what came of it. */
interface Sent {
  readonly write: Write
  readonly number: number
  answer?: unknown
  acknowledged: boolean
}

let folder: string
let server: ServerProcess
const sent: Sent[] = []
let traces: readonly Trace[] = []

const start = () =>
  startProcess({ dataFolder: path.join(folder, 'data'), config: path.join(folder, 'switchboard.yml') })

const ask: Ask = async (command, args) => {
  const answer = await fetch(`${server.url}/api/${command}`, {
    method: 'POST',
    headers: { authorization: ADMIN },
    body: JSON.stringify(args),
  })
  const value: unknown = await answer.json()
  if (answer.status !== 200) throw new Refused(`${command}: ${answer.status} ${JSON.stringify(value)}`)
  return value
}

/** It answered, so it is not gone. */
class Refused extends Error {}

/** Lets writers write until enough was acknowledged, and kills the process while they do. */
async function writeUntil(count: number, waitMs: number, deck: Sent[]) {
  let acknowledged = 0
  let isGone = false
  const end = async () => {
    await new Promise(resolve => setTimeout(resolve, waitMs))
    isGone = true
    await server.kill()
  }
  let killing: Promise<void> | undefined
  const writer = async () => {
    for (let next = isGone ? undefined : deck.pop(); next; next = isGone ? undefined : deck.pop()) {
      const { write, number } = next
      try {
        if (write.before) await ask(write.before[0], write.before[1](number))
      } catch (error) {
        if (error instanceof Refused) throw error
        continue
      }
      sent.push(next)
      try {
        next.answer = await ask(write.command, write.args(number))
        next.acknowledged = true
        acknowledged += 1
      } catch (error) {
        if (error instanceof Refused) throw error
      }
      if (acknowledged >= count) killing ??= end()
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  await (killing ?? end())
}

/** What is left of each write. Nothing changes any more, so what is asked twice is answered once. */
async function readTraces(): Promise<readonly Trace[]> {
  const known = new Map<string, Promise<unknown>>()
  const askOnce: Ask = (command, args) => {
    const key = `${command} ${JSON.stringify(args)}`
    const answer = known.get(key) ?? ask(command, args)
    known.set(key, answer)
    return answer
  }
  const found: Trace[] = []
  const waiting = [...sent.entries()]
  const reader = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [at, { write, number, answer }] = next
      found[at] = await write.trace(askOnce, number, answer)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, reader))
  return found
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-kill-'))
  await writeFile(path.join(folder, 'switchboard.yml'), CONFIG)
  const seed = Date.now() % 2 ** 31
  process.stdout.write(`kill -9: seed ${seed}\n`)
  const [pauses = []] = fc.sample(
    fc.array(fc.tuple(fc.nat(200), fc.nat(30)), { minLength: KILLS, maxLength: KILLS }),
    { seed, numRuns: 1 },
  )
  const kinds = fc.sample(fc.constantFrom(...WRITES), { seed, numRuns: WRITES_IN_ALL })
  const deck = kinds.map((write, number): Sent => ({ write, number, acknowledged: false }))
  for (const [at, [more, waitMs]] of pauses.entries()) {
    server = await start()
    const isLast = at === KILLS - 1
    // The last time all that is left is written; the others end somewhere amid it.
    await writeUntil(isLast ? deck.length - 20 : 150 + more, waitMs, deck)
  }
  server = await start()
  traces = await readTraces()
}, 600_000)
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const describeSent = (_: Trace, at: number) => {
  const { write, number, acknowledged } = sent[at] ?? {}
  return `${write?.command} ${number}, ${acknowledged ? 'acknowledged' : 'not acknowledged'}: ${traces[at]}`
}

test('every write that was acknowledged is there after the process was killed', () => {
  expect(sent.length).toBeGreaterThan(WRITES_IN_ALL * 0.9)
  const lost = traces.map(describeSent).filter((_, at) => sent[at]?.acknowledged && traces[at] !== 'whole')
  expect(lost).toEqual([])
})

test('one that was not is there whole, or not at all', () => {
  expect(sent.filter(({ acknowledged }) => !acknowledged).length).toBeGreaterThan(0)
  expect(traces.map(describeSent).filter((_, at) => traces[at] === 'part')).toEqual([])
})

test('the journal has every write that is there, and says of those amid which the process ended that it does not know', async () => {
  await server.stop()
  const database = new Database(path.join(folder, 'data', 'switchboard.db'))
  const rows = database
    .prepare('select command, args, state from console_run where effect != ?')
    .all(['read']) as {
    command: string
    args: string
    state: string
  }[]
  expect(database.pragma('integrity_check')).toMatchObject([{ integrity_check: 'ok' }])
  database.close()
  const recorded = ({ write, number }: Sent) => {
    const names = new RegExp(`[a-z]${number}["@]`)
    return rows.filter(({ command, args }) => command === write.command && names.test(args))
  }
  const there = sent.filter((_, at) => traces[at] === 'whole')
  expect(
    there.filter(one => recorded(one).length !== 1).map(({ write, number }) => [write.command, number]),
  ).toEqual([])
  const unknown = rows.filter(({ state }) => state === 'intent')
  expect(unknown.length).toBeGreaterThan(0)
  // No more than were under way when it was killed.
  expect(unknown.length).toBeLessThanOrEqual(WRITERS * KILLS)
  expect(rows.filter(({ state }) => state === 'failed' || state === 'refused')).toEqual([])
})
