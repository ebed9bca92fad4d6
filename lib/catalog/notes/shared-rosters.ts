import { shared } from '../arguments'
import type { Entries } from './entry'

const displayed = {
  ...shared.group,
  label: 'Group to display',
  about: 'Its members appear in the contact lists of the group’s members.',
} as const

export const sharedRosters = {
  srg_list: { summary: 'List the shared roster groups of a virtual host', effect: 'read' },
  srg_get_info: { summary: 'Show how a shared roster group is set up', effect: 'read' },
  srg_get_members: { summary: 'List the members of a shared roster group', effect: 'read' },
  srg_get_displayed: {
    summary: 'List the groups that the members of a shared roster group see',
    effect: 'read',
  },
  srg_add: {
    summary: 'Create an empty shared roster group',
    effect: 'write',
    verb: 'Create group',
    args: { group: { ...shared.group, about: 'Identifier of the new group.' } },
  },
  srg_create: {
    summary: 'Create a shared roster group with its label, description and displayed groups',
    effect: 'write',
    verb: 'Create group',
    caution: 'A group of that name is replaced; its members stay.',
    args: {
      group: { ...shared.group, about: 'Identifier of the group.' },
      name: { ...shared.label, about: 'Heading in the contact lists.' },
      label: { ...shared.label, about: 'Heading in the contact lists.' },
      display: {
        label: 'Displayed groups',
        meaning: 'group',
        about: 'Groups whose members the members see.',
      },
    },
    argsBelow: {
      1: {
        display: {
          label: 'Displayed groups',
          meaning: 'text',
          about: 'Groups whose members the members see, parted by \\n (a backslash and an n).',
        },
      },
    },
  },
  srg_set_info: {
    summary: 'Change the label or the description of a shared roster group',
    effect: 'write',
    verb: 'Change group',
    args: {
      key: { label: 'Setting', meaning: 'choice', choices: ['label', 'description'], open: true },
      value: { label: 'Value', meaning: 'text' },
    },
  },
  srg_add_displayed: {
    summary: 'Let the members of a shared roster group see another group',
    effect: 'write',
    verb: 'Display group',
    args: { add: displayed },
  },
  srg_del_displayed: {
    summary: 'Stop showing another group to the members of a shared roster group',
    effect: 'write',
    verb: 'Hide group',
    args: { del: { ...displayed, label: 'Group to hide', about: 'One of those that are displayed now.' } },
  },
  srg_delete: {
    summary: 'Delete a shared roster group and the memberships in it',
    effect: 'destructive',
    verb: 'Delete group',
    preview: 'srg_get_members',
    caution: 'The accounts stay. Succeeds also where there is no such group.',
  },
  srg_user_add: {
    summary: 'Make an account a member of a shared roster group',
    effect: 'write',
    verb: 'Add member',
  },
  srg_user_del: {
    summary: 'End an account’s membership of a shared roster group',
    effect: 'write',
    verb: 'Remove member',
  },
} satisfies Entries
