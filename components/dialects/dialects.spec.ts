import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCtlArguments } from '@/lib/commands/ctl-arguments'
import type { Definition } from '@/lib/commands/definition'
import { binary, integer, list, rescode, tuple } from '@/lib/commands/fields'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Field, Json } from '@/lib/commands/types'
import type { DialectCall } from './call'
import { ctl } from './ctl'
import { dialects } from './dialects'
import { curl, javaScript, python } from './http-dialects'
import { readByShell } from './read-by-shell'
import { xmlRpc } from './xmlrpc'

const notes: CommandNotes = {
  summary: 'Do something',
  effect: 'write',
  args: { password: { label: 'Password', meaning: 'password', secret: true } },
}

const callOf = (
  args: readonly Field[],
  values: Record<string, Json>,
  more: Partial<DialectCall> = {},
): DialectCall => {
  const definition: Definition = {
    name: 'some_command',
    version: 1,
    tags: [],
    module: 'mod_some',
    policy: 'admin',
    args,
    renames: {},
    result: rescode('res'),
  }
  return {
    definition,
    notes,
    isNewest: true,
    isVersioned: false,
    args: values,
    apiUrl: 'https://console.example/api',
    caller: 'admin@localhost',
    credentials: 'token',
    release: '26.07',
    ctl: 'ejabberdctl',
    link: 'https://console.example/servers/local/commands/some_command',
    ...more,
  }
}

const options = list('options', tuple('option', binary('name'), binary('value')))

describe('every dialect', () => {
  test('names a variable where a secret belongs, and never the secret', () => {
    const call = callOf([binary('user'), binary('password')], { user: 'alice', password: 's3cr3t' })
    for (const dialect of dialects) {
      for (const credentials of ['token', 'password'] as const) {
        const { code, remarks } = dialect.render({ ...call, credentials })
        expect(`${code}${remarks}`).not.toContain('s3cr3t')
        if (dialect.id !== 'link') expect(code).toContain('PASSWORD')
      }
    }
  })

  test('shows where a value is still missing', () => {
    const call = callOf([binary('user'), integer('days')], {})
    for (const dialect of dialects.filter(({ id }) => id !== 'link')) {
      expect(dialect.render(call).code).toMatch(/(<|&lt;)days(>|&gt;)/)
    }
  })
})

const value = fc.oneof(fc.string({ unit: 'binary' }), fc.string())

test('JavaScript evaluates to the arguments, for any text', () => {
  fc.assert(
    fc.property(
      value,
      fc.array(fc.tuple(value, value), { maxLength: 3 }),
      fc.integer(),
      (user, pairs, days) => {
        const args = { user, days, options: pairs.map(([name, text]) => ({ name, value: text })) }
        const { code = '' } = javaScript(callOf([binary('user'), integer('days'), options], args))
        const literal = code.slice(code.indexOf('JSON.stringify(') + 15, code.lastIndexOf('),\n})'))
        expect(new Function(`return ${literal}`)()).toEqual(args)
      },
    ),
  )
})

describe('curl', () => {
  test('posts the JSON, and names the API version where there are several', () => {
    const call = callOf([binary('user'), integer('n')], { user: "o'neil", n: '9007199254740993' })
    expect(curl({ ...call, isVersioned: true }).code).toBe(
      [
        'curl -H "Authorization: Bearer $API_TOKEN" \\',
        `  -H 'Content-Type: application/json' \\`,
        `  -d '{`,
        `    "user": "o'\\''neil",`,
        '    "n": 9007199254740993',
        `  }' \\`,
        '  https://console.example/api/some_command/v1',
      ].join('\n'),
    )
  })

  test('lets jq escape a secret that comes from the environment', () => {
    const call = callOf([binary('user'), binary('password')], { user: 'alice' }, { credentials: 'password' })
    expect(curl(call).code).toBe(
      [
        "jq -n '{",
        '  "user": "alice",',
        '  "password": $ENV.PASSWORD',
        "}' |",
        'curl -u admin@localhost \\',
        `  -H 'Content-Type: application/json' \\`,
        '  -d @- \\',
        '  https://console.example/api/some_command',
      ].join('\n'),
    )
  })
})

test('Python takes secrets from the environment', () => {
  const { code } = python(callOf([binary('password'), list('groups', binary('group'))], { groups: ['a'] }))
  expect(code).toContain('json={\n    "password": os.environ["PASSWORD"],\n    "groups": ["a"]\n  },')
})

