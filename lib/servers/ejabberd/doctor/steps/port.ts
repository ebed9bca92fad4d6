import { connect } from 'node:net'
import { portOf } from '@/lib/yaml/setup-listen'
import { faultOf } from '../../faults'
import { listenFix } from '../fixes'
import type { Step } from '../step'

/** Whether something listens. */
export const port: Step = {
  id: 'port',
  title: 'The port is open',
  why: 'A listener of ejabberd, or a proxy in front of it, must take connections there.',
  needs: ['name'],
  async look(examination) {
    const { url, config, client } = examination
    const failure = await connectTo(url, config.connectMs)
    if (failure === undefined) return { state: 'ok', seen: `${client.host} takes connections.` }
    const { connectMs, timeoutMs } = config
    const fault = faultOf(failure, false, { host: client.host, connectMs, timeoutMs })
    return {
      state: 'problem',
      seen: `${'message' in fault ? fault.message : 'No connection'}.`.replace('?.', '?'),
      fix: listenFix(
        examination,
        'Let ejabberd listen there, and let the firewalls between pass the port. In a container the port must be published, and ip must not be 127.0.0.1.',
      ),
    }
  },
}

/** The error, or undefined where the connection came about. */
function connectTo(url: URL, timeoutMs: number): Promise<Error | undefined> {
  return new Promise(resolve => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const socket = connect({ host, port: portOf(url), timeout: timeoutMs })
    const end = (error?: Error) => {
      socket.destroy()
      resolve(error)
    }
    socket.once('connect', () => end())
    socket.on('error', end)
    socket.once('timeout', () => end(Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' })))
  })
}
