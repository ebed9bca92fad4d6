import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'

/** There is no server to ask, or it did not answer as one; the message says what to do. */
export class NotReached extends Error {}

/**
 * Sends a message to the server and writes its answer as it comes. There is no time limit: a command may take as long as
 * it needs.
 *
 * @param {{ socket: string } | { url: string, token?: string }} place
 * @param {import('node:stream').Writable} out
 * @returns {Promise<number>} the exit code
 * @throws {NotReached}
 */
export async function send(place, message, out) {
  const response = await post(place, JSON.stringify(message))
  const exit = Number(response.headers['exit-code'] ?? Number.NaN)
  if (!Number.isInteger(exit)) {
    response.destroy()
    throw new NotReached(`What answers at ${nameOf(place)} is no Switchboard (HTTP ${response.statusCode}).`)
  }
  try {
    for await (const chunk of response) if (!out.write(chunk)) await once(out, 'drain')
  } catch (error) {
    throw new NotReached(`${nameOf(place)} broke off amid its answer: ${error.code ?? error.message}.`)
  }
  return exit
}

const nameOf = place => place.socket ?? place.url

function post(place, body) {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const [request, target] = place.socket
    ? [http.request, { socketPath: place.socket, path: '/ctl' }]
    : remote(place, headers)
  return new Promise((resolve, reject) => {
    request({ ...target, method: 'POST', headers, agent: false }, resolve)
      .on('error', error => reject(new NotReached(why(place, error))))
      .end(body)
  })
}

function remote({ url, token }, headers) {
  if (!URL.canParse(url)) throw new NotReached(`SWITCHBOARD_URL is no address: ${url}`)
  const { protocol, hostname, port, pathname } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new NotReached('SWITCHBOARD_URL begins with http:// or https://.')
  }
  if (!token) throw new NotReached('SWITCHBOARD_URL is set, so SWITCHBOARD_TOKEN must be, too.')
  headers.authorization = `Bearer ${token}`
  const host = hostname.replace(/^\[|\]$/g, '')
  const path = `${pathname.replace(/\/$/, '')}/ctl`
  return [protocol === 'https:' ? https.request : http.request, { hostname: host, port, path }]
}

function why(place, error) {
  if (!place.socket) return `Switchboard at ${place.url} cannot be reached: ${error.code ?? error.message}.`
  if (error.code === 'EACCES') return `${place.socket} is for its owner only.`
  if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') {
    return (
      `No Switchboard is running: nothing answers at ${place.socket}.\n` +
      'Start it (npm start), or name its data folder in SWITCHBOARD_DATA,\n' +
      'or set SWITCHBOARD_URL and SWITCHBOARD_TOKEN for one that runs elsewhere.'
    )
  }
  return `Switchboard at ${place.socket} broke off: ${error.code ?? error.message}.`
}