describe('ejabberdctl', () => {
  const line = (args: readonly Field[], values: Record<string, Json>, more?: Partial<DialectCall>) =>
    ctl(callOf(args, values, more))

  test('writes lists with commas and tuples with colons', () => {
    const values = {
      user: 'alice',
      options: [
        { name: 'title', value: 'My room' },
        { name: 'a', value: 'b' },
      ],
    }
    expect(line([binary('user'), options], values).code).toBe(
      "ejabberdctl some_command alice 'title:My room,a:b'",
    )
    expect(line([list('groups', binary('group'))], {}).code).toBe("ejabberdctl some_command ''")
    expect(line([integer('n')], { n: -5 }, { isNewest: false }).code).toBe(
      'ejabberdctl --version 1 some_command -5',
    )
  })

  test('takes a secret from a variable', () => {
    expect(line([binary('user'), binary('password')], { user: 'alice' }).code).toBe(
      'ejabberdctl some_command alice "$PASSWORD"',
    )
  })

  test('before 24.02 a list is written as JSON', () => {
    expect(line([options], { options: [{ name: 'a', value: 'b' }] }, { release: '23.01' }).code).toBe(
      `ejabberdctl some_command '[{ "name": "a", "value": "b" }]'`,
    )
  })

  test.each([
    ['a comma in an element', { groups: ['A, B'] }],
    ['spaces around an element', { groups: [' A'] }],
    ['an empty element', { groups: [''] }],
    ['a NUL', { user: 'a\0' }],
    ['a colon in a tuple', { options: [{ name: 'a:b', value: 'c' }] }],
  ])('says that it cannot write %s', (_, values) => {
    const { code, remarks } = line([binary('user'), list('groups', binary('group')), options], {
      user: 'u',
      ...(values as Record<string, Json>),
    })
    expect(code).toBeUndefined()
    expect(remarks).toHaveLength(1)
  })

  test('what it writes is read by switchboardctl as it was meant', () => {
    const args = [binary('user'), integer('n'), list('groups', binary('group')), options]
    const text = fc.string({ unit: fc.constantFrom(...'aé \'"$,:;\\-') })
    const values = fc.record({
      user: text,
      n: fc.integer(),
      groups: fc.array(text),
      options: fc.array(fc.record({ name: text, value: text })),
    })
    fc.assert(
      fc.property(values, given => {
        const { code } = line(args, given)
        if (code === undefined) return
        const words = readByShell(code.slice('ejabberdctl some_command '.length))
        expect(readCtlArguments({ args }, words, 'some_command')).toEqual({ kind: 'ok', value: given })
      }),
    )
  })
})

describe('XML-RPC', () => {
  test('sends who is calling, then the arguments, escaped', () => {
    const { code } = xmlRpc(
      callOf([binary('user'), integer('n'), options], { user: '<a & b>', n: 5, options: [] }),
    )
    expect(code).toContain('<member><name>server</name><value><string>localhost</string></value></member>')
    expect(code).toContain('<member><name>token</name><value><string>$API_TOKEN</string></value></member>')
    expect(code).toContain('<string>&lt;a &amp; b&gt;</string>')
    expect(code).toContain('<value><int>5</int></value>')
    expect(code).toContain('<member><name>options</name><value><array><data/></array></value></member>')
  })

  test('writes a tuple as a struct, and as releases before 24.02 read it', () => {
    const call = callOf([options], { options: [{ name: 'a', value: 'b' }] })
    const flat = (text: string | undefined) => text?.replace(/\s+/g, '')
    const pair = (name: string, text: string) =>
      `<member><name>${name}</name><value><string>${text}</string></value></member>`
    expect(flat(xmlRpc(call).code)).toContain(
      `<value><struct>${pair('name', 'a')}${pair('value', 'b')}</struct></value>`,
    )
    expect(flat(xmlRpc({ ...call, release: '23.01' }).code)).toContain(
      `<array><data><value><struct>${pair('name', 'a')}</struct></value><value><struct>${pair('value', 'b')}</struct></value></data></array>`,
    )
  })

  test('says that XML cannot carry a control character', () => {
    expect(xmlRpc(callOf([binary('user')], { user: 'a\u0001' })).code).toBeUndefined()
  })
})
