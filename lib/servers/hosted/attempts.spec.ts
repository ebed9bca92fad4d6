import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNetwork } from '@/lib/commands/network'
import { type Attempts, BURST, createAttempts, PAUSE_MS } from './attempts'

const right = async () => true
const wrong = async () => false
const ALICE = 'alice@localhost'

/** A clock that is set by hand, and attempts at it. */
function start() {
  const clock = { ms: 0 }
  return { clock, attempts: createAttempts(() => clock.ms) }
}

async function fail(attempts: Attempts, times: number, whom = ALICE, address = '10.0.0.1') {
  for (let time = 0; time < times; time++) await attempts.guard(whom, address, wrong)
}

describe('after too many wrong passwords', () => {
  test.each<[who: string, whom: string, address: string | undefined, verdict: unknown]>([
    ['the one who guessed has to wait', ALICE, '10.0.0.1', { retryAfterSeconds: 30 }],
    ['the owner signs in from another address', ALICE, '10.0.0.2', 'right'],
    ['another account signs in from the same address', 'bob@localhost', '10.0.0.1', 'right'],
    ['whoever is on the machine itself is not bounded', ALICE, undefined, 'right'],
  ])('%s', async (_, whom, address, verdict) => {
    const { attempts } = start()
    await fail(attempts, BURST)
    expect(await attempts.guard(whom, address, right)).toEqual(verdict)
  })

  test('an address of the same /64 is the same guesser, one of the next is not', async () => {
    const { attempts } = start()
    await fail(attempts, BURST, ALICE, '2001:db8:0:1::1')
    expect(await attempts.guard(ALICE, '2001:db8:0:1:ffff::2', right)).toHaveProperty('retryAfterSeconds')
    expect(await attempts.guard(ALICE, '2001:db8:0:2::1', right)).toBe('right')
  })

  test('one guess more is looked at after the time told, and only one', async () => {
    const { clock, attempts } = start()
    await fail(attempts, BURST)
    clock.ms += PAUSE_MS - 1
    expect(await attempts.guard(ALICE, '10.0.0.1', wrong)).toEqual({ retryAfterSeconds: 1 })
    clock.ms += 1
    expect(await attempts.guard(ALICE, '10.0.0.1', wrong)).toBe('wrong')
    expect(await attempts.guard(ALICE, '10.0.0.1', right)).toEqual({ retryAfterSeconds: 30 })
  })
})

test.each<[text: string, count: number]>([
  ['10.0.0.1', 1],
  ['10.0.0.0/24', 2],
  ['2001:db8:0:1::77', 1],
  ['2001:db8::/32', 1],
  ['0.0.0.0/0', 2],
  ['192.0.2.1', 0],
])('forgiving %s forgets what was counted of its addresses only', async (text, count) => {
  const { attempts } = start()
  const guessers = ['10.0.0.1', '10.0.0.2', '2001:db8:0:1::1']
  for (const address of guessers) await fail(attempts, BURST, ALICE, address)
  await fail(attempts, 1, 'bob@localhost', '10.0.0.1')
  const network = parseNetwork(text)
  expect(network && attempts.forgive(network)).toBe(count)
  const verdicts = await Promise.all(guessers.map(address => attempts.guard(ALICE, address, right)))
  expect(verdicts.filter(verdict => verdict === 'right')).toHaveLength(count)
})

test('the right password ends the count', async () => {
  const { attempts } = start()
  await fail(attempts, BURST - 1)
  expect(await attempts.guard(ALICE, '10.0.0.1', right)).toBe('right')
  await fail(attempts, BURST - 1)
  expect(await attempts.guard(ALICE, '10.0.0.1', right)).toBe('right')
  expect(attempts.size).toBe(0)
})

test('guesses that come at once are not more than those one after the other', async () => {
  const { attempts } = start()
  let looked = 0
  const slow = async () => {
    looked += 1
    await new Promise(resolve => setTimeout(resolve, 1))
    return false
  }
  await Promise.all(Array.from({ length: 200 }, () => attempts.guard(ALICE, '10.0.0.1', slow)))
  expect(looked).toBe(BURST)
})

test('right passwords that come at once are all let in', async () => {
  const { attempts } = start()
  const slow = () => new Promise<boolean>(resolve => setTimeout(resolve, 1, true))
  const verdicts = await Promise.all(
    Array.from({ length: 200 }, () => attempts.guard(ALICE, '10.0.0.1', slow)),
  )
  expect(new Set(verdicts)).toEqual(new Set(['right']))
})

test('a flood of invented names costs bounded memory and washes no count away', async () => {
  const { attempts } = start()
  await fail(attempts, BURST)
  for (let name = 0; name < 25_000; name++) await fail(attempts, 1, `a${name}@localhost`)
  expect(attempts.size).toBeLessThanOrEqual(10_000)
  expect(await attempts.guard(ALICE, '10.0.0.1', right)).toHaveProperty('retryAfterSeconds')
})

const step = fc.record({
  account: fc.constantFrom('alice', 'bob'),
  address: fc.constantFrom('10.0.0.1', '10.0.0.2'),
  isRight: fc.integer({ min: 0, max: 40 }).map(dice => dice === 0),
  pauseMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 * PAUSE_MS })),
})

test('whatever happens: wrong ones are bounded by time since the last right one, and nobody pays for others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 150 }), async steps => {
      const { clock, attempts } = start()
      /** Wrong ones of each pair since its last right one, and when they began. */
      const seen = new Map<string, { wrong: number; since: number }>()
      for (const { account, address, isRight, pauseMs } of steps) {
        clock.ms += pauseMs
        const pair = `${account} ${address}`
        const own = seen.get(pair) ?? { wrong: 0, since: clock.ms }
        const verdict = await attempts.guard(account, address, async () => isRight)
        if (verdict === 'right') seen.delete(pair)
        else if (verdict === 'wrong') seen.set(pair, { ...own, wrong: own.wrong + 1 })
        else expect(own.wrong).toBeGreaterThanOrEqual(BURST)
        const { wrong: count, since } = seen.get(pair) ?? { wrong: 0, since: 0 }
        expect(count).toBeLessThanOrEqual(BURST + (clock.ms - since) / PAUSE_MS)
      }
    }),
    { numRuns: 200 },
  )
})
