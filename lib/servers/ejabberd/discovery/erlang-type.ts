import type { Field, Type } from '@/lib/commands/types'

const SCALARS = ['integer', 'string', 'binary', 'atom', 'any', 'rescode', 'restuple'] as const

/**
 * Reads a type as ejabberd prints it in "Arg … is not in format …": `binary`, `{list,{group,binary}}`,
 * `{tuple,[{name,binary},{'Odd one',integer}]}`. The reverse of `printType`.
 *
 * @returns undefined where the text is no such type
 */
export function readType(text: string): Type | undefined {
  const reader = new Reader(text)
  const type = reader.type()
  return type && reader.isAtEnd() ? type : undefined
}

/** Parts of a text from left to right. Every step gives undefined where the text goes on differently. */
class Reader {
  #rest: string

  constructor(text: string) {
    this.#rest = text.trim()
  }

  isAtEnd = () => this.#rest === ''

  type(): Type | undefined {
    if (this.#take('{list,')) {
      const of = this.#field()
      return of && this.#take('}') ? { kind: 'list', of } : undefined
    }
    if (this.#take('{tuple,[')) {
      const fields = this.#fields()
      return fields && this.#take(']}') ? { kind: 'tuple', fields } : undefined
    }
    const word = this.#atom()
    const kind = SCALARS.find(scalar => scalar === word)
    return kind && { kind }
  }

  #fields(): Field[] | undefined {
    const fields: Field[] = []
    if (this.#rest.startsWith(']')) return fields
    do {
      const field = this.#field()
      if (!field) return undefined
      fields.push(field)
    } while (this.#take(','))
    return fields
  }

  #field(): Field | undefined {
    if (!this.#take('{')) return undefined
    const name = this.#atom()
    if (name === undefined || !this.#take(',')) return undefined
    const type = this.type()
    return type && this.#take('}') ? { name, type } : undefined
  }

  #atom(): string | undefined {
    const [found, plain, quoted] = /^(?:([a-z][A-Za-z0-9_@]*)|'((?:[^'\\]|\\.)*)')/s.exec(this.#rest) ?? []
    if (found === undefined) return undefined
    this.#rest = this.#rest.slice(found.length).trimStart()
    return plain ?? quoted?.replace(/\\(.)/gs, '$1')
  }

  #take(token: string): boolean {
    if (!this.#rest.startsWith(token)) return false
    this.#rest = this.#rest.slice(token.length).trimStart()
    return true
  }
}
