import { binary, integer, list, rescode, restuple, string, tuple } from '@/lib/commands/fields'
import { type CommandFailure, type Outcome, ok, refusedAsResult } from '@/lib/commands/outcome'
import { success } from '../answers'
import type { HostedContext } from '../context'
import { servedHost } from '../hosts'
import { defineModule } from '../module'
import { bareJid, createSpamFilter, type SpamFilter } from '../spam-filter'

const MODULE = 'mod_antispam'

/** The lists that the filter of each virtual host goes by. */
export const modAntispam = defineModule(MODULE, command => [
  command(
    { name: 'reload_spam_filter_files', tags: ['spam'], args: [binary('host')], result: rescode('res') },
    async ({ host }, context) => {
      for (const one of host === 'global' ? context.config.hosts : [host]) {
        const filter = await filterOf(context, one)
        if (!filter) return notConfigured(one)
        const problem = await filter.readFiles()
        if (problem !== undefined) return refusedAsResult(problem)
      }
      return success
    },
  ),

  command(
    {
      name: 'get_blocked_domains',
      tags: ['spam'],
      args: [binary('host')],
      result: list('blocked_domains', string('jid')),
    },
    async ({ host }, context) => {
      const filter = await filterOf(context, host)
      if (!filter) return notConfigured(host)
      return ok([...filter.blockedDomains].filter(domain => !filter.allowedDomains.has(domain)).sort())
    },
  ),

  command(
    {
      name: 'add_blocked_domain',
      tags: ['spam'],
      args: [binary('host'), binary('domain')],
      result: restuple('res'),
    },
    ({ host, domain }, context) =>
      onEach(context, host, filter => {
        filter.block(domain)
        return `${domain} added to blocked domains`
      }),
  ),

  command(
    {
      name: 'remove_blocked_domain',
      tags: ['spam'],
      args: [binary('host'), binary('domain')],
      result: restuple('res'),
    },
    ({ host, domain }, context) =>
      onEach(context, host, filter => {
        filter.unblock(domain)
        return `${domain} removed from blocked domains`
      }),
  ),

  command(
    {
      name: 'get_spam_filter_cache',
      tags: ['spam'],
      args: [binary('host')],
      result: list('spammers', tuple('spammer', string('jid'), integer('timestamp'))),
    },
    async ({ host }, context) => {
      const filter = await filterOf(context, host)
      if (!filter) return notConfigured(host)
      return ok([...filter.spammers].map(([jid, timestamp]) => ({ jid, timestamp })))
    },
  ),

  command(
    {
      name: 'expire_spam_filter_cache',
      tags: ['spam'],
      args: [binary('host'), integer('seconds')],
      result: restuple('res'),
    },
    ({ host, seconds }, context) =>
      onEach(context, host, filter => `Expired ${filter.expire(Number(seconds))} cache entries`),
  ),

  command(
    {
      name: 'add_to_spam_filter_cache',
      tags: ['spam'],
      args: [binary('host'), binary('jid')],
      result: restuple('res'),
    },
    ({ host, jid: text }, context) => {
      const jid = bareJid(text)
      if (jid === undefined) return notJid(text)
      return onEach(context, host, filter => {
        filter.remember(jid)
        return `${jid} added to cache`
      })
    },
  ),

  command(
    {
      name: 'drop_from_spam_filter_cache',
      tags: ['spam'],
      args: [binary('host'), binary('jid')],
      result: restuple('res'),
    },
    ({ host, jid: text }, context) => {
      const jid = bareJid(text)
      if (jid === undefined) return notJid(text)
      return onEach(context, host, filter =>
        filter.forget(jid) ? `${jid} removed from cache` : `${jid} wasn't cached`,
      )
    },
  ),
])

const notConfigured = (host: string): CommandFailure => refusedAsResult(`Not configured for ${host}`)
const notJid = (text: string): CommandFailure => refusedAsResult(`Not a valid JID: ${text}`)

/** Does the same with the filters of one virtual host, or with "global" of all; the words of the first. */
async function onEach(
  context: HostedContext,
  host: string,
  change: (filter: SpamFilter) => string,
): Promise<Outcome<string>> {
  const hosts = host === 'global' ? context.config.hosts : [host]
  const texts: string[] = []
  for (const one of hosts) {
    const filter = await filterOf(context, one)
    if (!filter) return notConfigured(one)
    texts.push(change(filter))
  }
  return ok(texts[0] ?? '')
}

/** The filter of a virtual host; made, with what its files say, when it is first asked for. */
async function filterOf(context: HostedContext, text: string): Promise<SpamFilter | undefined> {
  const host = servedHost(context, text)
  if (host === undefined) return undefined
  const { spamFilters, log } = context.node
  const known = spamFilters.get(host)
  if (known) return known
  const made = createSpamFilter(context.config.modules?.[MODULE] ?? {}, context.config, host)
  spamFilters.set(host, made)
  const problem = await made.readFiles()
  if (problem !== undefined) log.write('error', `${MODULE}: ${problem}`)
  return made
}
