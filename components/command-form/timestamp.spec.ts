import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localInputOf, momentOf, secondsOf, secondsOfLocalInput, textOfMoment } from './timestamp'

const sinceEpoch = fc.integer({ min: 0, max: 4_102_444_800 })

test('what the picker shows means the same moment again', () => {
  fc.assert(
    fc.property(sinceEpoch, seconds => {
      // An hour that the clocks repeat in autumn is shown the same twice.
      const again = secondsOfLocalInput(localInputOf(seconds)) ?? Number.NaN
      expect(Math.abs(again - seconds) % 3600).toBe(0)
      expect(Math.abs(again - seconds)).toBeLessThanOrEqual(3600)
    }),
  )
})

test('an integer holds seconds, text holds UTC; both come back', () => {
  fc.assert(
    fc.property(sinceEpoch, fc.constantFrom('integer', 'binary'), (seconds, kind) => {
      expect(momentOf(kind, textOfMoment(kind, seconds))).toBe(seconds)
    }),
  )
  expect(textOfMoment('binary', 1500045311)).toBe('2017-07-14T15:15:11Z')
})

test('what is no moment is none', () => {
  expect(secondsOf('99999999999999999999')).toBeUndefined()
  expect(momentOf('binary', 'yesterday')).toBeUndefined()
  expect(momentOf('integer', null)).toBeUndefined()
})
