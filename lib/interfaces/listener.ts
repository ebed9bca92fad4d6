import type { HttpAnswer, HttpRequest } from './http'
import { readTarget, type Target } from './target'

/** A request on its way to a handler: its target taken apart, and how much of the path was the handler's own. */
export interface RoutedRequest extends HttpRequest, Target {
  /** What follows the handler's prefix. */
  readonly rest: readonly string[]
}

/** Answers below a prefix. Undefined: close the connection without an answer, as ejabberd does on a crash. */
export interface Mount {
  readonly prefix: readonly string[]
  readonly handle: (request: RoutedRequest) => Promise<HttpAnswer | undefined>
}

export interface Listener {
  /** Whether some handler answers for this target. */
  claims(target: string): boolean
  handle(request: HttpRequest): Promise<HttpAnswer | undefined>
}

/** Methods that ejabberd's web server hands on, and whether they must have a body. */
const NEEDS_BODY: Readonly<Record<string, boolean>> = {
  GET: false,
  HEAD: false,
  DELETE: false,
  OPTIONS: false,
  POST: true,
  PUT: true,
}

/**
 * The web server's own rules, before any handler (SPEC 2.1 to 2.3): method, body, `Host`, then the first handler, in
 * order, whose prefix the path begins with, segment by segment.
 */
export function createListener({ handlers }: { readonly handlers: readonly Mount[] }): Listener {
  const find = (path: readonly string[]) =>
    handlers.find(({ prefix }) => prefix.every((segment, index) => path[index] === segment))

  return {
    claims: target => find(readTarget(target).path) !== undefined,

    async handle(request) {
      const needsBody = NEEDS_BODY[request.method]
      if (needsBody === undefined || (needsBody && !request.body)) return page(400, 'Bad Request')
      if (request.headers.host === undefined) return html(400, 'Missing Host header')
      const { path, query } = readTarget(request.target)
      const mount = find(path)
      if (!mount) return page(404, 'Not Found')
      const { method, target, headers, address } = request
      return mount.handle({
        method,
        target,
        headers,
        address,
        path,
        query,
        rest: path.slice(mount.prefix.length),
        // A body that a method has no use for is not looked at.
        body: needsBody ? request.body : undefined,
      })
    },
  }
}

const html = (status: number, body: string): HttpAnswer => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body,
})

/** An error of the web server itself, as a page. */
export const page = (status: number, words: string) => titledPage(status, `${status} ${words}`)

/** A page of one line. */
export function titledPage(status: number, title: string): HttpAnswer {
  return html(
    status,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
  )
}
