import { Document, isMap, isScalar, stringify } from 'yaml'

/** A part of a configuration as YAML text, as one pastes it. Long lines stay whole. */
export const toYaml = (section: unknown): string => stringify(section, { lineWidth: 0 }).trimEnd()

/** The same of a map of maps, with those whose name `fits` on a line each. */
export function lineEach(
  section: Readonly<Record<string, Readonly<Record<string, object>>>>,
  fits: (name: string) => boolean,
): string {
  const document = new Document(section)
  const maps = isMap(document.contents) ? document.contents.items.map(({ value }) => value) : []
  for (const { key, value } of maps.filter(map => isMap(map)).flatMap(({ items }) => items))
    if (isScalar(key) && isMap(value) && fits(String(key.value))) value.flow = true
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()
}
