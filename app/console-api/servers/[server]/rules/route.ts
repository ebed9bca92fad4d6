import { serverRoute } from '@/lib/console/route'
import { rulesInForce } from '@/lib/console/rules'

type Context = { params: Promise<{ server: string }> }

export async function GET(request: Request, { params }: Context) {
  const { server } = await params
  return serverRoute(request, server, rulesInForce)
}
