import { createHash } from 'node:crypto'
import type { HttpAnswer } from '../http'
import { Html, html } from './html'
import type { Redirect } from './redirect'
import { STYLE } from './style'

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/**
 * Not in a frame, nothing from elsewhere, no address handed on: it holds what an application asked for and, on the way
 * back, the token. ejabberd sends no `Cache-Control` here; `Expires` keeps the answers out of caches all the same.
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  Expires: '0',
}

interface Page {
  readonly status: number
  readonly title: string
  readonly body: Html
  /** Where its form may lead, besides our own site: browsers follow no redirect that the policy does not name. */
  readonly redirect?: Redirect
}

/** A page that stands by itself: no script, its style in it. */
export function htmlPage({ status, title, body, redirect }: Page): HttpAnswer {
  const formAction = ["'self'", redirect?.source].filter(Boolean).join(' ')
  const policy = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`
  const page = html`<!doctype html>
<html lang='en'>
<head>
<meta charset='utf-8'>
<meta name='viewport' content='width=device-width, initial-scale=1'>
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      ...SAFE_HEADERS,
    },
    body: page.text,
  }
}

/** A page that only says what happened. */
export const messagePage = (status: number, title: string, sentences: readonly string[]): HttpAnswer =>
  htmlPage({
    status,
    title,
    body: html`<h1>${title}</h1>
${sentences.map(sentence => html`<p class='quiet'>${sentence}</p>\n`)}`,
  })
