import { describe, expect, test } from 'vitest'
import { catalogueOf } from '@/lib/catalog/catalogue'
import { LATEST_RELEASE } from '@/lib/catalog/facts'
import { answer, body, catalogueOfRelease, documentOf, latest, operation, operationsOf } from './testing'

describe('the newest document', () => {
  test('has every command that the API runs in this version, once', () => {
    const callable = catalogueOf(LATEST_RELEASE).filter(({ unavailable }) => !unavailable)
    expect(Object.keys(latest(3).paths)).toEqual(callable.map(({ name }) => `/${name}/v3`))
    expect(Object.keys(latest(1).paths)).not.toContain('/get_ban_details/v1')
    expect(Object.keys(latest(2).paths)).toContain('/get_ban_details/v2')
  })

  test('an older definition is marked, and takes what it took', () => {
    const older = operation(latest(0), 'add_rosteritem')
    expect(older.deprecated).toBe(true)
    expect(Object.keys(body(older).schema.properties ?? {})).toContain('group')
    const newer = operation(latest(3), 'add_rosteritem')
    expect(newer.deprecated).toBeUndefined()
    expect(newer['x-definition-version']).toBe(1)
    expect(body(newer).schema.properties?.groups).toMatchObject({ type: 'array', items: { type: 'string' } })
    // A list may be left out, which is an empty one.
    expect(body(newer).schema.required).not.toContain('groups')
  })

  test('version 0 wraps numbers and texts, and nothing else', () => {
    expect(answer(operation(latest(0), 'stats')).example).toEqual({ stat: 1 })
    expect(answer(operation(latest(3), 'stats')).example).toBe(1)
    expect(answer(operation(latest(0), 'registered_users')).schema.type).toBe('array')
    expect(answer(operation(latest(0), 'check_account')).schema.enum).toEqual([0, 1])
    expect(answer(operation(latest(0), 'register')).schema.type).toBe('string')
  })

  test('names with values are one object, other tuples stay a list', () => {
    expect(answer(operation(latest(3), 'get_room_options')).schema).toEqual({
      ...{ type: 'object', additionalProperties: { type: 'string' } },
    })
    expect(answer(operation(latest(3), 'get_roster')).schema.items?.properties?.groups?.type).toBe('array')
  })

  test('says what is secret, what may be chosen, and what an argument was called', () => {
    const { properties = {} } = body(operation(latest(3), 'register')).schema
    expect(properties.password).toMatchObject({ format: 'password', writeOnly: true })
    expect(properties.user).not.toHaveProperty('format')
    const level = body(operation(latest(3), 'set_loglevel')).schema.properties?.loglevel
    expect(level?.enum).toContain('warning')
    expect(body(operation(latest(3), 'destroy_room')).schema.properties?.room).toMatchObject({
      'x-former-names': ['name'],
    })
  })

  test('lets each command be called with a password, or with a token of its scope', () => {
    const document = latest(3)
    const { token, password } = document.components.securitySchemes
    expect(password).toMatchObject({ type: 'http', scheme: 'basic' })
    if (token?.type !== 'oauth2') throw new Error('no OAuth')
    for (const { security } of operationsOf(document)) {
      const scopes = security.flatMap(({ token = [] }) => token)
      expect(scopes.filter(scope => !(scope in token.flows.password.scopes))).toEqual([])
    }
  })

  test('is the same every time', () => {
    expect(JSON.stringify(latest(2))).toBe(JSON.stringify(latest(2)))
  })
})

test('before 24.02 there are no API versions', () => {
  const document = documentOf(catalogueOfRelease('23.01'), 0)
  expect(document['x-api-versions']).toEqual([0])
  expect(Object.keys(document.paths)).toContain('/registered_users')
})
