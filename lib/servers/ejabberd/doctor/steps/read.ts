import { type Purpose, purposesOf } from '@/lib/access/purposes'
import { notesOf } from '@/lib/catalog/catalogue'
import { definitionsOf } from '@/lib/catalog/facts'
import type { Outcome } from '@/lib/commands/outcome'
import { writeRules } from '@/lib/yaml/setup'
import { toYaml } from '@/lib/yaml/write'
import { accountOf } from '../account'
import type { Examination, Step } from '../step'

/** Whether the rules let the account in: for each purpose one command that only reads is run. */
export const read: Step = {
  id: 'read',
  title: 'A harmless read is permitted',
  why: 'Without a rule in api_permissions that fits, ejabberd refuses every command to everybody.',
  needs: ['credentials'],
  async look(examination) {
    const wanted = purposesOf(examination.purposes)
    if (wanted.length === 0) return { state: 'untried', seen: 'No purpose was chosen.' }
    const outcomes: (readonly [Purpose, Outcome<unknown>])[] = []
    for (const purpose of wanted) outcomes.push([purpose, await runProof(examination, purpose)])
    const proofs = (fits: (kind: Outcome['kind']) => boolean) =>
      outcomes.filter(([, { kind }]) => fits(kind)).map(([{ proof }]) => proof)
    const ran = proofs(kind => kind === 'ok')
    const denied = proofs(kind => kind === 'forbidden')
    const others = proofs(kind => kind !== 'ok' && kind !== 'forbidden')
    const seen = [
      ...(ran.length > 0 ? [`It ran ${ran.join(', ')}.`] : []),
      ...(denied.length > 0 ? [`It refused ${denied.join(', ')}: no rule allows that (403).`] : []),
      ...(others.length > 0 ? [`It did not answer ${others.join(', ')}: is the module loaded?`] : []),
    ].join(' ')
    if (denied.length > 0) {
      const { acl, access_rules, api_permissions } = examination.sections()
      const names = toYaml({ acl, ...(access_rules && { access_rules }) })
      return {
        state: 'problem',
        seen,
        fix: {
          say: 'Add these rules. Each lets this account run the commands of a purpose, and nobody else anything.',
          file: 'ejabberd.yml',
          yaml: `${names}\n${writeRules({ api_permissions })}`,
        },
      }
    }
    return { state: others.length > 0 ? 'unclear' : 'ok', seen }
  },
}

/** Only what is known to read, whatever a purpose says. */
function runProof(examination: Examination, { proof }: Purpose): Promise<Outcome<unknown>> {
  const { credentials, run, release } = examination
  const definition = definitionsOf(release().release).get(proof)?.at(-1)
  if (!definition || notesOf(proof).effect !== 'read')
    return Promise.resolve({ kind: 'unknown-command', foreign: false })
  // "global": the room services of all virtual hosts.
  const values: Readonly<Record<string, string | undefined>> = {
    host: accountOf(credentials)?.host,
    service: 'global',
  }
  return run(
    proof,
    Object.fromEntries(definition.args.map(({ name }) => [name, values[name] ?? ''])),
    credentials,
  )
}
