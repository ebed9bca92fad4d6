import { describe, expect, test } from 'vitest'
import { isKnownWord } from '@/lib/catalog/catalogue'
import { LATEST_RELEASE, RELEASES } from '@/lib/catalog/facts'
import { decodeArguments } from '@/lib/commands/decode'
import { selectVersion } from '@/lib/commands/definition'
import { readJsonObject } from '@/lib/commands/json'
import { readResult } from '@/lib/commands/read-result'
import { apiVersionsOf } from './build'
import { shadowedArgument } from './operation'
import { answer, body, catalogueOfRelease, documentOf, misfits, operationsOf, problemsOf } from './testing'

const all = RELEASES.flatMap(release => {
  const catalogue = catalogueOfRelease(release)
  return apiVersionsOf(catalogue).map(version => ({ release, version, catalogue }))
})

/** The oldest, the last without API versions and the first with them, one that made version 3, and the newest. */
const TURNS = ['20.04', '23.10', '24.02', '24.12', LATEST_RELEASE]

describe('the document of a release and an API version', () => {
  test('is OpenAPI 3.1', async () => {
    for (const { release, version, catalogue } of all.filter(({ release }) => TURNS.includes(release))) {
      expect(await problemsOf(documentOf(catalogue, version)), `${release} v${version}`).toEqual([])
    }
  })

  test('has examples that are calls, and answers to them', () => {
    // Most releases have most definitions from the release before.
    const seen = new Set<string>()
    for (const { release, version, catalogue } of all) {
      const definitions = new Map(catalogue.commands.map(({ name, versions }) => [name, versions]))
      for (const operation of operationsOf(documentOf(catalogue, version))) {
        const [called, answered] = [body(operation), answer(operation)]
        const key = JSON.stringify([operation.operationId, called, answered])
        if (seen.has(key)) continue
        seen.add(key)
        const where = `${operation.operationId} in ${release} v${version}`
        const definition = selectVersion(definitions.get(operation.operationId) ?? [], version)
        const given = readJsonObject(Buffer.from(JSON.stringify(called.example)))
        if (!definition || !given) throw new Error(where)
        const kind = shadowedArgument(definition) === undefined ? 'ok' : 'bad-argument'
        expect(decodeArguments(definition, given, isKnownWord), where).toMatchObject({ kind })
        expect(misfits(called.schema, called.example), where).toEqual([])
        const bytes = Buffer.from(JSON.stringify(answered.example))
        expect(readResult(definition, 200, bytes), where).toMatchObject({ kind: 'ok' })
        expect(misfits(answered.schema, answered.example), where).toEqual([])
      }
    }
  })
})
