#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import { startSwitchboard } from './switchboard.mjs'

const HOST = 'localhost'
const ACCOUNTS = 1_000_000

/**
 * Asks for the names of 1,000,000 accounts while others check whether one exists.
 *
 * @returns for how long, at most, the server's event loop stood still; the memory added; how long the others waited, half
 *   of them and at most; how long the list took
 */
export async function measureMillion(port) {
  const server = await startSwitchboard({ port, numbers: { [HOST]: ACCOUNTS } })
  try {
    const list = () => countNames(server)
    const check = () => post(server, 'check_account', { user: 'user000001', host: HOST })
    // The list is asked for once only: what its first time costs is part of it.
    for (let n = 0; n < 1000; n++) await (await check()).text()

    let isDone = false
    const waits = []
    let tookMs = 0
    const seen = await server.watched(async () => {
      const startedAt = performance.now()
      const listing = list().then(() => {
        isDone = true
        tookMs = performance.now() - startedAt
      })
      while (!isDone) {
        const askedAt = performance.now()
        await (await check()).text()
        waits.push(performance.now() - askedAt)
      }
      await listing
    })
    waits.sort((a, b) => a - b)
    return {
      ...seen,
      tookMs,
      others: waits.length,
      waitMsMedian: waits[Math.floor(waits.length / 2)],
      waitMsMax: waits.at(-1),
    }
  } finally {
    await server.stop()
  }
}

/** Reads the answer as it comes; throws where a name is missing. Names hold no quotes. */
async function countNames(server) {
  const answer = await post(server, 'registered_users', { host: HOST })
  let quotes = 0
  for await (const chunk of answer.body) for (const byte of chunk) if (byte === 0x22) quotes += 1
  // And the admin.
  if (quotes / 2 !== ACCOUNTS + 1) throw new Error(`registered_users gave ${quotes / 2} names`)
}

const post = ({ url, token }, command, args) =>
  fetch(`${url}/${command}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  })

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(await measureMillion(Number(process.argv[2] ?? 5390)))
}
