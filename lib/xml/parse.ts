import type { XmlElement } from './element'
import { Malformed, type OpenElement, readTree } from './tree'

/** `reason` is in the words of expat, which ejabberd passes on: "unclosed token", "no element found". */
export type ParsedXml =
  | { readonly ok: true; readonly element: XmlElement }
  | { readonly ok: false; readonly reason: string }

/** Reads one element; what the bounds of `tree.ts` refuse is not well-formed. */
export function parseXml(text: string): ParsedXml {
  let root: XmlElement | undefined
  const reader = readTree((element, around) => {
    if (around.length === 0) root = element
    return true
  })
  try {
    reader.write(text)
    reader.end()
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, reason: error.message }
    throw error
  }
  return root ? { ok: true, element: root } : { ok: false, reason: 'no element found' }
}

/** A part of a document, with the elements around it from the root. */
export interface XmlPart {
  readonly element: XmlElement
  readonly around: readonly OpenElement[]
}

/**
 * Reads a document of any length in parts: those elements that `isPart` wants are given as they are complete, and not
 * kept. What stands between them is kept until the end, within the bounds of one document.
 *
 * @returns undefined, or why the document is not well-formed, after the parts before that place
 */
export async function* xmlParts(
  chunks: AsyncIterable<string>,
  isPart: (element: OpenElement, around: readonly OpenElement[]) => boolean,
): AsyncGenerator<XmlPart, string | undefined> {
  let parts: XmlPart[] = []
  const reader = readTree((element, around) => {
    if (!isPart(element, around)) return true
    parts.push({ element, around: [...around] })
    return false
  })
  try {
    for await (const chunk of chunks) {
      reader.write(chunk)
      yield* parts
      parts = []
    }
    reader.end()
    yield* parts
    return undefined
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    yield* parts
    return error.message
  }
}
