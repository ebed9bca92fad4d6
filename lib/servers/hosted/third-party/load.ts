import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { HostedConfig } from '../config'
import type { HostedModule } from '../module'
import { loadedModules, MODULES } from '../modules'
import { adopt } from './adopt'
import { importModule } from './compile'
import { ownershipProblem } from './ownership'
import { type ModuleProblem, Unusable } from './problem'
import { checkShape } from './shape'

/** The modules of others that are in force, and those that are not since something is wrong with them. */
export interface ThirdParty {
  readonly modules: readonly HostedModule[]
  readonly problems: readonly ModuleProblem[]
}

/**
 * Loads the modules of the configured folder: files that end with `.ts`, `.mts`, `.js` or `.mjs`, and folders with an
 * `index` of these. A module is named by its file, and where the configuration lists modules only those that it lists are
 * run. One that cannot be used is told of and does not stop the others.
 */
export async function loadThirdParty(config: HostedConfig): Promise<ThirdParty> {
  const { modulesFolder: folder } = config
  const modules: HostedModule[] = []
  const problems: ModuleProblem[] = []
  if (folder === undefined) return { modules, problems }
  const taken = new Map<string, string>()
  for (const { name, commands } of loadedModules(config)) {
    for (const { definition } of commands) taken.set(definition.name, name)
  }
  const files = moduleFiles(folder)
  for (const { name, file } of files) {
    if (config.modules && !Object.hasOwn(config.modules, name)) continue
    const relative = path.relative(folder, file)
    try {
      checkName(name, relative, files)
      checkOwner(file)
      const module = adopt(name, checkShape(await importModule(file, folder)))
      checkCommands(module, taken)
      for (const { definition } of module.commands) taken.set(definition.name, name)
      modules.push(module)
    } catch (error) {
      problems.push(problemOf(error, relative))
    }
  }
  if (files.length > 0) (await import('esbuild')).stop()
  return { modules, problems }
}

function problemOf(error: unknown, file: string): ModuleProblem {
  if (!(error instanceof Unusable)) return { path: file, reason: `cannot be loaded: ${error}` }
  const { path: elsewhere, line, message: reason } = error
  return { path: elsewhere ?? file, ...(line !== undefined && { line }), reason }
}

interface ModuleFile {
  readonly name: string
  /** Absolute. */
  readonly file: string
}

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs']

/** In the order of their names. Declarations, tests, hidden files and packages are no modules. */
function moduleFiles(folder: string): readonly ModuleFile[] {
  return readdirSync(folder)
    .sort()
    .flatMap((entry): ModuleFile[] => {
      if (/^[._]|^node_modules$|\.(d|spec|test|config)\.m?[jt]s$/.test(entry)) return []
      const file = path.join(folder, entry)
      const { name, ext } = path.parse(entry)
      if (EXTENSIONS.includes(ext)) return [{ name, file }]
      const index = EXTENSIONS.map(extension => path.join(file, `index${extension}`)).find(existsSync)
      return index ? [{ name: entry, file: index }] : []
    })
}

function checkName(name: string, relative: string, files: readonly ModuleFile[]) {
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(name))
    throw new Unusable('a module is named by its file: 1 to 64 of a-z, 0-9 and _, a letter first')
  if (MODULES.some(module => module.name === name))
    throw new Unusable(`${name} is a module that Switchboard has; choose another name`)
  const [first] = files.filter(other => other.name === name)
  if (first && !first.file.endsWith(`${path.sep}${relative}`))
    throw new Unusable(`there is another file for a module ${name}: ${path.basename(first.file)}`)
}

/** What runs in this process must be in nobody else's hands. */
function checkOwner(file: string) {
  const wrong = ownershipProblem(file)
  if (wrong) throw new Unusable(wrong)
}

/** A name belongs to the module that had it first. */
function checkCommands({ name, commands }: HostedModule, taken: ReadonlyMap<string, string>) {
  const own = new Set<string>()
  for (const { definition } of commands) {
    const { name: command, version } = definition
    const holder = taken.get(command)
    if (holder !== undefined) throw new Unusable(`${name} defines ${command}, a command that ${holder} has`)
    if (own.has(`${command} ${version}`))
      throw new Unusable(`defines ${command} twice in API version ${version}`)
    own.add(`${command} ${version}`)
  }
}
