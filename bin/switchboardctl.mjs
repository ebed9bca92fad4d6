#!/usr/bin/env node
import { runClient } from './client.mjs'

// Whoever reads the output may have heard enough (`| head`).
process.stdout.on('error', error => process.exit(error.code === 'EPIPE' ? 0 : 1))

const { SWITCHBOARD_DATA, SWITCHBOARD_URL, SWITCHBOARD_TOKEN } = process.env
// A pipe may take its time: the code is set, and the process ends when all is written.
process.exitCode = await runClient(process.argv.slice(2), {
  invokedAs: process.argv[1],
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  data: SWITCHBOARD_DATA,
  url: SWITCHBOARD_URL,
  token: SWITCHBOARD_TOKEN,
  out: process.stdout,
  problems: process.stderr,
})
