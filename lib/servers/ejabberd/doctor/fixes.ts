import { toYaml } from '@/lib/yaml/write'
import type { EjabberdConfig } from '../config'
import type { Examination, Fix } from './step'

/** The listener that Switchboard's address is that of. */
export const listenFix = (examination: Examination, say: string): Fix => {
  const { listen } = examination.sections()
  return { say, file: 'ejabberd.yml', yaml: toYaml({ listen }) }
}

/** What stands below this server in `switchboard.yml`. */
export const configFix = ({ id }: EjabberdConfig, options: object, say: string): Fix => ({
  say,
  file: 'switchboard.yml',
  yaml: toYaml({ servers: { [id]: options } }),
})
