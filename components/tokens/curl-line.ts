import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { trialArgs, trialFields } from './trial'

interface CurlCall {
  /** "http://127.0.0.1:5380/api" */
  api: string
  token: string
  owner: string
  /** Left out: a command that every server has. */
  command: CatalogueCommand | undefined
}

/** A line for a shell that calls a command with the token. */
export function curlLine({ api, token, owner, command }: CurlCall): string {
  const args = command ? trialArgs(trialFields(command, owner), {}) : {}
  const body = JSON.stringify(args).replaceAll("'", "'\\''")
  return [
    `curl -X POST ${api}/${command?.name ?? 'status'} \\`,
    `  -H 'Authorization: Bearer ${token}' \\`,
    `  -H 'Content-Type: application/json' -d '${body}'`,
  ].join('\n')
}
