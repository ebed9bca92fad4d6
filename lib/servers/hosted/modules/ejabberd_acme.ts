import { list, string, tuple } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { defineModule } from '../module'

/** A hosted server asks no authority for certificates, so there never is one. */
export const ejabberdAcme = defineModule('ejabberd_acme', command => [
  command(
    {
      name: 'list_certificates',
      tags: ['acme'],
      args: [],
      result: list('certificates', tuple('certificate', string('domain'), string('file'), string('used'))),
    },
    () => ok([]),
  ),
])
