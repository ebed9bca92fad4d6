import { writeRules } from '@/lib/yaml/setup'
import { hasAdhocApi } from '@/lib/yaml/setup-adhoc'
import { toYaml } from '@/lib/yaml/write'
import { lookAtAdhoc } from '../../discovery/adhoc/look-adhoc'
import { accountOf } from '../../identify'
import { configFix } from '../fixes'
import type { Examination, Finding, Fix, Step } from '../step'

/** Whether the account is shown commands by `mod_adhoc_api`; nothing needs it. */
export const adhoc: Step = {
  id: 'adhoc',
  title: 'Ad-hoc commands (optional)',
  why: 'Their list names the commands of third parties that this account may run, with their arguments, which HTTP does not. Switchboard reads it over XMPP, and runs none.',
  needs: ['credentials'],
  async look(examination) {
    const { config, credentials } = examination
    const { release, software, isSure } = examination.release()
    if (!hasAdhocApi(release)) {
      const which = isSure ? software : 'This release'
      return { state: 'ok', seen: `${which} has none: mod_adhoc_api came with 25.03. Nothing is missing.` }
    }
    const address = config.discovery?.xmpp
    const account = accountOf(credentials)
    if (!address || !account) {
      return examination.adhoc
        ? unnamed(examination)
        : { state: 'ok', seen: 'No address for XMPP is configured, and none is needed.' }
    }
    const jid = `${account.user}@${account.host}`
    const seen = await lookAtAdhoc({ address, account, signal: examination.signal }).catch(error => {
      if (!examination.signal.aborted) throw error
      return { kind: 'not-found', message: 'The look was ended.' } as const
    })
    if ('kind' in seen) return { state: 'problem', seen: seen.message, fix: linesFix(examination) }
    if (seen.commands.length > 0) {
      const count = seen.commands.length === 1 ? '1 command' : `${seen.commands.length} commands`
      return {
        state: 'ok',
        seen: `mod_adhoc_api shows ${jid} ${count}, at ${address.service}. None was run.`,
      }
    }
    return seen.isThere
      ? {
          state: 'problem',
          seen: `mod_adhoc_api is there, and shows ${jid} no command: no rule lets them in by it.`,
          fix: rulesFix(examination),
        }
      : {
          state: 'problem',
          seen: `${jid} was let in at ${address.service}, and there is no mod_adhoc_api.`,
          fix: linesFix(examination),
        }
  },
}

function unnamed(examination: Examination): Finding {
  const { config } = examination
  const { xmppUrl } = examination.facts()
  const say =
    'Name the address where ejabberd serves XMPP, and restart Switchboard; this one is a proposal. Who presses “Look again” on What this server can do has the list read there.'
  return {
    state: 'problem',
    seen: 'Switchboard knows no address of this server for XMPP.',
    fix: { ...configFix(config, { url: config.url, xmpp: xmppUrl }, say), and: linesFix(examination) },
  }
}

/** All that `mod_adhoc_api` needs. */
function linesFix(examination: Examination): Fix {
  const { listen, modules } = examination.sections({ adhoc: true })
  const names = Object.entries(modules).filter(([name]) => name !== 'mod_http_api')
  return {
    say: 'ejabberd 25.03 and newer: let it serve XMPP at that address, load these modules, and let the rules take who comes by mod_adhoc_api.',
    file: 'ejabberd.yml',
    yaml: [toYaml({ listen }), rulesOf(examination), toYaml({ modules: Object.fromEntries(names) })].join(
      '\n',
    ),
  }
}

const rulesFix = (examination: Examination): Fix => ({
  say: 'Let the rules take who comes by mod_adhoc_api, too.',
  file: 'ejabberd.yml',
  yaml: rulesOf(examination),
})

/** The rules for passwords: a token does not open XMPP. */
function rulesOf(examination: Examination): string {
  const { acl, api_permissions } = examination.sections({ adhoc: true })
  const byAdhoc = Object.entries(api_permissions).filter(
    ([, rule]) => 'from' in rule && Array.isArray(rule.from) && rule.from.includes('mod_adhoc_api'),
  )
  return [toYaml({ acl }), writeRules({ api_permissions: Object.fromEntries(byAdhoc) })].join('\n')
}
