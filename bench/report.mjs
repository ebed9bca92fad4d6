import { cpus } from 'node:os'
import { CONTACTS, FILLED } from './jobs.mjs'

const filled = Object.values(FILLED)
  .map(number => number.toLocaleString('en'))
  .join(', ')

/** The page `docs/measurements.md`. The last row of each result is Switchboard's. */
export function report(results, million, { connections, rounds, seconds, tool }) {
  return `# Measurements

The hosted server beside the installed ejabberd, in the same run, by \`node bench/run.mjs --write\` on ${new Date().toISOString().slice(0, 10)}.
× is Switchboard's figure divided by ejabberd's: above 1 is good for requests/s, below 1 for latencies.

| command | server | requests/s | p50 (ms) | p99 (ms) | requests/s × | p99 × |
| --- | --- | --- | --- | --- | --- | --- |
${results.flatMap(linesOf).join('\n')}

## A million accounts

\`registered_users\` of 1,000,000 accounts, read as fast as it came, while another connection asked \`check_account\` again and
again (\`bench/million.mjs\`):

| | measured | aim |
| --- | --- | --- |
| longest time that the event loop stood still | ${million.stillMsMax.toFixed(0)} ms | 50 ms |
| memory on top (resident set) | ${(million.addedBytesMax / 1e6).toFixed(0)} MB | 150 MB |
| \`check_account\` meanwhile: median, longest (${million.others} calls) | ${million.waitMsMedian.toFixed(1)} ms, ${million.waitMsMax.toFixed(0)} ms | |
| the whole list | ${(million.tookMs / 1000).toFixed(1)} s | |

## How it was taken

- Machine: ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node.js ${process.versions.node}. The load generator runs on the same cores as
  the server it loads, and the other servers idle meanwhile; so these are ratios on a small machine, not what any can do alone.
- All with the configuration of \`conformance/configs/default.yml\` and a few more virtual hosts, loopback, plain HTTP, kept connections,
  an OAuth token of the admin with scope \`ejabberd:admin\`, API version 0. Switchboard is one process with \`--api-only\` on its
  embedded database. ejabberd uses all cores; on SQLite it has the very tables that Switchboard makes.
- Passwords on \`localhost\` and of \`register\` are SCRAM on all; hosts of ${filled} accounts were filled with plain ones, which no
  call looks at. The roster has ${CONTACTS} contacts in one group.
- Switchboard remembers for five minutes that a password was right (as a keyed hash), so \`check_password\` is given with a wrong
  one too, which is worked out each time. A commit of Switchboard is on the disk when it answers (\`synchronous = FULL\`); Mnesia
  writes later, and ejabberd's SQLite as its driver decides.
- ${connections} connections, each sending its next request when the last is answered (\`${tool}\`${tool === 'wrk' ? ', one thread' : ', bench/load.mjs'}). ${rounds} rounds of ${seconds} s for each
  server, in turns, after a warm-up of 2 s; the figures are the medians of the rounds. Every answer was a 200, and all servers
  were checked to answer the same before.
- Switchboard is one process because its rooms, running jobs and counts of wrong passwords live in memory: several processes on
  one embedded database would each know a part. ejabberd has both cores for one command at a time, Switchboard one.
`
}

function linesOf({ command, words = '', rows }) {
  const ours = rows.at(-1)
  return rows.map(row => {
    const { name, perSecond, p50Ms, p99Ms } = row
    // A server that answered nothing within a round has no figure.
    const ratio = key =>
      row === ours ? '' : row[key] ? `**${(ours[key] / row[key]).toFixed(2)}**` : 'no answer in time'
    const figures = [
      Math.round(perSecond),
      p50Ms.toFixed(2),
      p99Ms.toFixed(2),
      ratio('perSecond'),
      ratio('p99Ms'),
    ]
    return `| \`${command}\`${words} | ${name} | ${figures.join(' | ')} |`
  })
}
