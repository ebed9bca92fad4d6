import { CREDENTIAL_VARIABLE, callerOf, type DialectCall, type Rendering } from './call'
import { leavesOf, type Member, placeholder, type Spelled, spell } from './spell'

/** Releases before this one read a tuple as an array of structs with one member each. */
const FLAT_TUPLES_SINCE = '24.02'

/** The body of an XML-RPC call: who is calling, then the arguments, each a struct. */
export function xmlRpc(call: DialectCall): Rendering {
  const members = spell(call.definition, call.args, call.notes)
  const unsayable = leavesOf(members).find(leaf => leaf.is === 'text' && CONTROLS.test(leaf.text))
  if (unsayable) return { remarks: ['An argument holds a control character, which XML cannot carry.'] }
  const flat = call.release >= FLAT_TUPLES_SINCE
  const [user, host] = callerOf(call).split('@')
  const credentials: Member[] = [
    ['user', { is: 'text', text: user ?? '' }],
    ['server', { is: 'text', text: host ?? '' }],
    [call.credentials, { is: 'secret', variable: CREDENTIAL_VARIABLE[call.credentials] }],
  ]
  const params = [credentials, ...(members.length > 0 ? [members] : [])]
  return {
    code: [
      '<?xml version="1.0"?>',
      '<methodCall>',
      `  <methodName>${xmlText(call.definition.name)}</methodName>`,
      '  <params>',
      ...params.map(param => `    <param><value>\n${struct(param, '      ', flat)}\n    </value></param>`),
      '  </params>',
      '</methodCall>',
    ].join('\n'),
    remarks: [
      'Put your values where a $ is, and POST it to the listener of ejabberd_xmlrpc, often /RPC2.',
      ...(call.isNewest ? [] : ['XML-RPC always takes the newest API version, not the one chosen here.']),
    ],
  }
}

const struct = (members: readonly Member[], indent: string, flat: boolean): string =>
  [
    `${indent}<struct>`,
    ...members.map(member => `${indent}  ${memberOf(member, `${indent}  `, flat)}`),
    `${indent}</struct>`,
  ].join('\n')

const memberOf = ([name, value]: Member, indent: string, flat: boolean) =>
  `<member><name>${xmlText(name)}</name><value>${xmlValue(value, indent, flat)}</value></member>`

function xmlValue(value: Spelled, indent: string, flat: boolean): string {
  switch (value.is) {
    case 'list':
      return array(
        value.elements.map(element => xmlValue(element, `${indent}  `, flat)),
        indent,
      )
    case 'object':
      return flat
        ? `\n${struct(value.members, `${indent}  `, flat)}\n${indent}`
        : array(
            value.members.map(member => `<struct>${memberOf(member, indent, flat)}</struct>`),
            indent,
          )
    case 'integer':
      return `<int>${value.digits}</int>`
    case 'text':
      return `<string>${xmlText(value.text)}</string>`
    case 'json':
      return `<string>${xmlText(JSON.stringify(value.json))}</string>`
    case 'secret':
      return `<string>$${value.variable}</string>`
    case 'blank':
      return `<string>${xmlText(placeholder(value.name))}</string>`
  }
}

const array = (values: readonly string[], indent: string) =>
  values.length === 0
    ? '<array><data/></array>'
    : `<array><data>\n${values.map(value => `${indent}  <value>${value}</value>`).join('\n')}\n${indent}</data></array>`

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML 1.0 excludes.
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

const xmlText = (text: string) => text.replace(/[&<>\r]/g, char => ENTITIES[char] ?? char)
