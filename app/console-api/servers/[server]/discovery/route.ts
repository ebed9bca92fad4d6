import { discoveryOf } from '@/lib/console/discovery'
import { serverRoute, stillWelcome } from '@/lib/console/route'

type Context = { params: Promise<{ server: string }> }

export async function GET(request: Request, { params }: Context) {
  const { server } = await params
  return serverRoute(request, server, async visit => {
    await stillWelcome(visit)
    return discoveryOf(visit)
  })
}
