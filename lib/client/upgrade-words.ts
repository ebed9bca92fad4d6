import type { Difference } from '@/lib/commands/compare'
import type { BehaviourNote, Impact } from '@/lib/commands/upgrade'

/** What an upgrade asks, as a heading. */
export const impactWords: Readonly<Record<Impact, string>> = {
  breaks: 'To be changed',
  check: 'To be checked',
  none: 'Nothing changes',
}

/** What to do about a difference, as a sentence without a full stop; '' where there is nothing. */
export function whatToDo(difference: Difference): string {
  switch (difference.kind) {
    case 'command-removed':
      return 'Find another way before the upgrade'
    case 'argument-added':
      return difference.argument.type.kind === 'list'
        ? `Give ${difference.argument.name}, or leave it out for an empty list`
        : `Give ${difference.argument.name} too`
    case 'argument-removed':
      return `Leave ${difference.argument.name} out`
    case 'argument-renamed':
      return `Give ${difference.to} in place of ${difference.from} after the upgrade`
    case 'argument-retyped':
      return `Give ${difference.argument} in the new type`
    case 'arguments-reordered':
      return 'Reorder the words in scripts that use ejabberdctl; JSON and XML-RPC go by names'
    case 'former-name-removed':
      return `Give ${difference.argument} in place of ${difference.former}`
    case 'result-changed':
      return 'Read the result in its new form'
    case 'tags-changed':
      return 'Look whether rules in api_permissions name these tags'
    case 'module-changed':
      return `See that the module ${difference.to} is loaded: the command exists only with it`
    case 'version-removed':
      return `Calls of version ${difference.version} get the next older definition`
    case 'closed':
      return 'Find another way before the upgrade: no interface runs it any more'
    default:
      return ''
  }
}

/** Which release brought it, as far as that is known. */
export function sinceWords({ before, after, certainty, isDated }: BehaviourNote): string {
  if (isDated) return `Since ejabberd ${after}`
  const between = `Came after ejabberd ${before}, with ${after} at the latest`
  return certainty === 'may' ? `${between}: perhaps not with this upgrade` : between
}

/** The interfaces as people call them. */
export const interfaceWords: Readonly<Record<string, string>> = {
  mod_http_api: 'HTTP API',
  ejabberd_xmlrpc: 'XML-RPC',
  ejabberd_ctl: 'ejabberdctl',
  ejabberd_oauth: 'OAuth',
  ejabberd_web_admin: 'web admin',
  mod_adhoc_api: 'ad-hoc commands',
  mod_cron: 'mod_cron',
}
