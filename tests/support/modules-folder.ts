import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder with modules of others, and a configuration beside it that names it. */
export interface ModulesFolder {
  readonly config: string
  readonly modules: string
  remove(): Promise<void>
}

/** @param files content by name, from the folder; @param more lines of the configuration */
export async function modulesFolder(
  files: Readonly<Record<string, string>>,
  more = '',
): Promise<ModulesFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-modules-'))
  const modules = path.join(folder, 'modules')
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(modules, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  const config = path.join(folder, 'switchboard.yml')
  await writeFile(config, `console: {modules_folder: modules}\n${more}`)
  return { config, modules, remove: () => rm(folder, { recursive: true }) }
}
