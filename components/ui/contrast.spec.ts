import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover']
const meanings = ['accent', 'read', 'write', 'destructive', 'success']
const text: [string, string][] = [
  ...['ink', 'muted', 'faint', ...meanings].flatMap(ink => grounds.map((on): [string, string] => [ink, on])),
  ...meanings.map((each): [string, string] => [each, `${each}-soft`]),
  ...meanings.map((each): [string, string] => ['ink', `${each}-soft`]),
  // The row that the keyboard is at.
  ...['muted', 'faint', ...meanings].map((ink): [string, string] => [ink, 'accent-soft']),
  ...['accent', 'read', 'destructive'].map((each): [string, string] => [`on-${each}`, each]),
  ['on-write', 'write-fill'],
]
const edges: [string, string][] = ['control', 'ring'].flatMap(edge =>
  grounds.map((on): [string, string] => [edge, on]),
)

describe.each(['light', 'dark'] as const)('%s', theme => {
  const of = (name: string) => tokens.get(name)?.[theme] ?? 'missing token'
  test.each(text)('text %s on %s has 4.5:1', (ink, on) => {
    expect(contrast(of(ink), of(on))).toBeGreaterThanOrEqual(4.5)
  })
  test.each(edges)('the edge %s on %s has 3:1', (edge, on) => {
    expect(contrast(of(edge), of(on))).toBeGreaterThanOrEqual(3)
  })
})
