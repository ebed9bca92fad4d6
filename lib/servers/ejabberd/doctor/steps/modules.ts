import { coveredBy } from '@/lib/access/purposes'
import { modulesFor } from '@/lib/yaml/setup-modules'
import { toYaml } from '@/lib/yaml/write'
import { readAnswer } from '../../discovery/probe/answer'
import { POISON } from '../../identify'
import type { Examination, Step } from '../step'

/** Which modules would add commands: one command of each is asked for, without running it (SPEC 8). */
export const modules: Step = {
  id: 'modules',
  title: 'The modules with the commands are loaded',
  why: 'A command is there only while the module that defines it is loaded.',
  needs: ['api'],
  async look(examination) {
    const { client, purposes } = examination
    const samples = samplesOf(examination)
    const absent: string[] = []
    for (const [module, command] of samples) {
      const asked = await client.ask({ path: encodeURIComponent(command), body: POISON })
      const said = asked.kind === 'ok' ? readAnswer(asked.value) : asked
      if (said.kind === 'absent') absent.push(module)
      else if (said.kind !== 'missing' && said.kind !== 'left-over' && said.kind !== 'unknown-word')
        return { state: 'unclear', seen: `${client.host} does not say whether it has ${command}.` }
    }
    const { needed } = modulesFor(purposes, examination.facts())
    const missing = needed.filter(module => absent.includes(module))
    const more = absent.filter(module => !missing.includes(module))
    const also = more.length > 0 ? ` These would add more: ${more.join(', ')}.` : ''
    if (missing.length === 0) {
      const found = samples.map(([module]) => module).filter(module => !absent.includes(module))
      const loaded = found.length > 0 ? `Loaded: ${found.join(', ')}.` : 'No module is needed for this.'
      return { state: 'ok', seen: loaded + also }
    }
    return {
      state: 'problem',
      isPassable: true,
      seen: `Not loaded: ${missing.join(', ')}.${also}`,
      fix: {
        say: missing.includes('mod_muc_admin')
          ? 'Load them; mod_muc_admin starts only where mod_muc is loaded, too.'
          : 'Load them: they add commands, and change nothing else.',
        file: 'ejabberd.yml',
        yaml: toYaml({ modules: Object.fromEntries(missing.map(name => [name, {}])) }),
      },
    }
  },
}

/** Of each module that the purposes have to do with one command; what ejabberd always has is left out. */
function samplesOf(examination: Examination): readonly (readonly [module: string, command: string])[] {
  const { modules: moduleOf } = examination.facts()
  const samples = new Map<string, string>()
  for (const name of coveredBy(examination.purposes, Object.keys(moduleOf))) {
    const module = moduleOf[name] ?? ''
    if (module.startsWith('mod_') && !samples.has(module)) samples.set(module, name)
  }
  return [...samples].sort(([a], [b]) => (a < b ? -1 : 1))
}
