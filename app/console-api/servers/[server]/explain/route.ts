import { explainCall } from '@/lib/console/explain'
import { serverRoute } from '@/lib/console/route'

type Context = { params: Promise<{ server: string }> }

export async function POST(request: Request, { params }: Context) {
  const { server } = await params
  return serverRoute(request, server, explainCall)
}
