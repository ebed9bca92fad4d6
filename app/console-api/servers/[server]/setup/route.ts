import { examineServer, setupOf, setupRoute } from '@/lib/console/setup'

type Context = { params: Promise<{ server: string }> }

export async function GET(request: Request, { params }: Context) {
  const { server } = await params
  return setupRoute(request, server, setupOf)
}

export async function POST(request: Request, { params }: Context) {
  const { server } = await params
  return setupRoute(request, server, examineServer)
}
