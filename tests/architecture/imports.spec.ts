import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Who may import whom. Read a row as "files below KEY may import, besides themselves and packages, only these". A file
 * belongs to the longest key that fits. If a row fails you probably reached across the layers: hand the thing in as an
 * argument, or move it to where both may see it.
 */
const ALLOWED: Record<string, readonly string[]> = {
  'lib/commands': [],
  'lib/paths.ts': [],
  'lib/version.ts': ['package.json'],
  'lib/access': ['lib/commands'],
  // Rules as text; in a browser, too, where somebody's ejabberd.yml is read without being sent anywhere.
  'lib/yaml': ['lib/commands', 'lib/access'],
  'lib/catalog': ['lib/commands'],
  // Both the stored data and the interfaces are XML in parts.
  'lib/xml': [],
  'lib/store': ['lib/commands'],
  // The doctor of real servers writes lines for their configuration.
  'lib/servers': ['lib/commands', 'lib/access', 'lib/catalog', 'lib/store', 'lib/xml', 'lib/yaml'],
  'lib/gateway': ['lib/commands', 'lib/catalog', 'lib/servers', 'lib/store'],
  // OpenAPI tells what releases changed, too.
  'lib/interfaces': ['lib/catalog', 'lib/commands', 'lib/gateway', 'lib/servers', 'lib/xml'],
  'lib/config': ['lib/commands', 'lib/access', 'lib/servers', 'lib/yaml'],
  'lib/session': ['lib/config', 'lib/servers', 'lib/store'],
  // The reference page reads the OpenAPI document, as other clients do: its types only.
  'lib/client': [
    'lib/access',
    'lib/commands',
    'lib/interfaces/openapi/document.ts',
    'lib/paths.ts',
    'lib/yaml',
  ],
  'lib/console': [
    'lib/access',
    // What releases changed, to compare servers with and to advise on upgrades.
    'lib/catalog',
    'lib/client',
    'lib/commands',
    // The form of what the journal counted.
    'lib/gateway/usage.ts',
    'lib/interfaces/openapi',
    'lib/paths.ts',
    'lib/runtime.ts',
    'lib/servers',
    'lib/session',
    'lib/yaml',
  ],
  // The doctor of the command line knows the servers of the configuration, and starts nothing.
  'lib/process': ['lib/config', 'lib/interfaces', 'lib/paths.ts', 'lib/runtime.ts', 'lib/servers'],
  'lib/runtime.ts': [
    'lib/config',
    'lib/gateway',
    'lib/servers',
    'lib/session',
    'lib/store',
    'lib/version.ts',
  ],
  'components/ui': [],
  'components/form': ['components/ui', 'lib/commands'],
  // The areas: command-form, command-result, … None imports another.
  components: [
    'components/ui',
    'components/form',
    // Every area may be refused something.
    'components/refusal',
    // The header that leads from one page about what a server can do to the others.
    'components/knowledge',
    'lib/access',
    'lib/client',
    'lib/commands',
    'lib/interfaces/openapi/document.ts',
    'lib/paths.ts',
    'lib/yaml',
  ],
  app: ['components', 'lib'],
}

const ROOTS = ['lib', 'components', 'app']
const files = ROOTS.flatMap(root =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => path.posix.join(root, name)),
)

const isBelow = (file: string, key: string) => file === key || file.startsWith(`${key}/`)
const rowOf = (file: string) =>
  Object.keys(ALLOWED)
    .filter(key => isBelow(file, key))
    .sort((a, b) => b.length - a.length)[0]

/** What a file imports of ours, as paths from the root. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, target = '']) => {
    if (target.startsWith('@/')) return [target.slice(2)]
    return target.startsWith('.') ? [path.posix.join(path.posix.dirname(file), target)] : []
  })
}

/** The area of a component: its folder directly below `components`. */
const areaOf = (file: string) => file.split('/').slice(0, 2).join('/')

function isAllowed(file: string, target: string): boolean {
  const row = rowOf(file)
  if (row === undefined) return false
  const own = row === 'components' ? areaOf(file) : row
  const withExtension = `${target}.ts`
  return [own, ...(ALLOWED[row] ?? [])].some(key => isBelow(target, key) || withExtension === key)
}

describe('imports', () => {
  test.each(Object.keys(ALLOWED))('%s imports only what its row allows', key => {
    const stray = files
      .filter(file => rowOf(file) === key)
      .flatMap(file =>
        importsOf(file)
          .filter(target => !isAllowed(file, target))
          .map(target => `${file} imports ${target}`),
      )
    expect(stray).toEqual([])
  })

  test('every file belongs to a row', () => {
    expect(files.filter(file => rowOf(file) === undefined)).toEqual([])
  })

  test('the command core has no dependencies at all', () => {
    const core = files.filter(file => isBelow(file, 'lib/commands') && !file.endsWith('.spec.ts'))
    const packages = core.flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/from '([^'.@][^']*)'/g)].map(
        ([, name]) => `${file} imports ${name}`,
      ),
    )
    expect(packages).toEqual([])
  })

  test('only the gateway, the interfaces that stream, and the composition roots call servers', () => {
    const callers = [
      'lib/gateway',
      'lib/interfaces',
      'lib/config',
      'lib/session',
      'lib/console',
      'lib/process',
      'lib/runtime.ts',
    ]
    const stray = files
      .filter(file => !isBelow(file, 'lib/servers') && !callers.some(key => isBelow(file, key)))
      .flatMap(file =>
        importsOf(file)
          .filter(target => target.startsWith('lib/servers'))
          .map(target => `${file} imports ${target}`),
      )
    expect(stray).toEqual([])
  })
})

describe('the repository', () => {
  /** Addresses are built in `lib/paths.ts`, so that a page that moves is changed in one place. */
  test('no internal link is written by hand', () => {
    const sources = files.filter(file => /^(components|app)\//.test(file) && !file.includes('.spec.'))
    const links = sources.flatMap(file =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /(?:href=|push\(|replace\(|redirect\(|fetch\()\{?['"`](\/[a-z][^'"`]*)/g,
        ),
      ].map(([, link]) => `${file}: ${link}`),
    )
    expect(links).toEqual([])
  })
})
