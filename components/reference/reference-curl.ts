import type { Json } from '@/lib/commands/types'

/** What a value looks like in a shell: between quotes that leave all else alone. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** The example of a call, for a shell. curl asks for the password by itself. */
export function referenceCurl(url: string, caller: string, body: Json | undefined): string {
  return [
    `curl -u ${quoted(caller)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(JSON.stringify(body ?? {}, null, 2).replaceAll('\n', '\n  '))} \\`,
    `  ${quoted(url)}`,
  ].join('\n')
}
