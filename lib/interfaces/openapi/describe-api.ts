import { hasApiVersions } from '@/lib/catalog/facts'
import type { ServerCatalogue } from '@/lib/commands/catalogue'
import type { SecurityScheme } from './document'

/** What a person should know before the first call; CommonMark. */
export function describeApi({ release, software, source }: ServerCatalogue, version: number): string {
  return [
    `The commands of ${software}. ${source}. This document is made from the commands’ definitions and holds no secrets.`,
    hasApiVersions(release)
      ? `It describes API version ${version}: every path ends with \`/v${version}\`, so that scripts keep the meaning that they were written for. Of each command it has the newest definition that is not above this version.`
      : `ejabberd ${release} has no API versions.`,
    'A call is `POST` with one JSON object. (`GET` with a query works too, but then the arguments are in logs, and lists cannot be given.) An argument that a command does not have is refused.',
    'HTTP 200 is not yet success: a command whose result is 0 or 1 answers a failure with 1.',
    'Every call is checked against the server’s `api_permissions`. By its default rules a caller must be an administrator, with a password or with a token of the scope `ejabberd:admin`; other rules may let tokens with the command as their scope, or callers without any credentials, run a command.',
  ].join('\n\n')
}

/** Scopes that stand for more than one command (SPEC 9.1). */
const WIDE_SCOPES = {
  'ejabberd:admin': 'What the rules give to administrators',
  'ejabberd:user': 'What the rules give to account holders',
}

/** The two ways to say who calls. `scopes`: the commands, each with its summary. */
export const securitySchemes = (
  tokenUrl: string,
  scopes: Readonly<Record<string, string>>,
): Readonly<Record<string, SecurityScheme>> => ({
  password: {
    type: 'http',
    scheme: 'basic',
    description: 'JID and password of an account: `user@host`.',
  },
  token: {
    type: 'oauth2',
    description:
      'A token of an account, sent as `Authorization: Bearer TOKEN`. It opens no more than its scopes and the rules do. One that was issued otherwise (`oauth_issue_token`, the console) works the same.',
    flows: { password: { tokenUrl, scopes: { ...WIDE_SCOPES, ...scopes } } },
  },
})
