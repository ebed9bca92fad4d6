import { ensureBuilt, ensureInstalled, root } from './prepare.mjs'

process.env.NODE_ENV = 'production'
ensureInstalled()
await ensureBuilt({ console: !process.argv.includes('--api-only') })
await import(`${root}/dist/server.js`)
