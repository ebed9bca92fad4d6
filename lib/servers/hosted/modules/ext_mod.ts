import { atom, list, string, tuple } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { defineModule } from '../module'

/** Modules of others: what ejabberd fetches from repositories of contributed modules is not for a hosted server. */
export const extMod = defineModule('ext_mod', command => [
  command(
    {
      name: 'modules_installed',
      tags: ['modules'],
      args: [],
      result: list('modules', tuple('module', atom('name'), string('summary'))),
    },
    (_, { node }) =>
      ok(
        node
          .modules()
          .filter(({ isOurs }) => !isOurs)
          .map(({ name }) => ({ name, summary: '' })),
      ),
  ),
])
