import { cancelLook, forgetSource, lookAgain, mayLook, teach } from '@/lib/console/discovery'
import { ConsoleError, type ServerVisit, serverRoute } from '@/lib/console/route'

type Context = { params: Promise<{ server: string; action: string }> }

const actions = new Map<string, (visit: ServerVisit) => Promise<unknown>>([
  ['may', mayLook],
  ['look', lookAgain],
  ['cancel', cancelLook],
  ['teach', teach],
  ['forget', forgetSource],
])

export async function POST(request: Request, { params }: Context) {
  const { server, action } = await params
  return serverRoute(request, server, async visit => {
    const act = actions.get(action)
    if (!act) throw new ConsoleError('not-found', `There is nothing called "${action}" to do here.`)
    return act(visit)
  })
}
