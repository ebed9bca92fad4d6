import type { Field, Type } from '@/lib/commands/types'

const SCALARS = ['integer', 'string', 'binary', 'atom', 'any', 'rescode', 'restuple'] as const

/**
 * Reads the notation of ejabberd's help and documentation: `options::[ option::{ name::binary, value::binary } ]`, over
 * several lines if need be. In documentation the tuple inside a list has no name: `[{name::string, value::string}]`.
 *
 * @returns the field and what follows it, or undefined where the text does not begin with one
 */
export function readTypedField(text: string): { field: Field; rest: string } | undefined {
  const reader = new Reader(text)
  const field = reader.field()
  return field && { field, rest: reader.rest }
}

/** The type alone, which must be the whole text: `integer`, `[{name::string, value::string}]`. */
export function readTypedType(text: string): Type | undefined {
  const reader = new Reader(text)
  const type = reader.type()
  return type && reader.rest.trim() === '' ? type : undefined
}

class Reader {
  rest: string

  constructor(text: string) {
    this.rest = text
  }

  field(): Field | undefined {
    const name = this.#take(/^\s*([^\s:,{}[\]]+)\s*::/)
    if (name === undefined) return undefined
    const type = this.type()
    return type && { name, type }
  }

  type(): Type | undefined {
    if (this.#take(/^\s*(\[)/)) {
      const of = this.#element()
      return of && this.#take(/^\s*(\])/) ? { kind: 'list', of } : undefined
    }
    if (this.#take(/^\s*(\{)/)) {
      const fields: Field[] = []
      do {
        const field = this.field()
        if (!field) return undefined
        fields.push(field)
      } while (this.#take(/^\s*(,)/))
      return this.#take(/^\s*(\})/) ? { kind: 'tuple', fields } : undefined
    }
    const word = this.#take(/^\s*(\w+)/)
    const kind = SCALARS.find(scalar => scalar === word)
    return kind && { kind }
  }

  #element(): Field | undefined {
    const before = this.rest
    const named = this.field()
    if (named) return named
    this.rest = before
    const type = this.type()
    return type && { name: '', type }
  }

  #take(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.rest)
    if (!found) return undefined
    this.rest = this.rest.slice(found[0].length)
    return found[1]
  }
}
