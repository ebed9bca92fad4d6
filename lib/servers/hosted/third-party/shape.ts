import { z } from 'zod'
import type { Meaning } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import type { ThirdPartyModule } from './api'
import { Unusable } from './problem'

const word = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be 1 to 64 of a-z, 0-9 and _, a letter first')
const sentence = z.string().min(1).max(300)

const RESULT_ONLY = ['atom', 'rescode', 'restuple'] as const
const KINDS = ['integer', 'string', 'binary', ...RESULT_ONLY] as const

const MEANINGS = [
  ...([
    'host',
    'user',
    'jid',
    'room',
    'room-jid',
    'service',
    'resource',
    'nick',
    'password',
    'token',
  ] as const),
  ...([
    'timestamp',
    'xml',
    'choice',
    'path',
    'scope',
    'node',
    'module',
    'group',
    'address',
    'regexp',
  ] as const),
  ...(['long-text', 'text', 'number'] as const),
] satisfies readonly Meaning[]

/** Nesting deeper than this is no argument that anybody could give. */
const DEPTH_MAX = 8

const field: z.ZodType<Field> = z.strictObject({
  /** That of a list's element may be empty. */
  name: word.or(z.literal('')),
  type: z.lazy(() =>
    z.union([
      z.strictObject({ kind: z.enum(KINDS) }),
      z.strictObject({ kind: z.literal('list'), of: field }),
      z.strictObject({ kind: z.literal('tuple'), fields: z.array(field).min(1) }),
    ]),
  ),
})

const argumentNote = z.strictObject({
  label: z.string().min(1).max(60).optional(),
  meaning: z.enum(MEANINGS).optional(),
  about: sentence.optional(),
  choices: z.array(z.string()).min(1).optional(),
  open: z.boolean().optional(),
  secret: z.boolean().optional(),
  unit: z.string().max(40).optional(),
})

const command = z
  .strictObject({
    name: word,
    version: z.number().int().min(0).max(999).optional(),
    tags: z.array(word).min(1),
    policy: z.enum(['open', 'restricted', 'admin', 'user']).optional(),
    args: z.array(field),
    renames: z.record(word, word).optional(),
    result: field,
    summary: sentence.optional(),
    effect: z.enum(['read', 'write', 'destructive']).optional(),
    verb: z.string().min(1).max(30).optional(),
    caution: sentence.optional(),
    preview: word.optional(),
    notes: z.record(z.string(), argumentNote).optional(),
    secretResults: z.array(word).optional(),
    timeLimitSeconds: z.number().positive().max(3600).optional(),
    run: z.custom<() => unknown>(value => typeof value === 'function', 'must be a function'),
  })
  .superRefine((given, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const names = given.args.map(({ name }) => name)
    for (const [index, name] of names.entries()) {
      if (name === '' || names.indexOf(name) !== index)
        complain(['args', index, 'name'], 'must be a name of its own')
    }
    for (const [index, arg] of given.args.entries()) {
      const wrong = wrongType(arg, false)
      if (wrong) complain(['args', index], wrong)
    }
    const wrong = wrongType(given.result, true)
    if (wrong) complain(['result'], wrong)
    for (const [former, present] of Object.entries(given.renames ?? {})) {
      if (names.includes(former) || !names.includes(present))
        complain(['renames', former], 'must be a former name, with the name of an argument')
    }
  })

const shape = z.object({ commands: z.array(command).min(1) })

/** What is wrong with a type where it stands; undefined: nothing. */
function wrongType({ type }: Field, isResult: boolean, depth = 0): string | undefined {
  if (depth > DEPTH_MAX) return `is nested more than ${DEPTH_MAX} deep`
  if (type.kind === 'list') return wrongType(type.of, isResult, depth + 1)
  if (type.kind === 'tuple') {
    const names = type.fields.map(({ name }) => name)
    if (names.includes('') || new Set(names).size < names.length) return 'has a tuple whose fields lack names'
    return type.fields.map(one => wrongType(one, isResult, depth + 1)).find(Boolean)
  }
  const isOnlyWhole = type.kind === 'rescode' || type.kind === 'restuple'
  if (isResult) return isOnlyWhole && depth > 0 ? `has ${type.kind} inside of something` : undefined
  return RESULT_ONLY.some(kind => kind === type.kind)
    ? `is ${type.kind}, which only a result can be`
    : undefined
}

/**
 * What a file exports by default as a module.
 *
 * @throws Unusable naming the first part that is wrong: "commands.0 (greet): args.1.type …"
 */
export function checkShape(exported: unknown): ThirdPartyModule {
  if (exported === undefined)
    throw new Unusable('exports nothing by default: end with "export default defineModule(…)"')
  const parsed = shape.safeParse(exported)
  if (parsed.success) return exported as ThirdPartyModule
  const [issue] = parsed.error.issues
  const path = issue?.path ?? []
  const [, index] = path
  const name = nameOf(exported, index)
  const place = path.join('.') || 'what it exports'
  throw new Unusable(`${place}${name ? ` (${name})` : ''}: ${issue?.message ?? 'is wrong'}`)
}

function nameOf(exported: unknown, index: PropertyKey | undefined): string | undefined {
  const { commands } = Object(exported)
  const name = Array.isArray(commands) && typeof index === 'number' ? Object(commands[index]).name : undefined
  return typeof name === 'string' ? name : undefined
}
