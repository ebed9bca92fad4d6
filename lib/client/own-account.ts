import { paths } from '@/lib/paths'
import { fetchJson } from './fetch-json'
import type { RunAnswer } from './types'

/** What a person does with their own account. The account is the session's; the requests do not name it. */
export interface OwnRequests {
  readonly roster: Readonly<Record<string, never>>
  readonly waiting: Readonly<Record<string, never>>
  readonly message: { readonly to: string; readonly subject: string; readonly body: string }
  readonly password: { readonly present: string; readonly next: string }
}

export type OwnAction = keyof OwnRequests

/** The command behind each. */
export const OWN_COMMANDS = {
  roster: 'get_roster',
  waiting: 'get_offline_count',
  message: 'send_message',
  password: 'change_password',
} as const satisfies Record<OwnAction, string>

/** Does one of these; however it ends, that is an answer. */
export const doOwn = <A extends OwnAction>(
  server: string,
  action: A,
  request: OwnRequests[A],
  signal?: AbortSignal,
): Promise<RunAnswer> =>
  fetchJson<RunAnswer>(paths.consoleApi.ownAccount(server, action), {
    method: 'POST',
    body: request,
    ...(signal ? { signal } : {}),
  })
