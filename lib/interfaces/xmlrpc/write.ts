import { printFloat } from '@/lib/commands/erlang-term'
import { toWellFormed } from '@/lib/commands/text'
import { type RpcValue, struct } from './value'

/** The answer to a call. */
export const writeResponse = (value: RpcValue) =>
  `${DECLARATION}<methodResponse><params><param>${writeValue(value)}</param></params></methodResponse>`

/** The answer to a call that failed. ejabberd repeats the code before the text. */
export function writeFault(code: number, text: string): string {
  const fault = struct(['faultCode', code], ['faultString', `Error ${code}\n${text}`])
  return `${DECLARATION}<methodResponse><fault>${writeValue(fault)}</fault></methodResponse>`
}

const DECLARATION = '<?xml version="1.0"?>'

/** `<value>` with its content; every text becomes well-formed XML. */
export const writeValue = (value: RpcValue): string => `<value>${contentOf(value)}</value>`

function contentOf(value: RpcValue): string {
  switch (typeof value) {
    case 'string':
      return value === '' ? '<string/>' : `<string>${escaped(value)}</string>`
    case 'boolean':
      return `<boolean>${value ? 1 : 0}</boolean>`
    case 'number':
    case 'bigint':
      return `<int>${value}</int>`
  }
  if (value === null) return '<nil/>'
  switch (value.kind) {
    case 'double':
      return `<double>${printFloat(value.value)}</double>`
    case 'base64':
      return `<base64>${escaped(value.text)}</base64>`
    case 'date':
      return `<dateTime.iso8601>${escaped(value.text)}</dateTime.iso8601>`
    case 'array':
      if (!value.elements.length) return '<array><data/></array>'
      return `<array><data>${value.elements.map(writeValue).join('')}</data></array>`
    case 'struct':
      return `<struct>${value.members.map(writeMember).join('')}</struct>`
  }
}

const writeMember = ([name, value]: readonly [string, RpcValue]) =>
  `<member><name>${escaped(name)}</name>${writeValue(value)}</member>`

/** Characters that XML cannot hold, even escaped, become U+FFFD. */
const escaped = (text: string) => toWellFormed(text).replace(SPECIAL, one => ESCAPES[one] ?? '\ufffd')

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
const SPECIAL = /[&<>'"\r]|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
  '\r': '&#13;',
}
