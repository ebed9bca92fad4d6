/** What is wrong in the configuration: the key's path and what is allowed there. */
export interface Problem {
  /** Keys from the top, joined by dots: "api_permissions.public.who.0.ip". */
  readonly path: string
  readonly message: string
}

/** Collects problems while a part of the configuration is read, so that the operator sees all of them at once. */
export type Problems = Problem[]

/** Appends a key to a path. */
export const at = (path: string, key: string | number) => (path === '' ? String(key) : `${path}.${key}`)

/** A YAML scalar as text; undefined for maps, lists and null. Numbers and booleans occur where quotes were left out. */
export function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}

/** One value or a list of values, each with its path. */
export function eachValue(
  value: unknown,
  path: string,
): readonly (readonly [value: unknown, path: string])[] {
  return Array.isArray(value)
    ? value.map((element: unknown, index) => [element, at(path, index)] as const)
    : [[value, path]]
}

/**
 * The members of a map, or of a list of maps, as ejabberd accepts both where order matters.
 *
 * @returns undefined, and a problem, where the value is neither
 */
export function eachMember(
  value: unknown,
  path: string,
  problems: Problems,
  message = 'must be a map, or a list of maps',
): readonly (readonly [key: string, value: unknown, path: string])[] | undefined {
  if (value === null || value === undefined) return []
  const members: (readonly [string, unknown, string])[] = []
  for (const [map, mapPath] of eachValue(value, path)) {
    if (typeof map !== 'object' || map === null || Array.isArray(map)) {
      problems.push({ path: mapPath, message })
      return undefined
    }
    for (const [key, member] of Object.entries(map)) members.push([key, member, at(mapPath, key)])
  }
  return members
}
