import { runCtl } from '../../discovery/ctl/run'
import { configFix } from '../fixes'
import type { Step } from '../step'

/** Whether the configured `ejabberdctl` works; nothing needs it. */
export const ctl: Step = {
  id: 'ctl',
  title: 'ejabberdctl (optional)',
  why: 'It names the commands of third parties, with their arguments, which HTTP does not. Switchboard asks it for help and status only.',
  needs: [],
  async look({ config, mayRunCtl, signal }) {
    const line = config.discovery?.ctl
    if (!line) return { state: 'ok', seen: 'None is configured, and none is needed.' }
    if (!mayRunCtl)
      return { state: 'untried', seen: 'Only admins of the server that is hosted here have it tried.' }
    const printed = await runCtl(line, ['status'], signal)
    if (printed.kind === 'ok') return { state: 'ok', seen: 'It reaches the node.' }
    return {
      state: 'problem',
      seen: printed.message,
      fix: configFix(
        config,
        { url: config.url, ctl: ['ssh', 'xmpp.example.org', 'ejabberdctl'] },
        'The program and its first arguments, as the user of Switchboard can run them without a password.',
      ),
    }
  },
}
