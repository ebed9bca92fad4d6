import { type AccessRules, parseAccess } from '@/lib/access/rules'
import { prepareHost } from '@/lib/commands/jid'
import { readYaml } from './read'

/** The rules in the text of an `ejabberd.yml`. */
export interface RulesFile {
  readonly rules: AccessRules
  /** In sentences: what the text refers to and does not hold. */
  readonly caveats: readonly string[]
}

export interface RulesProblem {
  readonly path: string
  readonly line?: number
  readonly message: string
}

type RulesRead =
  | { readonly ok: true; readonly file: RulesFile }
  | { readonly ok: false; readonly problems: readonly RulesProblem[] }

/** Reads the rules of an `ejabberd.yml`. All its other options may be there and are not looked at. Never throws. */
export function readRules(text: string): RulesRead {
  try {
    return read(text)
  } catch {
    // References in a circle, or by the million: made to break a reader.
    return { ok: false, problems: [{ path: '(file)', message: 'cannot be read' }] }
  }
}

function read(text: string): RulesRead {
  const yaml = readYaml(text)
  if (!yaml.ok) return yaml
  const { options, lineOf } = yaml.file
  const hosts = [options.hosts]
    .flat()
    .flatMap(host => (typeof host === 'string' ? (prepareHost(host) ?? []) : []))
  const access = parseAccess(options, hosts, { lineOf })
  if (access.ok) return { ok: true, file: { rules: access.rules, caveats: caveatsOf(options, hosts) } }
  return {
    ok: false,
    problems: access.problems.map(({ path, message }) => {
      const line = nearestLine(path, lineOf)
      return { path, message, ...(line && { line }) }
    }),
  }
}

/** Of the key itself, or of the nearest one around it. */
function nearestLine(path: string, lineOf: (path: string) => number | undefined): number | undefined {
  const cut = path.lastIndexOf('.')
  return lineOf(path) ?? (cut < 0 ? undefined : nearestLine(path.slice(0, cut), lineOf))
}

function caveatsOf(options: Readonly<Record<string, unknown>>, hosts: readonly string[]): string[] {
  const caveats: string[] = []
  if (options.include_config_file !== undefined)
    caveats.push('include_config_file is not followed: paste what those files hold, too.')
  if (options.define_macro !== undefined || options.define_keyword !== undefined)
    caveats.push('Macros are not put in: rules that use them are read by the macro’s name.')
  if (hosts.length === 0)
    caveats.push('There is no key hosts: no account is local, and every virtual host counts as unknown.')
  if (JSON.stringify([options.acl, options.access_rules, options.api_permissions]).includes('"shared_group'))
    caveats.push('Who is in a shared roster group is not in the file: such conditions count as not met.')
  return caveats
}
