import NextAuth from 'next-auth'
import { runtime } from '@/lib/runtime'
import { authOptions } from '@/lib/session/options'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: Request, context: Context) {
  const options = authOptions(await runtime(), Object.fromEntries(request.headers))
  return NextAuth(options)(request, context)
}

export { handle as GET, handle as POST }
