import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpRequest } from '../../conformance/run.mjs'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { CONFORMANCE_ACCOUNTS, type HostedProcess, startHosted } from '../support/hosted'
import { type RandomCall, randomCall } from '../support/random-call'

const CALLS = Number(process.env.CALLS ?? 4000)

/** They change the node, write files, or answer what no two servers have in common. */
const NOT_ASKED =
  /^(backup|convert_to_yaml|dump|evacuate|export|gen_|get_cookie|halt|import_|install_|load|man|outgoing_s2s_number|mnesia_|module|oauth_list_tokens|reload_config|reopen_log|request_|restart|restore|revoke_certificate|set_master|stop|update)|cluster|_file$/

/**
 * Of input that makes no sense ejabberd says one thing or another by what it happens to look at first, and some of what it
 * says is not worth copying (docs/hosted-vs-ejabberd.md). So what differs is reported, to be looked at.
 */
const SHARE_MAX = 0.01
const REPORT = 'test-results/beside.txt'

let real: Ejabberd
let hosted: HostedProcess

beforeAll(async () => {
  if (!process.env.EJABBERD_CTL)
    throw new Error('EJABBERD_CTL must name the ejabberdctl of an ejabberd 26.07')
  const config = readFileSync('conformance/configs/default.yml', 'utf8').replace(
    'api_permissions:\n',
    'api_permissions:\n  "whoever is here":\n    who:\n      - ip: "127.0.0.1"\n    what: "*"\n',
  )
  real = await startEjabberd({ isOther: true, config })
  hosted = await startHosted({ config, accounts: CONFORMANCE_ACCOUNTS })
})
afterAll(async () => {
  await hosted?.stop()
  await real?.stop()
})

test(`of ${CALLS} calls at random 99 in 100 are answered as ejabberd answers them, to the byte`, async () => {
  const { commands } = await hosted.app.hosted.catalogue()
  const asked = commands.filter(({ name }) => !NOT_ASKED.test(name))
  const calls = randomCall(new Map(asked.map(({ name, versions }) => [name, versions])), [])
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  /** The first of each kind, with how many there were. */
  const differences = new Map<string, { readonly first: string; times: number }>()
  for (const call of fc.sample(calls, { seed, numRuns: CALLS })) {
    const [ours, its] = [await answer(hosted.url, call), await answer(real.origin, call)]
    if (`${ours.status} ${ours.text}` === `${its.status} ${its.text}` || isOfNode(ours) || isOfNode(its))
      continue
    // Virtual hosts in capitals: docs/hosted-vs-ejabberd.md.
    if (`${call.path} ${call.body}`.includes('LOCALHOST')) continue
    const kind = `${call.path.split(/[/?]/)[2]} ${ours.status}/${its.status}`
    const known = differences.get(kind)
    if (known) known.times += 1
    else differences.set(kind, { first: told(call, ours, its), times: 1 })
  }
  const kinds = [...differences].map(([kind, { first, times }]) => `${times} × ${kind}\n${first}`)
  const different = [...differences.values()].reduce((sum, { times }) => sum + times, 0)
  mkdirSync(path.dirname(REPORT), { recursive: true })
  writeFileSync(REPORT, `SEED=${seed}: ${different} of ${CALLS} differ\n\n${kinds.join('\n')}\n`)
  expect(different).toBeLessThan(CALLS * SHARE_MAX)
}, 1_800_000)

/** An answer without what is another one each time: names of nodes, times, tokens. */
interface Answer {
  readonly status: number
  readonly text: string
}

async function answer(base: string, { method, path: target, body }: RandomCall): Promise<Answer> {
  const { status = 0, raw = '' } = await httpRequest(base, {
    ...{ method, path: target, headers: {} },
    ...(body === undefined ? {} : { body }),
  })
  const text = raw
    .replace(/\b(?:sb\w+|switchboard)@localhost/g, 'NODE')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/"token":"\w+"/g, '"token":"TOKEN"')
  return { status, text }
}

/** Which words there are depends on what the Erlang node has met before, and with it how others are refused. */
const isOfNode = ({ text }: Answer) => /unknown argument|unknown_command|Endpoint not found/.test(text)

const told = ({ method, path: target, body = '' }: RandomCall, ours: Answer, its: Answer) =>
  [
    `${method} ${target} ${body}`,
    `  here ${ours.status} ${ours.text}`,
    `  ejabberd ${its.status} ${its.text}`,
  ]
    .map(line => line.slice(0, 400))
    .join('\n')
