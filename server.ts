import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { ConfigError } from '@/lib/config/problem'
import { openCtlSocket } from '@/lib/process/ctl-socket'
import { createProcessServer, type PageHandler } from '@/lib/process/serve'
import { type Runtime, runtime } from '@/lib/runtime'
import { describeProblem } from '@/lib/servers/hosted/third-party/problem'
import { OpeningError } from '@/lib/store/database'

/** The production process: command interfaces at once, the console as soon as Next.js is ready. */
async function main() {
  const { values } = parseArgs({
    options: { 'api-only': { type: 'boolean', default: false }, dev: { type: 'boolean', default: false } },
  })
  const app = await runtime()
  const { port, host } = app.config.environment
  for (const warning of app.config.warnings) console.warn(`Configuration: ${warning}`)
  for (const problem of app.hosted.moduleProblems)
    console.error(`Module not loaded: ${describeProblem(problem)}`)

  let pages: PageHandler | undefined
  const server = createProcessServer(app, () => pages)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  const url = `http://${address.family === 'IPv6' ? `[${host}]` : host}:${address.port}`

  const ctl = await openCtlSocket(app)
  if (ctl.problem) console.warn(`switchboardctl: ${ctl.problem}`)

  const closePages = values['api-only'] ? undefined : await startPages(values.dev, host, address.port)
  if (closePages) pages = closePages.handle
  greet(app, url, values['api-only'])

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    // Requests in flight are finished; idle connections are not waited for.
    server.close(async () => {
      await ctl.close?.()
      await closePages?.close()
      await app.close()
      process.exit(0)
    })
    server.closeIdleConnections()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function startPages(dev: boolean, hostname: string, port: number) {
  // Loaded only here: `--api-only` must serve within a second.
  const { default: next } = await import('next')
  const app = next({ dev, hostname, port, dir: process.cwd() })
  await app.prepare()
  return { handle: app.getRequestHandler() as PageHandler, close: () => app.close() }
}

function greet({ config, firstAdmin }: Runtime, url: string, apiOnly: boolean) {
  const lines = [
    `Switchboard serves ${apiOnly ? 'the command API' : 'the console and the command API'} at ${url}`,
  ]
  if (firstAdmin) {
    lines.push(
      '',
      `  First admin   ${firstAdmin.jid}`,
      `  Password      ${firstAdmin.password}`,
      '',
      'The password is shown this once. Change it with the command change_password.',
      `Data is kept in ${config.environment.database ? 'PostgreSQL' : config.environment.dataFolder}`,
    )
  }
  console.log(lines.join('\n'))
}

process.setSourceMapsEnabled(true)
main().catch(error => {
  if (error instanceof ConfigError || error instanceof OpeningError) console.error(error.message)
  else if (error?.code === 'EADDRINUSE')
    console.error(`Port ${error.port} is in use. Set PORT to another one.`)
  else console.error(error)
  process.exit(1)
})
