import { element, type XmlElement } from '@/lib/xml/element'
import { printXml } from '@/lib/xml/print'
import { type DescribedCommand, describeField, sampleOf } from './described'

/** An HTML page of commands, which needs nothing else. `withExamples`: with a call in JSON for each. */
export function commandsHtml(commands: readonly DescribedCommand[], withExamples: boolean): string {
  const page = element(
    'html',
    { lang: 'en' },
    element('head', {}, element('meta', { charset: 'utf-8' }), element('title', {}, 'Commands')),
    element(
      'body',
      {},
      element('h1', {}, 'Commands'),
      ...commands.flatMap(one => describe(one, withExamples)),
    ),
  )
  return `<!DOCTYPE html>\n${printXml(page)}\n`
}

function describe({ definition, notes }: DescribedCommand, withExamples: boolean): XmlElement[] {
  const { name, args, result, tags, module } = definition
  const code = (text: string) => element('code', {}, text)
  return [
    element('h2', { id: name }, name),
    element('p', {}, `${notes.summary}.`),
    ...(notes.caution ? [element('p', {}, notes.caution)] : []),
    ...(args.length > 0
      ? [element('ul', {}, ...args.map(field => element('li', {}, code(describeField(field)))))]
      : []),
    element('p', {}, 'Result: ', code(describeField(result))),
    element('p', {}, `Tags: ${tags.join(', ')}. Module: ${module}.`),
    ...(withExamples
      ? [element('pre', {}, `POST /api/${name}\n\n${JSON.stringify(sampleOf(args), null, 2)}`)]
      : []),
  ]
}
