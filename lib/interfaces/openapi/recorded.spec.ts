import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Schema } from './document'
import { latest, misfits } from './testing'

interface Scenario {
  readonly config: string
  readonly steps: readonly Step[]
}

interface Step {
  readonly request?: { readonly method: string; readonly path: string }
  readonly expect?: { readonly status?: number; readonly body?: unknown; readonly accept?: unknown }
}

/** A text with parts that differ from run to run. */
const asText = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && '$template' in value ? value.$template : value

describe('what a real ejabberd 26.07 was recorded to answer', () => {
  const steps = readdirSync('conformance/public')
    .map((file): Scenario => JSON.parse(readFileSync(`conformance/public/${file}`, 'utf8'), asText))
    // There a request without a version is not for the newest.
    .filter(({ config }) => config !== 'api-version')
    .flatMap(({ steps }) => steps)
  const calls = steps.flatMap(({ request, expect: { status, body } = {} }) => {
    const [, name, asked] = /^\/api\/(\w+)(?:\/v([0-3]))?(?:\?.*)?$/.exec(request?.path ?? '') ?? []
    // What is left of the recordings' own notation stands for values that are not told.
    if (!name || status === undefined || body === undefined || JSON.stringify(body).includes('"$')) return []
    return [{ name, version: asked === undefined ? 3 : Number(asked), status, body }]
  })

  test('fits the document', () => {
    const documents = [0, 1, 2, 3].map(latest)
    let checked = 0
    for (const { name, version, status, body } of calls) {
      const document = documents[version]
      const post = document?.paths[`/${name}/v${version}`]?.post
      if (!document || !post) continue
      const response = post.responses[String(status)]
      if (!response) throw new Error(`${name} answers ${status}`)
      const found =
        '$ref' in response ? document.components.responses[response.$ref.split('/').at(-1) ?? ''] : response
      const schema = found?.content?.['application/json'].schema ?? {}
      expect(
        misfits({ ...schema, components: document.components } as Schema, body),
        `${name} v${version}`,
      ).toEqual([])
      checked += 1
    }
    expect(checked).toBeGreaterThan(1000)
  })
})
