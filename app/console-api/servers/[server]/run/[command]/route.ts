import { serverRoute } from '@/lib/console/route'
import { runCommand } from '@/lib/console/run'

type Context = { params: Promise<{ server: string; command: string }> }

export async function POST(request: Request, { params }: Context) {
  const { server, command } = await params
  return serverRoute(request, server, visit => runCommand(visit, command))
}
