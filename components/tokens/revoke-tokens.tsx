'use client'

import { useForm } from 'react-hook-form'
import { CommandProblem } from '@/components/refusal/command-problem'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { useToast } from '@/components/ui/toast'
import type { RevokeAnswer, TokenSummary } from '@/lib/client/token-desk'
import { useRevokeTokens } from './use-tokens'

interface RevokeTokensProps {
  server: string
  /** Empty: the dialog is closed. */
  tokens: readonly TokenSummary[]
  onClose: () => void
  onRevoked?: () => void
}

const NAMED = 8

/** One confirmation for one token or many. */
export function RevokeTokens(props: RevokeTokensProps) {
  return props.tokens.length === 0 ? null : <RevokeDialog {...props} />
}

function RevokeDialog({ server, tokens, onClose, onRevoked }: RevokeTokensProps) {
  const revoke = useRevokeTokens(server)
  const say = useToast()
  const form = useForm({ defaultValues: { token: '' } })
  // The server wants the token itself; what it does not list, nobody here knows.
  const unlisted = tokens.length === 1 && tokens[0]?.isListed === false
  const many = tokens.length > 1
  const done = ({ revoked, failed }: RevokeAnswer) => {
    if (failed.length > 0) {
      say({ tone: 'error', title: `${failed.length} tokens could not be revoked`, body: 'Try them again.' })
    } else {
      const title = revoked.length > 1 ? `${revoked.length} tokens revoked` : 'Token revoked'
      say({ tone: 'success', title, body: many ? undefined : label(tokens[0]) })
    }
    onRevoked?.()
    onClose()
  }
  const confirm = form.handleSubmit(({ token }) =>
    revoke.mutate(
      unlisted ? { token: token.trim() } : { fingerprints: tokens.map(({ fingerprint }) => fingerprint) },
      { onSuccess: done },
    ),
  )
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      size="sm"
      title={many ? `Revoke ${tokens.length} tokens?` : 'Revoke this token?'}
      description={`Programs that use ${many ? 'them' : 'it'} are refused from now on. There is no way back.`}
      footer={
        <>
          <Button onClick={onClose}>{many ? 'Keep them' : 'Keep it'}</Button>
          <Button variant="destructive" pending={revoke.isPending} onClick={confirm}>
            {many ? `Revoke ${tokens.length}` : 'Revoke'}
          </Button>
        </>
      }
    >
      <ul className="grid gap-1.5">
        {tokens.slice(0, NAMED).map(token => (
          <li key={token.fingerprint} className="wrap-anywhere">
            {label(token)} <span className="font-mono text-muted">{token.owner}</span>
          </li>
        ))}
        {tokens.length > NAMED && <li className="text-muted">and {tokens.length - NAMED} more</li>}
      </ul>
      {unlisted && (
        <form onSubmit={confirm} className="pt-4">
          <Field
            label="The token"
            required
            hint="The server does not list it, and only the token itself can be revoked."
            error={form.formState.errors.token?.message}
          >
            {control => (
              <PasswordInput {...control} {...form.register('token', { required: 'Paste the token' })} />
            )}
          </Field>
        </form>
      )}
      {revoke.error && <CommandProblem server={server} className="mt-3" error={revoke.error} />}
    </Dialog>
  )
}

const label = (token: TokenSummary | undefined) => token?.name || token?.fingerprint
