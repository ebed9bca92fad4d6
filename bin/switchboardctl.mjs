#!/usr/bin/env node
import { runClient } from './client.mjs'

const { SWITCHBOARD_DATA, SWITCHBOARD_URL, SWITCHBOARD_TOKEN } = process.env
const { stdout, stderr, exit } = await runClient(process.argv.slice(2), {
  invokedAs: process.argv[1],
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  data: SWITCHBOARD_DATA,
  url: SWITCHBOARD_URL,
  token: SWITCHBOARD_TOKEN,
})
// A pipe may take its time: the code is set, and the process ends when all is written.
process.exitCode = exit
if (stderr) process.stderr.write(stderr)
if (stdout) process.stdout.write(stdout)
