'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorPanel } from '@/components/ui/error-panel'
import { useToast } from '@/components/ui/toast'
import { fingerprint, type TokenRow } from './token-rows'
import { CommandError, useRevokeToken } from './use-tokens'

interface RevokeTokenProps {
  server: string
  token: TokenRow | undefined
  onClose: () => void
}

export function RevokeToken({ server, token, onClose }: RevokeTokenProps) {
  const revoke = useRevokeToken(server)
  const say = useToast()
  if (!token) return null
  const confirm = () =>
    revoke.mutate(token.token, {
      onSuccess: () => {
        say({
          tone: 'success',
          title: 'Token revoked',
          body: `${fingerprint(token.token)} of ${token.person}`,
        })
        onClose()
      },
    })
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title="Revoke this token?"
      description="Programs that use it are refused from now on. It cannot be brought back."
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="destructive" pending={revoke.isPending} onClick={confirm}>
            Revoke
          </Button>
        </>
      }
    >
      <p className="font-mono wrap-anywhere">
        {token.person} <span className="text-muted">{fingerprint(token.token)}</span>
      </p>
      {revoke.error && (
        <ErrorPanel className="mt-3" title={revoke.error.message}>
          {revoke.error instanceof CommandError && revoke.error.next}
        </ErrorPanel>
      )}
    </Dialog>
  )
}
