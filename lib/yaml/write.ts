import { Document, isMap, isScalar, stringify } from 'yaml'

/** Long lines stay whole, and what is said twice is written twice: ejabberd's reader does not know aliases (23.01). */
const PLAIN = { lineWidth: 0, aliasDuplicateObjects: false } as const

/** A part of a configuration as YAML text, as one pastes it. */
export const toYaml = (section: unknown): string => stringify(section, PLAIN).trimEnd()

/** The same of a map of maps, with those whose name `fits` on a line each. */
export function lineEach(
  section: Readonly<Record<string, Readonly<Record<string, object>>>>,
  fits: (name: string) => boolean,
): string {
  const document = new Document(section, PLAIN)
  const maps = isMap(document.contents) ? document.contents.items.map(({ value }) => value) : []
  for (const { key, value } of maps.filter(map => isMap(map)).flatMap(({ items }) => items))
    if (isScalar(key) && isMap(value) && fits(String(key.value))) value.flow = true
  return document.toString({ ...PLAIN, flowCollectionPadding: false }).trimEnd()
}
