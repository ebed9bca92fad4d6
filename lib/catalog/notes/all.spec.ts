import { describe, expect, test } from 'vitest'
import { shared } from '../arguments'
import { fieldsOf } from '../compose'
import { definitionsOf, LATEST_RELEASE, RELEASES } from '../facts'
import { areas, entries } from './all'

const names = [...definitionsOf(LATEST_RELEASE).keys()]
const all = Object.entries(entries)
const textsOf = (entry: (typeof entries)[string]) => [
  ...(entry.caution ? [entry.caution] : []),
  ...[entry.args, ...Object.values(entry.argsBelow ?? {})].flatMap(notes =>
    Object.values(notes ?? {}).flatMap(({ about }) => about ?? []),
  ),
]

describe('what is written about the commands', () => {
  test('covers each of the 240, in exactly one area', () => {
    const written = areas.flatMap(area => Object.keys(area))
    expect(names).toHaveLength(240)
    expect(names.filter(name => !written.includes(name))).toEqual([])
    expect(written.toSorted()).toEqual(names.toSorted())
  })

  test.each(all)('%s has a summary that reads as one short sentence', (_, { summary }) => {
    expect(summary).toMatch(/^[A-Z].*[^.\s]$/)
    expect(summary.length).toBeLessThanOrEqual(110)
  })

  test('no two summaries are the same', () => {
    const summaries = all.map(([, { summary }]) => summary.toLowerCase())
    expect(summaries.filter((summary, at) => summaries.indexOf(summary) !== at)).toEqual([])
  })

  test('cautions and remarks are whole sentences', () => {
    const texts = [...all.flatMap(([, entry]) => textsOf(entry)), ...Object.values(shared).map(aboutOf)]
    expect(texts.filter(text => text !== undefined && !/^[A-Z“].*\.$/.test(text))).toEqual([])
  })

  test('every button of a command that changes something says its verb', () => {
    const silent = all.filter(([, { effect, verb }]) => effect !== 'read' && !verb)
    expect(silent.map(([name]) => name)).toEqual([])
  })

  test('only what destroys has a preview', () => {
    expect(all.filter(([, { effect, preview }]) => preview && effect !== 'destructive')).toEqual([])
  })
})

const aboutOf = (note: object) => ('about' in note && typeof note.about === 'string' ? note.about : undefined)

describe('the effect', () => {
  const effectOf = (name: string) => entries[name]?.effect
  const matching = (pattern: RegExp) => names.filter(name => pattern.test(name))

  test.each(
    matching(
      /^(delete_|kick_|destroy_|remove_|rooms_.*destroy|stop|halt$|restart|unregister|ban_|evacuate|.*_(clear|destroy)$)/,
    ).filter(
      name =>
        !['delete_old_messages_status', 'delete_old_mam_messages_status', 'remove_blocked_domain'].includes(
          name,
        ),
    ),
  )('of %s is destructive', name => {
    expect(effectOf(name)).toBe('destructive')
  })

  test.each(matching(/^(get_|check_|list_|count_|status|stats|num_|connected_|.*_(status|list|number)$)/))(
    'of %s is read',
    name => {
      expect(effectOf(name)).toBe('read')
    },
  )

  test('of a command that writes a file on the server is never read', () => {
    const read = matching(/^(backup|dump|export|gen_|man$)/).filter(name => effectOf(name) === 'read')
    expect(read).toEqual(['export_db_status'])
  })
})

describe('the notes of arguments', () => {
  const definitions = RELEASES.flatMap(release => [...definitionsOf(release).values()].flat())

  test('are written, not guessed, for each argument, field and element of every definition of every release', () => {
    const missing = definitions.flatMap(({ name, args }) => {
      const own = entries[name]
      const known = new Set(
        [own?.args, ...Object.values(own?.argsBelow ?? {}), shared].flatMap(n => Object.keys(n ?? {})),
      )
      return fieldsOf(args)
        .filter(({ field, holder }) => !known.has(field.name) && !known.has(`${holder}.${field.name}`))
        .map(({ field }) => `${name} ${field.name}`)
    })
    expect([...new Set(missing)]).toEqual([])
  })

  test('name only arguments that the command has', () => {
    const stray = all.flatMap(([name, entry]) => {
      const fields = definitions
        .filter(definition => definition.name === name)
        .flatMap(({ args }) => fieldsOf(args))
      const keys = [entry.args, ...Object.values(entry.argsBelow ?? {})].flatMap(notes =>
        Object.keys(notes ?? {}),
      )
      const known = fields.flatMap(({ field, holder }) => [field.name, `${holder}.${field.name}`])
      return keys.filter(key => !known.includes(key)).map(key => `${name} ${key}`)
    })
    expect(stray).toEqual([])
  })

  test('of the shared table are all in use', () => {
    const used = new Set(definitions.flatMap(({ args }) => fieldsOf(args).map(({ field }) => field.name)))
    expect(Object.keys(shared).filter(name => !used.has(name))).toEqual([])
  })
})

describe('secret results', () => {
  test('are fields of a result', () => {
    for (const [name, { secretResults = [] }] of all) {
      const results = RELEASES.flatMap(release => definitionsOf(release).get(name) ?? []).map(
        ({ result }) => result,
      )
      const fields = new Set(fieldsOf(results).map(({ field }) => field.name))
      expect(
        secretResults.filter(field => !fields.has(field)),
        name,
      ).toEqual([])
    }
  })

  test('hide every token and cookie that a command answers', () => {
    const open = names.filter(name => {
      const results = (definitionsOf(LATEST_RELEASE).get(name) ?? []).map(({ result }) => result)
      const tokens = fieldsOf(results).filter(({ field }) => /^(token|token_uri|cookie)$/.test(field.name))
      const hidden = entries[name]?.secretResults ?? []
      return tokens.some(({ field }) => field.type.kind !== 'tuple' && !hidden.includes(field.name))
    })
    expect(open).toEqual([])
  })
})
