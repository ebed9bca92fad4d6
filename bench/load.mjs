import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Loads a server: as many connections as asked for, each sending its next POST as soon as the last is answered. The text
 * %N in `body` is another number in each. With
 * `wrk` where it is installed, since it takes the least from the cores that the server needs; else with the generator
 * below, in a process of its own.
 *
 * @returns { perSecond, p50Ms, p99Ms, failed }; `failed`: answers other than 200, and lost connections
 */
export function load(tool, job) {
  return tool === 'wrk' ? byWrk(job) : byNode(job)
}

export const hasWrk = () => spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined

const NUMBERED = `local n = 0
request = function()
  n = n + 1
  return wrk.format(nil, nil, nil, (string.gsub(wrk.body, "%%N", n)))
end`

async function byWrk({ url, token, body, connections, seconds }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-wrk-'))
  const script = path.join(folder, 'post.lua')
  writeFileSync(
    script,
    `wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer ${token}"
wrk.body = [==[${body}]==]
${body.includes('%N') ? NUMBERED : ''}
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %.1f %.1f %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
`,
  )
  try {
    const text = await outputOf('wrk', [
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      '--timeout',
      '30s',
      '-s',
      script,
      url,
    ])
    const [, requests, microseconds, p50, p99, failed] =
      /RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)/.exec(text) ?? []
    if (requests === undefined) throw new Error(`wrk said:\n${text}`)
    return {
      perSecond: (requests / microseconds) * 1e6,
      p50Ms: p50 / 1000,
      p99Ms: p99 / 1000,
      failed: Number(failed),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function byNode(job) {
  return JSON.parse(await outputOf(process.execPath, [fileURLToPath(import.meta.url), JSON.stringify(job)]))
}

function outputOf(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', chunk => {
      text += chunk
    })
    child.on('error', reject)
    child.on('close', code =>
      code === 0 ? resolve(text) : reject(new Error(`${command} ended with ${code}`)),
    )
  })
}

/** The generator itself: bare sockets, so that it takes little more than wrk does. */
async function generate({ url, token, body, connections, seconds }) {
  const { hostname, port, pathname, host } = new URL(url)
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\n`
  let sent = 0
  const nextRequest = () => {
    const text = body.replaceAll('%N', ++sent)
    return `${head}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
  }
  const latencies = []
  let failed = 0
  const endAt = performance.now() + seconds * 1000

  const converse = () =>
    new Promise(resolve => {
      const socket = connect({ port, host: hostname, noDelay: true })
      let sentAt = 0
      let answer = createAnswer()
      const send = () => {
        sentAt = performance.now()
        answer = createAnswer()
        socket.write(nextRequest())
      }
      socket.on('connect', send)
      socket.on('data', chunk => {
        if (!answer.isWhole(chunk.latin1Slice())) return
        latencies.push(performance.now() - sentAt)
        if (!answer.isOk()) failed += 1
        if (performance.now() < endAt) send()
        else socket.destroy()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => {
        if (performance.now() < endAt) failed += 1
        resolve()
      })
    })

  const startedAt = performance.now()
  await Promise.all(Array.from({ length: connections }, converse))
  const elapsedMs = performance.now() - startedAt
  latencies.sort((a, b) => a - b)
  const percentile = share =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return {
    perSecond: (latencies.length / elapsedMs) * 1000,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
    failed,
  }
}

/** Tells when an answer is whole, of a known length or in chunks, without keeping its body. */
function createAnswer() {
  let head = ''
  let left
  let tail = ''
  return {
    isOk: () => head.startsWith('HTTP/1.1 200'),
    isWhole(text) {
      let body = text
      if (left === undefined) {
        head += text
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return false
        body = head.slice(end + 4)
        head = head.slice(0, end)
        left = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? Number.POSITIVE_INFINITY)
      }
      left -= body.length
      tail = (tail + body).slice(-7)
      return left <= 0 || (left === Number.POSITIVE_INFINITY && tail.endsWith('\r\n0\r\n\r\n'))
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(JSON.stringify(await generate(JSON.parse(process.argv[2]))))
}
