'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Dialog } from '@/components/ui/dialog'
import { KeyValueList } from '@/components/ui/key-value-list'
import { paths } from '@/lib/paths'
import { type AddedClient, ClientForm } from './client-form'

interface AddClientProps {
  server: string
  taken: readonly string[]
  onClose: () => void
}

/** The form for a new client, and then what its application needs to know. */
export function AddClient({ server, taken, onClose }: AddClientProps) {
  const [added, setAdded] = useState<AddedClient>()
  if (!added)
    return (
      <Dialog
        open
        onOpenChange={open => !open && onClose()}
        title="Add a client"
        description="An application that may ask for tokens in people’s names."
      >
        <ClientForm server={server} taken={taken} onCancel={onClose} onAdded={setAdded} />
      </Dialog>
    )
  const isPassword = added.grant === 'password'
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={`${added.name} is added`}
      description={isPassword ? 'Copy the secret now: it is shown this once.' : undefined}
      footer={
        <Button variant="primary" onClick={onClose}>
          {isPassword ? 'I have copied it' : 'Done'}
        </Button>
      }
    >
      <div className="grid gap-4">
        {isPassword && <CodeBlock label="Secret" code={added.secret} wrap />}
        <KeyValueList
          items={[
            { key: 'Client ID', value: added.id, mono: true },
            ...(isPassword ? [] : [{ key: 'Redirect URI', value: added.redirectUri, mono: true }]),
          ]}
        />
        <div className="grid gap-1.5">
          <h3 className="font-medium">
            {isPassword ? 'It asks for a token like this' : 'It sends people to this address'}
          </h3>
          <CodeBlock
            label={isPassword ? 'curl' : 'Address'}
            code={isPassword ? tokenRequest(server, added) : authorizationAddress(server, added)}
            wrap
          />
        </div>
      </div>
    </Dialog>
  )
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

function tokenRequest(server: string, { id, secret }: AddedClient): string {
  return [
    `curl ${window.location.origin}${paths.oauthToken(server)} \\`,
    `  -u ${quoted(`${id}:${secret}`)} -d grant_type=password \\`,
    `  -d username=ACCOUNT@HOST -d password=PASSWORD -d scope=SCOPES`,
  ].join('\n')
}

const authorizationAddress = (server: string, { id, redirectUri }: AddedClient) =>
  `${window.location.origin}${paths.authorizationPage(server, {
    response_type: 'token',
    client_id: id,
    redirect_uri: redirectUri,
    scope: 'SCOPES',
    state: 'RANDOM',
  })}`
