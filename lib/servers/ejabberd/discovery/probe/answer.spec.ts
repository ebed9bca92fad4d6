import { describe, expect, test } from 'vitest'
import { readAnswer } from './answer'

const said = (status: number, json: unknown) =>
  readAnswer({ status, body: Buffer.from(JSON.stringify(json)) })

describe('what an answer says', () => {
  const binary = { kind: 'binary' }
  test.each([
    ['Request have missing argument: user', { kind: 'missing', name: 'user' }],
    ['Request have unknown argument: users', { kind: 'unknown-word', name: 'users' }],
    ["Request have unknown arguments: ['']", { kind: 'left-over', names: [''] }],
    [
      "Request have unknown arguments: [groups,'Odd \\'one','']",
      { kind: 'left-over', names: ['groups', "Odd 'one", ''] },
    ],
    ['Arg false is not in format binary', { kind: 'unfit', value: 'false', type: binary }],
    [
      'Arg null is not in format {list,{group,binary}}',
      { kind: 'unfit', value: 'null', type: { kind: 'list', of: { name: 'group', type: binary } } },
    ],
    ['Arg false is not in format float', { kind: 'unfit', value: 'false', type: undefined }],
    ['unknown_command', { kind: 'absent' }],
    ['400 Bad Request', { kind: 'unclear' }],
  ])('400 %j', (text, expected) => {
    expect(said(400, text)).toEqual(expected)
  })

  test.each([
    [404, { status: 'error', code: 40, message: 'Endpoint not found.' }, 'absent'],
    [404, { status: 'error', code: 44, message: 'Command not found.' }, 'absent'],
    [404, 'not here', 'unclear'],
    [401, { status: 'error', code: 10, message: '' }, 'turned-away'],
    [500, 'internal_error', 'unclear'],
    [400, { status: 'error', code: 40, message: 'Missing command name.' }, 'unclear'],
    // The arguments were accepted: permission was looked at, or worse.
    [403, { status: 'error', code: 32, message: '' }, 'unsafe'],
    [200, 0, 'unsafe'],
  ])('%d %j is %s', (status, json, kind) => {
    expect(said(status, json).kind).toBe(kind)
  })
})
