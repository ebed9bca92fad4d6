import { ensureBuilt, ensureInstalled, root } from './prepare.mjs'

// The console reloads as its sources change; the command interfaces are those of the start.
process.env.NODE_ENV = 'development'
ensureInstalled()
await ensureBuilt({ console: false })
process.argv.push('--dev')
await import(`${root}/dist/server.js`)
