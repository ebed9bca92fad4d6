import { consoleRoute } from '@/lib/console/route'
import { listServers } from '@/lib/console/servers'

export const GET = (request: Request) => consoleRoute(request, listServers)
