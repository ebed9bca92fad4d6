'use client'

import { CodeBlock } from '@/components/ui/code-block'
import { KeyValueList } from '@/components/ui/key-value-list'
import { timeLeft } from './time-left'
import type { IssuedToken } from './use-tokens'

/** A new token with a line that uses it. */
export function IssuedTokenView({ issued, apiPath }: { issued: IssuedToken; apiPath: string }) {
  const { token, jid, seconds, scopes } = issued
  const command = scopes.find(scope => /^[a-z0-9_]+$/.test(scope) && scope !== 'sasl_auth') ?? 'status'
  const curl = [
    `curl -X POST ${window.location.origin}${apiPath}/${command} \\`,
    `  -H 'Authorization: Bearer ${token}' \\`,
    `  -H 'Content-Type: application/json' -d '{}'`,
  ].join('\n')
  return (
    <div className="grid gap-4">
      <CodeBlock label="Token" code={token} wrap />
      <KeyValueList
        items={[
          { key: 'Account', value: jid, mono: true },
          { key: 'Scopes', value: scopes.join(' '), mono: true },
          { key: 'Expires', value: timeLeft(seconds) },
        ]}
      />
      <CodeBlock label="Try it with curl" code={curl} wrap />
    </div>
  )
}
