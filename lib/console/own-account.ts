import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { OWN_COMMANDS, type OwnAction, type OwnRequests } from '@/lib/client/own-account'
import type { RunAnswer } from '@/lib/client/types'
import type { Json } from '@/lib/commands/types'
import { callAs, callWith } from './call'
import { ownAccount } from './person'
import { readBody } from './read-body'
import type { ServerVisit } from './route'

/** The account is never in the request: it is the session's. */
const requests: { readonly [A in OwnAction]: z.ZodType<OwnRequests[A]> } = {
  roster: z.strictObject({}) as z.ZodType<OwnRequests['roster']>,
  waiting: z.strictObject({}) as z.ZodType<OwnRequests['waiting']>,
  message: z.strictObject({
    to: z.string().min(1).max(3071),
    subject: z.string().max(1000),
    body: z.string().max(100_000),
  }),
  password: z.strictObject({ present: z.string().max(1024), next: z.string().min(1).max(1024) }),
}

export const isOwnAction = (text: string): text is OwnAction => Object.hasOwn(requests, text)

/**
 * Does something with the signed-in person's own account and no other. The hosted server permits it as their own, a real
 * one judges by its rules. Journaled like any run.
 */
export async function doOwn(visit: ServerVisit, action: OwnAction): Promise<RunAnswer> {
  const command = OWN_COMMANDS[action]
  const startedAt = new Date()
  const { outcome, definition } = await (action === 'password'
    ? changePassword(visit, command)
    : callAs(visit, { command, args: await argumentsOf(visit, action), forOwnAccount: true }))
  return {
    id: randomUUID(),
    command,
    version: definition?.version ?? 0,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    outcome,
  }
}

async function argumentsOf(
  visit: ServerVisit,
  action: Exclude<OwnAction, 'password'>,
): Promise<Record<string, Json>> {
  const { user, host, jid } = await ownAccount(visit)
  if (action !== 'message') {
    await readBody(visit.request, requests[action])
    return { user, host }
  }
  const { to, subject, body } = await readBody(visit.request, requests.message)
  return { type: subject ? 'normal' : 'chat', from: jid, to, subject, body }
}

/** The call itself comes with the present password: who does not know it is refused by the server, and that is recorded. */
async function changePassword(visit: ServerVisit, command: string) {
  const { user, host, jid } = await ownAccount(visit)
  const { present, next } = await readBody(visit.request, requests.password)
  const answer = await callWith(
    visit,
    { kind: 'basic', jid, password: present },
    { command, args: { user, host, newpass: next }, forOwnAccount: true },
  )
  const { app, session, server, person } = visit
  if (answer.outcome.kind === 'ok' && session && person.credentials.kind === 'basic') {
    // This browser stays signed in; what others hold is worth nothing now.
    const credentials = { ...person.credentials, password: next }
    await app.vault.put(session, server.id, { name: person.name, credentials })
  }
  return answer
}
