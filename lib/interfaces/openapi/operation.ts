import { historyOf } from '@/lib/catalog/changes'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Definition } from '@/lib/commands/definition'
import { printType } from '@/lib/commands/erlang-term'
import { bodySchema } from './arguments'
import type { Operation, Response } from './document'
import { failuresOf, type ServerKind } from './errors'
import { exampleAnswer, exampleBody } from './examples'
import { resultSchema } from './result'

/** A command of an API version: what is sent, and every way in which it is answered. */
export function operationOf(
  command: CatalogueCommand,
  definition: Definition,
  version: number,
  kind: ServerKind,
): Operation {
  const { name, notes, versions } = command
  const newest = versions.at(-1)?.version ?? definition.version
  const history = historyOf(name)
  return {
    operationId: name,
    summary: notes.summary,
    description: describe(command, definition, newest),
    tags: definition.tags,
    ...(definition.version < newest ? { deprecated: true } : {}),
    security: [{ password: [] }, { token: [name] }, { token: ['ejabberd:admin'] }],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: bodySchema(definition, notes),
          example: exampleBody(definition, notes),
        },
      },
    },
    responses: { '200': success(command, definition, version), ...failuresOf(definition, kind) },
    'x-effect': notes.effect,
    'x-module': definition.module,
    'x-definition-version': definition.version,
    'x-result': { name: definition.result.name, type: printType(definition.result.type) },
    ...(history ? { 'x-history': history } : {}),
  }
}

function success({ notes }: CatalogueCommand, definition: Definition, version: number): Response {
  const isRescode = definition.result.type.kind === 'rescode'
  return {
    description: isRescode
      ? 'The command ran. The body tells whether it succeeded.'
      : 'The command succeeded.',
    content: {
      'application/json': {
        schema: resultSchema(definition, notes, version),
        example: exampleAnswer(definition, version),
      },
    },
  }
}

const EFFECTS = {
  read: 'Changes nothing.',
  write: 'Changes something.',
  destructive: 'Takes away what the same call cannot put back.',
} as const

/**
 * An argument whose name is the former name of another one, which ejabberd takes it for: a call by names then always has
 * that other one twice (SPEC 14.1). Undefined: there is none.
 */
export const shadowedArgument = ({ args, renames }: Definition): string | undefined =>
  args.find(({ name }) => Object.hasOwn(renames, name))?.name

function describe({ notes, unavailable }: CatalogueCommand, definition: Definition, newest: number): string {
  const { version, result, module, renames } = definition
  const shadowed = shadowedArgument(definition)
  return [
    `${EFFECTS[notes.effect]} A command of \`${module}\`.`,
    notes.caution,
    unavailable,
    shadowed !== undefined &&
      `ejabberd refuses every such call over HTTP: it takes the argument \`${shadowed}\` for a former name of \`${renames[shadowed]}\`. Use an older API version, or ejabberdctl.`,
    result.type.kind === 'rescode' && 'A failure is answered with HTTP 200 too: its body is `1`.',
    version < newest && `API version ${newest} defines this command anew.`,
  ]
    .filter(Boolean)
    .join('\n\n')
}
