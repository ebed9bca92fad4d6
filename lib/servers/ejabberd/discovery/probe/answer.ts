import { readJson } from '@/lib/commands/json'
import type { Type } from '@/lib/commands/types'
import type { Answer } from '../../client'
import { readType } from '../erlang-type'

/** What the answer to a question says. */
export type Said =
  /** An argument that the command wants. */
  | { readonly kind: 'missing'; readonly name: string }
  /** Nothing is missing; these are left over, among them the one that no command has. */
  | { readonly kind: 'left-over'; readonly names: readonly string[] }
  /** A value does not fit. `value` as ejabberd prints it; the type is undefined where it is not one we know. */
  | { readonly kind: 'unfit'; readonly value: string; readonly type: Type | undefined }
  /** A name that is no word to this server; nothing else was looked at. */
  | { readonly kind: 'unknown-word'; readonly name: string }
  /** No such command, in this API version. */
  | { readonly kind: 'absent' }
  /** 401: it wants other credentials. */
  | { readonly kind: 'turned-away' }
  /** The request was not refused for its arguments, as it must be: no more may be asked. */
  | { readonly kind: 'unsafe'; readonly status: number }
  /** It exists or not: the answer does not say. */
  | { readonly kind: 'unclear' }

/** Reads the answer to a request whose arguments cannot be accepted (SPEC 3.1, 5, 8), of any release. */
export function readAnswer({ status, body }: Pick<Answer, 'status' | 'body'>): Said {
  const json = readJson(body)
  if (status === 401) return { kind: 'turned-away' }
  if (status < 300 || status === 403) return { kind: 'unsafe', status }
  if (status === 404) {
    const code = json instanceof Map ? json.get('code') : undefined
    return { kind: code === 40 || code === 44 ? 'absent' : 'unclear' }
  }
  return status === 400 && typeof json === 'string' ? readReason(json) : { kind: 'unclear' }
}

function readReason(reason: string): Said {
  if (reason === 'unknown_command') return { kind: 'absent' }
  const [, unfit, type = ''] = /^Arg (.*) is not in format (.*)$/s.exec(reason) ?? []
  if (unfit !== undefined) return { kind: 'unfit', value: unfit, type: readType(type) }
  const [, missing] = /^Request have missing argument: (.*)$/s.exec(reason) ?? []
  if (missing !== undefined) return { kind: 'missing', name: missing }
  const [, word] = /^Request have unknown argument: (.*)$/s.exec(reason) ?? []
  if (word !== undefined) return { kind: 'unknown-word', name: word }
  const [, names] = /^Request have unknown arguments: \[(.*)\]$/s.exec(reason) ?? []
  return names === undefined ? { kind: 'unclear' } : { kind: 'left-over', names: readAtoms(names) }
}

/** `groups,'Odd one',''` → the names. */
const readAtoms = (text: string): string[] =>
  [...text.matchAll(/'((?:[^'\\]|\\.)*)'|([^,']+)/gs)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '').trim() : quoted.replace(/\\(.)/gs, '$1'),
  )
