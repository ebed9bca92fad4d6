import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseAccess } from './rules'

const HOSTS = ['localhost', 'example.org']

const problems = (yaml: string) => {
  const read = parseAccess(parse(yaml), HOSTS)
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`)
}

describe('what is wrong is named by its path', () => {
  test.each([
    ['acl: {admin: {usr: a@b}}', /^acl\.admin\.usr: is not known here: must be one of user, user_regexp/],
    ['acl: {admin: {user: [a@localhost, a@b@c]}}', /^acl\.admin\.user\.1: must be user@host/],
    ['acl: {admin: {user: }}', /^acl\.admin\.user: must be user@host/],
    ['acl: {admin: {ip: 10.0.0.0/33}}', /^acl\.admin\.ip: must be an address or a network/],
    ['acl: {admin: {user_regexp: "("}}', /^acl\.admin\.user_regexp: must be a regular expression/],
    ['acl: {admin: {user_regexp: "[[:alpha:]]"}}', /^acl\.admin\.user_regexp: must be a regular/],
    ['acl: {admin: {acl: other}}', /^acl\.admin\.acl: is not known here/],
    ['acl: {admin: [a@b]}', /^acl\.admin\.0: must be a map with the keys user/],
    ['acl: {all: {user: a}}', /^acl\.all: is built in/],
    ['acl: 5', /^acl: must be a map/],
    ['access_rules: {r: {permit: all}}', /^access_rules\.r\.permit: is not known here: must be "allow: WHO"/],
    ['access_rules: {r: permit}', /^access_rules\.r: must be "allow: WHO"/],
    [
      'access_rules: {r: [{allow: [{access: x}]}]}',
      /^access_rules\.r\.0\.allow\.0\.access: is not known here/,
    ],
    ['access_rules: {r: {allow: []}}', /^access_rules\.r\.allow: must say who/],
    ['access_rules: {r: {allow: }}', /^access_rules\.r\.allow: must say who/],
    ['api_permissions: {a: {form: x}}', /^api_permissions\.a\.form: .* must be one of from, who, what/],
    ['api_permissions: {a: {from: mod_rest}}', /^api_permissions\.a\.from: must be one of mod_http_api/],
    ['api_permissions: {a: {from: [{tga: x}]}}', /^api_permissions\.a\.from\.0\.tga: must be "tag: TEXT"/],
    ['api_permissions: {a: {who: {usr: x}}}', /^api_permissions\.a\.who\.usr: is not known here/],
    [
      'api_permissions: {a: {who: {oauth: {acl: x}}}}',
      /^api_permissions\.a\.who\.oauth\.scope: must be a scope/,
    ],
    ['api_permissions: {a: {who: {oauth: {scope: x, oauth: y}}}}', /oauth\.oauth: is not known here/],
    ['api_permissions: {a: {what: "!!x"}}', /^api_permissions\.a\.what: must be "\*", the name of a command/],
    ['api_permissions: {a: {what: [tag:accounts]}}', /^api_permissions\.a\.what\.0: must be .*quotes/],
    ['api_permissions: {a: {what: Status}}', /^api_permissions\.a\.what: must be/],
    ['host_config: {nosuch: {acl: {a: {user: b}}}}', /^host_config\.nosuch: must be one of hosts: localhost/],
    ['host_config: {localhost: {acl: {a: {x: b}}}}', /^host_config\.localhost\.acl\.a\.x: is not known here/],
  ])('%s', (yaml, expected) => {
    expect(problems(yaml)).toHaveLength(1)
    expect(problems(yaml)[0]).toMatch(expected)
  })

  test('all problems are told at once', () => {
    expect(
      problems('{acl: {a: {x: 1}}, access_rules: {b: {y: 2}}, api_permissions: {c: {z: 3}}}'),
    ).toHaveLength(3)
  })
})

test.each([
  'acl: {admin: {user: admin@localhost}}',
  'acl: {admin: {user: {admin: localhost, root: localhost}}}',
  'acl: {admin: [{user: [a, b@localhost]}, {ip: [::1/128, 127.0.0.1]}]}',
  'acl: {a: {shared_group: [g, {h: localhost}], resource: r, resource_regexp: "^r", resource_glob: "r*"}}',
  'acl: {a: {node_regexp: {"^a": "b$"}, node_glob: {"?": "*"}, server_glob: "*.org", server: localhost}}',
  "acl: {a: {user_regexp: ['a-z\\-_', '(?i)x', {'^a': localhost}]}}",
  'access_rules: {a: allow, b: [deny: x, allow], c: {allow: [x, {user: y}, {acl: z}]}}',
  'api_permissions: {a: {from: [mod_http_api, {tag: x}], who: [b, {access: [allow: c]}], what: ["*", "![tag:x]"]}}',
  'api_permissions: {a: {who: {oauth: [{scope: [a, b]}, {user: b}]}}}',
  'api_permissions: ',
  '{}',
])('ejabberd’s grammar is accepted: %s', yaml => expect(problems(yaml)).toEqual([]))
