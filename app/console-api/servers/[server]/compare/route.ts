import { comparedWith } from '@/lib/console/compare'
import { serverRoute } from '@/lib/console/route'

type Context = { params: Promise<{ server: string }> }

export async function GET(request: Request, { params }: Context) {
  const { server } = await params
  return serverRoute(request, server, comparedWith)
}
