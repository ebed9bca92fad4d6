import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BuildFailure } from 'esbuild'
import { Unusable } from './problem'

/** What modules import as `switchboard/module`. Switchboard runs from its own folder, where its sources are. */
const API = 'lib/servers/hosted/third-party/api.ts'

/**
 * Runs the file of a module, TypeScript or JavaScript, with all that it imports, and gives what it exports by default.
 *
 * @param folder the modules folder, absolute: problems are told with paths from there
 * @throws Unusable where it cannot be read as a program, or throws
 */
export async function importModule(file: string, folder: string): Promise<unknown> {
  // It must be a file to be imported, and need not be one any more afterwards.
  const place = await mkdtemp(path.join(tmpdir(), 'switchboard-module-'))
  const compiled = path.join(place, `${path.parse(file).name}.mjs`)
  try {
    await bundle(file, compiled, folder)
    process.setSourceMapsEnabled(true)
    const namespace: { default?: unknown } = await import(
      /* turbopackIgnore: true */ /* @vite-ignore */ pathToFileURL(compiled).href
    )
    return namespace.default
  } catch (error) {
    throw error instanceof Unusable ? error : thrown(error, folder)
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

async function bundle(file: string, outfile: string, folder: string): Promise<void> {
  // Loaded where there are modules only.
  const { build } = await import('esbuild')
  const url = pathToFileURL(file).href
  try {
    await build({
      entryPoints: [file],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      sourcemap: 'inline',
      sourcesContent: false,
      logLevel: 'silent',
      alias: { 'switchboard/module': path.resolve(/* turbopackIgnore: true */ API) },
      define: {
        'import.meta.url': JSON.stringify(url),
        'import.meta.filename': JSON.stringify(file),
        'import.meta.dirname': JSON.stringify(path.dirname(file)),
      },
      // Packages in CommonJS ask for Node's own parts with `require`.
      banner: {
        js: `import{createRequire as __createRequire}from'node:module';const require=__createRequire(${JSON.stringify(url)});`,
      },
    })
  } catch (error) {
    throw isBuildFailure(error) ? refused(error, folder) : error
  }
}

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && 'errors' in error && Array.isArray(error.errors)

function refused({ errors: [first], message }: BuildFailure, folder: string): Unusable {
  const location = first?.location
  return new Unusable(
    first?.text ?? message,
    location?.line,
    location ? fromFolder(location.file, folder) : undefined,
  )
}

/** What the module threw, with the line of the module that its stack names first. */
function thrown(error: unknown, folder: string): Unusable {
  if (!(error instanceof Error)) return new Unusable(`threw ${typeof error} while it was loaded`)
  for (const line of error.stack?.split('\n') ?? []) {
    const [, file, row] = /\(?((?:file:\/\/)?\/[^()]+?):(\d+):\d+\)?$/.exec(line) ?? []
    const named = file && fromFolder(file.replace(/^file:\/\//, ''), folder)
    if (named) return new Unusable(`threw while it was loaded: ${error.message}`, Number(row), named)
  }
  return new Unusable(`threw while it was loaded: ${error.message}`)
}

/** The path from the modules folder; undefined for a file that is not in it. */
function fromFolder(file: string, folder: string): string | undefined {
  const relative = path.relative(folder, path.resolve(file))
  return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : relative
}
