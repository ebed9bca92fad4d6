import { serverRoute } from '@/lib/console/route'
import { adviseUpgrade } from '@/lib/console/upgrade'

type Context = { params: Promise<{ server: string }> }

export async function POST(request: Request, { params }: Context) {
  const { server } = await params
  return serverRoute(request, server, adviseUpgrade)
}
