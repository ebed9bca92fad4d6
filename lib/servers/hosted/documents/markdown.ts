import { byTag, type DescribedCommand, describeField, sampleOf } from './described'

/** A Markdown page of commands. `withExamples`: with a call in JSON for each. */
export function commandsMarkdown(commands: readonly DescribedCommand[], withExamples: boolean): string {
  return `${['# Commands', ...commands.map(one => describe(one, withExamples))].join('\n\n')}\n`
}

function describe({ definition, notes }: DescribedCommand, withExamples: boolean): string {
  const { name, args, result, tags, module, version } = definition
  const argumentLines = args.map(field => `- \`${describeField(field)}\`${about(notes.args?.[field.name])}`)
  const blocks = [
    `## ${name}`,
    `${notes.summary}.`,
    ...(notes.caution ? [`**Note:** ${notes.caution}`] : []),
    argumentLines.length > 0 ? `Arguments:\n\n${argumentLines.join('\n')}` : 'No arguments.',
    `Result: \`${describeField(result)}\``,
    `Tags: ${tags.join(', ')}. Module: \`${module}\`.${version > 0 ? ` Since API version ${version}.` : ''}`,
  ]
  const example = `~~~ http\nPOST /api/${name}\n\n${JSON.stringify(sampleOf(args), null, 2)}\n~~~`
  return [...blocks, ...(withExamples ? [example] : [])].join('\n\n')
}

const about = (note: { readonly label?: string; readonly about?: string } | undefined) =>
  note ? ` ${[note.label, note.about].filter(Boolean).join('. ')}` : ''

/** A Markdown page of tags, each with its commands. */
export function tagsMarkdown(commands: readonly DescribedCommand[]): string {
  const sections = [...byTag(commands)].map(
    ([tag, names]) => `## ${tag}\n\n${names.map(name => `- ${name}`).join('\n')}`,
  )
  return `${['# Tags of commands', ...sections].join('\n\n')}\n`
}
