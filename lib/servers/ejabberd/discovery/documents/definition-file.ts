import { z } from 'zod'
import { parseFields } from '@/lib/catalog/facts/notation'
import type { Field } from '@/lib/commands/types'
import { type FoundCommand, isCommandWord, type NotFound, notFound } from '../findings'

const fields = z
  .string()
  .max(5000)
  .transform((text, context): readonly Field[] => {
    try {
      return parseFields(text)
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'write fields as "user, host, days: integer, options: [option: {name, value}]"',
      })
      return z.NEVER
    }
  })

const oneField = fields
  .refine(list => list.length === 1, 'a result is one field, such as "res: rescode"')
  .transform(([field]) => field)

const definition = z.strictObject({
  name: z.string().refine(isCommandWord, 'a command is a word of letters, digits and _'),
  version: z.number().int().min(0).max(1000).default(0),
  args: fields.default([]),
  result: oneField.optional(),
  tags: z
    .array(z.string().regex(/^[\w-]{1,60}$/))
    .max(20)
    .default([]),
  module: z
    .string()
    .regex(/^\w{1,100}$/)
    .optional(),
  description: z.string().max(10_000).optional(),
})

const file = z.strictObject({ commands: z.array(definition).max(5000) })

/**
 * Reads definitions that somebody wrote: `{"commands": [{"name": "shout", "args": "room, text", "result": "res: rescode"}]}`.
 * Several API versions of a command are several entries.
 *
 * @returns one sentence that names the first wrong place, where there is one
 */
export function readDefinitionFile(text: string): readonly FoundCommand[] | NotFound {
  const json = parseJson(text)
  if (json === undefined) return notFound('The definition file is not JSON.')
  const parsed = file.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return notFound(`The definition file, at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`)
  }
  const commands = new Map<string, FoundCommand>()
  for (const { name, description, ...found } of parsed.data.commands) {
    const before = commands.get(name)
    const versions = [...(before?.versions ?? []), found].sort((a, b) => a.version - b.version)
    const words = description ?? before?.description
    commands.set(name, { name, versions, ...(words === undefined ? {} : { description: words }) })
  }
  return [...commands.values()]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
