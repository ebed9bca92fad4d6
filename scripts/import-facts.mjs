// Writes lib/catalog/facts/commands.json from a definitions.json of ejabberd's command records.
// Usage: node scripts/import-facts.mjs path/to/definitions.json
// A new release: add it to RELEASES, run again; only what changed differs in the output.

import { readFileSync, writeFileSync } from 'node:fs'

const RELEASES = [
  ...[
    '20.04',
    '20.07',
    '20.12',
    '21.01',
    '21.04',
    '21.07',
    '21.12',
    '22.05',
    '22.10',
    '23.01',
    '23.04',
    '23.10',
  ],
  ...['24.02', '24.06', '24.07', '24.10', '24.12', '25.03', '25.04', '25.07', '25.08', '25.10'],
  ...['26.01', '26.02', '26.03', '26.04', '26.07'],
]

const [source] = process.argv.slice(2)
if (!source) {
  console.error('Usage: node scripts/import-facts.mjs path/to/definitions.json')
  process.exit(2)
}

/** "24.06..24.10,25.03" → the releases it covers. */
function releasesIn(runs) {
  return runs.split(',').flatMap(run => {
    const [first, last = first] = run.split('..')
    for (const end of [first, last]) {
      if (!RELEASES.includes(end)) throw new Error(`Release ${end} is missing in RELEASES`)
    }
    return RELEASES.slice(RELEASES.indexOf(first), RELEASES.indexOf(last) + 1)
  })
}

/** The releases → "24.06..24.10,25.03.."; a run that reaches the newest release stays open. */
function runsOf(releases) {
  const indices = releases.map(release => RELEASES.indexOf(release)).sort((a, b) => a - b)
  const runs = []
  for (const index of indices) {
    const run = runs.at(-1)
    if (run && run.last === index - 1) run.last = index
    else runs.push({ first: index, last: index })
  }
  return runs
    .map(({ first, last }) => {
      if (last === RELEASES.length - 1) return `${RELEASES[first]}..`
      return first === last ? RELEASES[first] : `${RELEASES[first]}..${RELEASES[last]}`
    })
    .join(',')
}

/** A field in the notation that lib/catalog/facts/notation.ts reads. */
function notation({ name = '', type, of, fields }) {
  if (type === 'binary') return name
  if (type === 'list') return `${name}: [${notation(of)}]`
  if (type === 'tuple') return `${name}: {${fields.map(notation).join(', ')}}`
  return `${name}: ${type}`
}

function fact(record) {
  return {
    version: record.apiVersion || undefined,
    policy: record.policy === 'restricted' ? undefined : record.policy,
    module: record.definer,
    tags: record.tags.join(' '),
    args: record.args.map(notation).join(', ') || undefined,
    renames: record.argsRename.map(({ from, to }) => `${from}: ${to}`).join(', ') || undefined,
    result: notation(record.result) === 'res: rescode' ? undefined : notation(record.result),
  }
}

/** Records that differ only in examples and version notes are one fact, with the note of the newest. */
function factsOf(records) {
  const merged = new Map()
  for (const record of records) {
    const key = JSON.stringify(fact(record))
    const { releases, newest } = merged.get(key) ?? { releases: [] }
    const own = releasesIn(record.releases)
    const isNewest = !newest || releases.every(release => release < own[0])
    merged.set(key, { releases: [...releases, ...own], newest: isNewest ? record : newest })
  }
  return [...merged]
    .map(([key, { releases, newest }]) => {
      const runs = runsOf(releases)
      const note = newest.note || undefined
      return { ...(runs === `${RELEASES[0]}..` ? {} : { in: runs }), ...JSON.parse(key), note }
    })
    .sort((a, b) => (a.version ?? 0) - (b.version ?? 0) || (a.in ?? '').localeCompare(b.in ?? ''))
}

const definitions = JSON.parse(readFileSync(source, 'utf8'))
const lines = Object.keys(definitions)
  .sort()
  .map(name => `${JSON.stringify(name)}: ${JSON.stringify(factsOf(definitions[name]))}`)

const target = new URL('../lib/catalog/facts/commands.json', import.meta.url)
writeFileSync(
  target,
  `{\n"releases": ${JSON.stringify(RELEASES)},\n"commands": {\n${lines.join(',\n')}\n}\n}\n`,
)
console.log(`${lines.length} commands in ${RELEASES.length} releases`)
