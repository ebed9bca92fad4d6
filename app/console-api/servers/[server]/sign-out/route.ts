import { serverRoute } from '@/lib/console/route'

type Context = { params: Promise<{ server: string }> }

/** Signs out at one server; the others stay. Signing out of everything is next-auth's. */
export async function POST(request: Request, { params }: Context) {
  const { server: id } = await params
  return serverRoute(request, id, async ({ app, session, server }) => {
    if (session) await app.vault.remove(session, server.id)
    return {}
  })
}
