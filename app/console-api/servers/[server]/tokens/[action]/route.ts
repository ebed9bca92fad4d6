import { ConsoleError, type ServerVisit, serverRoute } from '@/lib/console/route'
import { issueToken } from '@/lib/console/tokens/issue'
import { listTokens } from '@/lib/console/tokens/list'
import { noteToken } from '@/lib/console/tokens/note'
import { tokenReach } from '@/lib/console/tokens/reach'
import { revokeTokens } from '@/lib/console/tokens/revoke'
import { tryToken } from '@/lib/console/tokens/try'

type Context = { params: Promise<{ server: string; action: string }> }

const actions = new Map<string, (visit: ServerVisit) => Promise<unknown>>([
  ['list', listTokens],
  ['issue', issueToken],
  ['revoke', revokeTokens],
  ['note', noteToken],
  ['try', tryToken],
  ['reach', tokenReach],
])

export async function POST(request: Request, { params }: Context) {
  const { server, action } = await params
  return serverRoute(request, server, async visit => {
    const act = actions.get(action)
    if (!act) throw new ConsoleError('not-found', `There is nothing called "${action}" to do with tokens.`)
    return act(visit)
  })
}
