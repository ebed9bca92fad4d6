import type { Entries } from './entry'

const name = {
  label: 'Field',
  meaning: 'choice',
  choices: ['FN', 'NICKNAME', 'BDAY', 'TITLE', 'ROLE', 'URL', 'JABBERID', 'DESC'],
  open: true,
  about: 'Name of a vCard element, in capitals.',
} as const

const nested = {
  name: { ...name, choices: ['N', 'ADR', 'EMAIL', 'ORG', 'TEL'] },
  subname: {
    label: 'Part of the field',
    meaning: 'choice',
    choices: [
      ...['FAMILY', 'GIVEN', 'MIDDLE', 'CTRY', 'LOCALITY', 'USERID'],
      ...['ORGNAME', 'ORGUNIT', 'HOME', 'WORK'],
    ],
    open: true,
    about: 'FAMILY and GIVEN belong to N, USERID to EMAIL, ORGNAME to ORG, HOME and WORK to TEL.',
  },
} as const

const content = { label: 'Value', meaning: 'text' } as const

export const vcards = {
  get_vcard: { summary: 'Read one field of an account’s vCard', effect: 'read', args: { name } },
  get_vcard2: {
    summary: 'Read a part of a vCard field, such as the family name',
    effect: 'read',
    args: nested,
  },
  get_vcard2_multi: {
    summary: 'Read all values of a part that a vCard field may have several times',
    effect: 'read',
    args: nested,
  },
  set_nickname: {
    summary: 'Set the nickname of an account and drop the rest of its vCard',
    effect: 'destructive',
    verb: 'Replace vCard',
    caution:
      'The whole vCard is replaced by one that has nothing but the nickname. set_vcard with NICKNAME keeps the rest.',
  },
  set_vcard: {
    summary: 'Set one field of an account’s vCard',
    effect: 'write',
    verb: 'Save field',
    args: { name, content },
  },
  set_vcard2: {
    summary: 'Set a part of a vCard field, such as the family name',
    effect: 'write',
    verb: 'Save field',
    args: { ...nested, content },
  },
  set_vcard2_multi: {
    summary: 'Set a part that a vCard field may have several times to a list of values',
    effect: 'write',
    verb: 'Save field',
    args: { ...nested, contents: { label: 'Values', meaning: 'text' }, value: content },
  },
} satisfies Entries
