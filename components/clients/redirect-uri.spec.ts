import { expect, test } from 'vitest'
import { redirectUriProblem } from './redirect-uri'

test.each([
  'https://app.example.org/callback',
  'https://app.example.org:8443/cb?from=xmpp',
  'http://localhost:3000/cb',
  'http://127.0.0.1/',
  'http://[::1]:9/',
  'com.example.app:/done',
])('%s is fine', uri => expect(redirectUriProblem(uri)).toBeUndefined())

test.each([
  ['', /address/],
  ['app.example.org/cb', /https/],
  ['/callback', /whole address/],
  ['http://app.example.org/cb', /https/],
  ['http://localhost.example.org/', /https/],
  ['https://app.example.org/cb#done', /#/],
  ['https://app.example.org/cb#', /#/],
  ['https://*.example.org/cb', /letter by letter/],
  ['https://me:secret@app.example.org/', /password/],
  ['https://app.example.org/a b', /spaces/],
  ['javascript:alert(1)', /https/],
  ['data:text/html,x', /https/],
  ['file:///etc/passwd', /https/],
])('%s is refused', (uri, words) => expect(redirectUriProblem(uri)).toMatch(words))
