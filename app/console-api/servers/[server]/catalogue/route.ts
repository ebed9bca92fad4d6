import type { CatalogueAnswer } from '@/lib/client/types'
import { serverRoute, stillWelcome } from '@/lib/console/route'

type Context = { params: Promise<{ server: string }> }

export async function GET(request: Request, { params }: Context) {
  const { server } = await params
  return serverRoute(request, server, async (visit): Promise<CatalogueAnswer> => {
    await stillWelcome(visit)
    return visit.server.catalogue()
  })
}
