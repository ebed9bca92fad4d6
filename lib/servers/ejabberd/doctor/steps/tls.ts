import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { isLoopback } from '@/lib/commands/network'
import { portOf } from '@/lib/yaml/setup-listen'
import { toYaml } from '@/lib/yaml/write'
import { faultOf } from '../../faults'
import { configFix } from '../fixes'
import type { Examination, Finding, Step } from '../step'

/** Whether passwords travel unread, and to the right machine. */
export const tls: Step = {
  id: 'tls',
  title: 'TLS is valid',
  why: 'Every call carries a password or a token: nobody on the way may read it, and nobody else may take it.',
  needs: ['port'],
  async look(examination) {
    if (examination.url.protocol === 'http:') return withoutTls(examination)
    const met = await shakeHands(examination)
    if (met instanceof Error) return noTls(examination, met)
    if (met.problem === undefined) {
      return { state: 'ok', seen: `${met.protocol}; the certificate is trusted, until ${met.until}.` }
    }
    const { config } = examination
    return {
      state: 'problem',
      seen: `${met.problem}.${config.tls.verify ? '' : ' Nobody looks at it: tls.verify is false, so any machine can pretend to be this one.'}`,
      ...(config.tls.verify ? {} : { isPassable: true as const }),
      fix: configFix(
        config,
        { url: config.url, tls: { ca_file: 'ejabberd-ca.pem' } },
        'Give ejabberd a certificate for this name (certfiles, or acme), or name the PEM file of the authority that signed it, beside switchboard.yml.',
      ),
    }
  },
}

function withoutTls({ url, config }: Examination): Finding {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isLoopback(host))
    return { state: 'ok', seen: `There is none, and none is needed: ${host} is this machine.` }
  return {
    state: 'problem',
    isPassable: true,
    seen: `The url begins with http://. Passwords go to ${host} as anybody on the way can read them.`,
    fix: {
      say: `Let the listener speak TLS, and write https:// in the url of ${config.id}.`,
      file: 'ejabberd.yml',
      yaml: toYaml({
        certfiles: ['/etc/ejabberd/certs/*.pem'],
        listen: [{ port: portOf(url), module: 'ejabberd_http', tls: true }],
      }),
    },
  }
}

function noTls({ client, config }: Examination, error: Error): Finding {
  const { connectMs, timeoutMs } = config
  const fault = faultOf(error, false, { host: client.host, connectMs, timeoutMs })
  return {
    state: 'problem',
    seen: `${'message' in fault ? fault.message : `${client.host} began TLS and did not go on`}.`.replace(
      '?.',
      '?',
    ),
    fix: {
      say: 'Let the listener speak TLS; or write http:// in the url if it is on the same machine.',
      file: 'ejabberd.yml',
      yaml: toYaml({
        certfiles: ['/etc/ejabberd/certs/*.pem'],
        listen: [{ port: portOf(new URL(config.url)), module: 'ejabberd_http', tls: true }],
      }),
    },
  }
}

interface Met {
  readonly protocol: string
  /** Of the certificate, in its own notation: "Nov  3 10:11:12 2027 GMT". */
  readonly until: string
  readonly problem?: string
}

/** Connects whatever the certificate is, to say what is wrong with it. */
function shakeHands({ url, config, client }: Examination): Promise<Met | Error> {
  return new Promise(resolve => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const socket = connect({
      ...{ host, port: portOf(url), timeout: config.connectMs, rejectUnauthorized: false },
      ...(isIP(host) ? {} : { servername: host }),
      ...(config.tls.ca === undefined ? {} : { ca: config.tls.ca }),
    })
    const end = (met: Met | Error) => {
      socket.destroy()
      resolve(met)
    }
    socket.once('secureConnect', () => end(metBy(socket, client.host, config)))
    socket.on('error', end)
    socket.once('timeout', () => end(Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' })))
  })
}

function metBy(socket: TLSSocket, host: string, { connectMs, timeoutMs }: Examination['config']): Met {
  const met = {
    protocol: socket.getProtocol() ?? 'TLS',
    until: socket.getPeerCertificate().valid_to.replace(/\s+/g, ' '),
  }
  if (socket.authorized) return met
  // Node's types say Error; it is the code as text, or an error that has one.
  const reason: unknown = socket.authorizationError
  const code = typeof reason === 'string' ? reason : (reason as { code?: string } | null)?.code
  const fault = faultOf(Object.assign(new Error(), { code }), false, { host, connectMs, timeoutMs })
  return { ...met, problem: 'message' in fault ? fault.message : 'Its certificate is not trusted' }
}
