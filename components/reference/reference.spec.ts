import { describe, expect, test } from 'vitest'
import type { Schema } from '@/lib/interfaces/openapi/document'
import { filterEntries, groupEntries } from './arrange'
import { referenceCurl } from './reference-curl'
import { schemaRows, schemaWords } from './schema-rows'

const text: Schema = { type: 'string' }
const option: Schema = {
  type: 'object',
  properties: { name: text, value: text },
  required: ['name', 'value'],
}

describe('a schema in words', () => {
  test.each<[Schema, string]>([
    [text, 'text'],
    [{ type: 'string', format: 'password' }, 'text, secret'],
    [{ type: 'array', items: text }, 'list of text'],
    [{ type: 'array', items: { type: 'array', items: option } }, 'list of lists of objects'],
    [{ type: 'object', additionalProperties: text }, 'object: names and their values (text)'],
    [option, 'object'],
    [{}, 'anything'],
  ])('%j is %s', (schema, words) => expect(schemaWords(schema)).toBe(words))

  test('rows go down into lists of objects', () => {
    const body: Schema = {
      type: 'object',
      properties: { room: text, options: { type: 'array', items: option } },
    }
    expect(schemaRows(body).map(({ key, depth }) => [key, depth])).toEqual([
      ['room', 0],
      ['options', 0],
      ['options.name', 1],
      ['options.value', 1],
    ])
  })
})

test('a shell is told nothing but the body', () => {
  expect(referenceCurl('http://x/api/y', "o'neil@x", { a: "it's" })).toContain(`{\n    "a": "it'\\''s"\n  }`)
  expect(referenceCurl('http://x/api/y', "o'neil@x", {})).toContain(`-u 'o'\\''neil@x'`)
})

describe('the index', () => {
  const entry = (operationId: string, summary: string, ...tags: string[]) =>
    ({ path: `/${operationId}`, operation: { operationId, summary, tags } }) as never
  const all = [
    entry('create_room', 'Create a room', 'muc_room'),
    entry('stats', 'Count accounts', 'statistics'),
  ]

  test.each([
    ['', 2],
    ['create-room', 1],
    ['ROOM create', 1],
    ['statistics', 1],
    ['nothing like it', 0],
  ])('%j finds %i', (typed, count) => expect(filterEntries(all, typed)).toHaveLength(count))

  test('has each command once, below its first tag', () => {
    expect(groupEntries(all).map(({ tag, entries }) => [tag, entries.length])).toEqual([
      ['muc_room', 1],
      ['statistics', 1],
    ])
  })
})
