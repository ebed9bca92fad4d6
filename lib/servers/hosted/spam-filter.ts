import { formatJid, parseJid } from '@/lib/commands/jid'
import type { CommandFailure } from '@/lib/commands/outcome'
import type { HostedConfig } from './config'
import { readNamedFile } from './files'
import { nowSeconds } from './time'

/** As many spammers as mod_antispam remembers by default. */
const CACHE_SIZE = 10_000

/**
 * What mod_antispam knows of a virtual host: in memory only, as with ejabberd. It judges what other servers send, and
 * none sends anything here.
 */
export interface SpamFilter {
  readonly blockedDomains: ReadonlySet<string>
  /** Domains that are let through though they are blocked. */
  readonly allowedDomains: ReadonlySet<string>
  /** By bare JID, the one that was remembered last behind: when, in seconds since 1970. */
  readonly spammers: ReadonlyMap<string, number>
  block(domain: string): void
  unblock(domain: string): void
  /** `jid`: bare, prepared. The older half is forgotten where there are too many. */
  remember(jid: string): void
  /** False where it was not remembered. */
  forget(jid: string): boolean
  /** Forgets those that were remembered earlier than so many seconds ago; how many. */
  expire(seconds: number): number
  /** Reads the files of the options anew; undefined, or in ejabberd's words what is wrong. */
  readFiles(): Promise<string | undefined>
}

type Options = Readonly<Record<string, unknown>>

/** `files`: where the files of the options are. */
export function createSpamFilter(
  options: Options,
  files: Pick<HostedConfig, 'filesFolder'>,
  host: string,
): SpamFilter {
  const blockedDomains = new Set<string>()
  const spammers = new Map<string, number>()
  const { cache_size: size = CACHE_SIZE } = options
  const sizeMax = typeof size === 'number' ? size : Number.POSITIVE_INFINITY
  let allowedDomains = new Set<string>()

  return {
    blockedDomains,
    get allowedDomains() {
      return allowedDomains
    },
    spammers,
    block: domain => void blockedDomains.add(domain),
    unblock: domain => void blockedDomains.delete(domain),
    remember(jid) {
      spammers.delete(jid)
      if (spammers.size >= sizeMax) {
        const old = [...spammers.keys()].slice(0, Math.ceil(sizeMax / 2))
        for (const one of old) spammers.delete(one)
      }
      spammers.set(jid, nowSeconds())
    },
    forget: jid => spammers.delete(jid),
    expire(seconds) {
      const before = nowSeconds() - seconds
      const old = [...spammers].filter(([, at]) => at < before)
      for (const [jid] of old) spammers.delete(jid)
      return old.length
    },
    async readFiles() {
      const read = new Map<string, readonly string[]>()
      for (const [option, isLine] of FILES) {
        const file = options[option]
        if (typeof file !== 'string' || file === 'none') continue
        const found = await readNamedFile(files, file)
        if ('kind' in found) return `Cannot open ${file} for ${host}: ${whyNot(found)}`
        const lines = found.text.split('\n').flatMap(line => line.trimEnd() || [])
        const wrong = lines.find(line => !isLine(line))
        if (wrong !== undefined) return `Cannot read ${file} for ${host}: ${WRONG[option]}: ${wrong}`
        read.set(option, lines)
      }
      for (const domain of read.get('spam_domains_file') ?? []) blockedDomains.add(domain)
      allowedDomains = new Set(read.get('whitelist_domains_file'))
      return undefined
    },
  }
}

const FILES: readonly (readonly [option: string, isLine: (line: string) => boolean])[] = [
  ['spam_domains_file', () => true],
  ['whitelist_domains_file', () => true],
  ['spam_jids_file', line => bareJid(line) !== undefined],
  ['spam_urls_file', line => /^https?:\/\/\S+$/i.test(line)],
]
const WRONG: Readonly<Record<string, string>> = {
  spam_jids_file: 'Not a valid JID',
  spam_urls_file: 'Not an HTTP(S) URL',
}

const whyNot = (failure: CommandFailure) =>
  failure.kind === 'refused' ? failure.reason : 'no such file or directory'

/** Prepared, without its resource; undefined where it is no JID. */
export function bareJid(text: string): string | undefined {
  const jid = parseJid(text)
  return jid && formatJid({ user: jid.user, host: jid.host })
}
