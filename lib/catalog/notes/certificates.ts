import { fileToRead } from '../arguments'
import type { Entries } from './entry'

export const certificates = {
  list_certificates: { summary: 'List the certificates that were got by ACME', effect: 'read' },
  request_certificate: {
    summary: 'Ask an ACME authority such as Let’s Encrypt for certificates',
    effect: 'write',
    verb: 'Request',
    caution:
      'The authority must reach the server on port 80 under each domain, and limits how often one may ask.',
    args: { domains: { label: 'Domains', meaning: 'text', about: '“all”, or domains parted by commas.' } },
  },
  revoke_certificate: {
    summary: 'Have the ACME authority declare a certificate invalid',
    effect: 'destructive',
    verb: 'Revoke',
    preview: 'list_certificates',
    caution: 'Clients and servers no longer trust it. Request a new one first.',
    args: { file: { ...fileToRead, label: 'Certificate file' } },
  },
} satisfies Entries
