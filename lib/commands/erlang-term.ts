import { Fraction, type RawJson } from './json'
import { compareText, textToBytes } from './text'
import type { Type } from './types'

/** How much of a value an error message shows. ejabberd shows all of it, which lets a caller multiply its body by four. */
const LENGTH_MAX = 65_536

/**
 * A JSON value the way ejabberd prints it in `Arg … is not in format …`: text as its bytes `<<97,98>>`, objects as
 * `#{<<97>> => 1}` in the order of their keys, fractions as Erlang writes them (`1.0`, `1.0e3`).
 */
export function printTerm(json: RawJson): string {
  const printed = new Printer().print(json)
  return printed.length > LENGTH_MAX ? `${printed.slice(0, LENGTH_MAX)}…` : printed
}

/** A type the way ejabberd prints it: `binary`, `{tuple,[{name,binary},{value,binary}]}`, `{list,{group,binary}}`. */
export function printType(type: Type): string {
  if (type.kind === 'tuple') return `{tuple,[${type.fields.map(printField).join()}]}`
  return type.kind === 'list' ? `{list,${printField(type.of)}}` : type.kind
}

const printField = ({ name, type }: { readonly name: string; readonly type: Type }) =>
  `{${printAtom(name)},${printType(type)}}`

/** A name as an Erlang atom: in quotes unless it is a plain lower-case word. */
export function printAtom(name: string): string {
  if (/^[a-z][A-Za-z0-9_@]*$/.test(name) && !RESERVED.has(name)) return name
  return `'${name.replace(/['\\]/g, '\\$&')}'`
}

const RESERVED = new Set(
  (
    'after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe not of or orelse ' +
    'receive rem try when xor'
  ).split(' '),
)

/**
 * A fraction with the fewest digits that tell it apart, with a point always, and with an exponent where that is
 * shorter: `0.1`, `100.0`, `1.0e3`.
 */
export function printFloat(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const [mantissa = '', power = ''] = Math.abs(value).toExponential().split('e')
  const digits = mantissa.replace('.', '')
  const exponent = Number(power)
  const scientific = `${digits[0]}.${digits.slice(1) || '0'}e${exponent}`
  const positional = toPositional(digits, exponent)
  const shorter =
    Math.abs(value) < 2 ** 53 && positional.length <= scientific.length ? positional : scientific
  return value < 0 ? `-${shorter}` : shorter
}

function toPositional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  return `${whole}.${digits.slice(exponent + 1) || '0'}`
}

/** Prints until there is enough. */
class Printer {
  #left = LENGTH_MAX

  print(json: RawJson): string {
    if (this.#left <= 0) return ''
    if (json instanceof Fraction) return this.#count(printFloat(json.value))
    if (json instanceof Map) return this.#map(json)
    if (Array.isArray(json)) return `[${this.#each(json, element => this.print(element))}]`
    return this.#count(typeof json === 'string' ? this.#text(json) : String(json))
  }

  #text(text: string): string {
    return `<<${textToBytes(text.slice(0, this.#left)).slice(0, this.#left).join()}>>`
  }

  #map(map: ReadonlyMap<string, RawJson>): string {
    const members = [...map].sort(([a], [b]) => compareText(a, b))
    return `#{${this.#each(members, ([key, value]) => `${this.print(key)} => ${this.print(value)}`)}}`
  }

  #each<T>(elements: readonly T[], print: (element: T) => string): string {
    const printed: string[] = []
    for (const element of elements) {
      if (this.#left <= 0) break
      this.#left -= 1
      printed.push(print(element))
    }
    return printed.join()
  }

  #count(printed: string): string {
    this.#left -= printed.length
    return printed
  }
}
