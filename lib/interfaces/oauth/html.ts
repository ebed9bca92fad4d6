import { toWellFormed } from '@/lib/commands/text'

/** HTML that may be put into other HTML as it is. Only `html` makes it. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly Html[] | undefined | false

/**
 * HTML with values in it. Texts are escaped, so that they are safe between tags and in quoted attributes.
 *
 * @example
 * html`<p title='${title}'>${text}</p>`
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.reduce((text, string, index) => `${text}${write(parts[index - 1])}${string}`))

function write(part: Part): string {
  if (part instanceof Html) return part.text
  if (typeof part === 'string' || typeof part === 'number') return escapeText(toWellFormed(String(part)))
  return part ? part.map(write).join('') : ''
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeText = (text: string) => text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '')
