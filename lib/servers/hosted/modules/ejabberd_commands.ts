import { binary, rescode } from '@/lib/commands/fields'
import { type CommandFailure, type Outcome, refusedAsResult } from '@/lib/commands/outcome'
import { crashed, success } from '../answers'
import type { HostedContext } from '../context'
import type { DescribedCommand } from '../documents/described'
import { commandsHtml } from '../documents/html'
import { commandsMarkdown, tagsMarkdown } from '../documents/markdown'
import { writeNamedFile } from '../files'
import { defineModule } from '../module'
import { passWithin } from '../pass-within'

const MATCHING_MAX_MS = 500
const about = [binary('file'), binary('regexp'), binary('examples')] as const

/** Documents about the commands that are here, in files below the folder for files. */
export const ejabberdCommands = defineModule('ejabberd_commands', command => [
  command(
    { name: 'gen_html_doc_for_commands', tags: ['documentation'], args: about, result: rescode('res') },
    ({ file, regexp, examples }, context) => {
      const commands = matching(context, regexp)
      return commands ? write(context, file, commandsHtml(commands, wantsJson(examples))) : crashed
    },
  ),

  command(
    { name: 'gen_markdown_doc_for_commands', tags: ['documentation'], args: about, result: rescode('res') },
    ({ file, regexp, examples }, context) => {
      const commands = matching(context, regexp)
      return commands ? write(context, file, commandsMarkdown(commands, wantsJson(examples))) : crashed
    },
  ),

  command(
    {
      name: 'gen_markdown_doc_for_tags',
      tags: ['documentation'],
      args: [binary('file')],
      result: rescode('res'),
    },
    ({ file }, context) => write(context, file, tagsMarkdown(context.node.described())),
  ),
])

const wantsJson = (examples: string) => examples.split(',').some(language => language.trim() === 'json')

/** Those whose name or module the expression matches; undefined for one that is broken, or takes too long. */
function matching({ node }: HostedContext, regexp: string): readonly DescribedCommand[] | undefined {
  try {
    const expression = new RegExp(regexp, 'u')
    return passWithin(
      MATCHING_MAX_MS,
      node.described(),
      ({ definition: { name, module } }) => expression.test(name) || expression.test(module),
    )
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function write(context: HostedContext, file: string, text: string): Promise<Outcome<boolean>> {
  return refusedWith(await writeNamedFile(context.config, file, [text])) ?? success
}

const refusedWith = (failure: CommandFailure | undefined) =>
  failure?.kind === 'crashed' ? refusedAsResult(failure.reason ?? 'The file cannot be written') : failure
