import { doOwn, isOwnAction } from '@/lib/console/own-account'
import { ConsoleError, serverRoute } from '@/lib/console/route'

type Context = { params: Promise<{ server: string; action: string }> }

export async function POST(request: Request, { params }: Context) {
  const { server, action } = await params
  return serverRoute(request, server, async visit => {
    if (!isOwnAction(action))
      throw new ConsoleError('not-found', `There is nothing called "${action}" to do here.`)
    return doOwn(visit, action)
  })
}
