import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyRequest, anySection, COMMANDS, HOSTS } from '@/lib/access/arbitraries'
import { expandRules } from '@/lib/access/decide'
import { explain } from '@/lib/access/explain'
import { forAccountHolder } from '@/lib/access/for-account-holder'
import { parseAccess } from '@/lib/access/rules'
import { alsoOpensSentence, changeSentences } from './change-words'
import {
  askedSentence,
  gateSentence,
  noRemedySentence,
  rulesSentence,
  verdictTitle,
  whoSentence,
} from './words'

test('every explanation can be told in whole sentences, and the title agrees with the verdict', () => {
  fc.assert(
    fc.property(anySection, anyRequest, fc.boolean(), (section, request, isWhole) => {
      const read = parseAccess(section, HOSTS)
      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      const whole = explain(expandRules(read.rules, COMMANDS), request)
      const explanation = isWhole ? whole : forAccountHolder(whole)
      const { asked, gate, rules, remedy } = explanation
      const title = verdictTitle(explanation)
      expect(title.startsWith('Allowed')).toBe(explanation.allowed)
      const sentences = [
        title,
        askedSentence(asked),
        gateSentence(gate, asked),
        rulesSentence(explanation),
        ...rules.map(({ who }) => whoSentence(who)),
        ...(remedy?.kind === 'none' ? [noRemedySentence[remedy.because]] : []),
        ...(remedy?.kind === 'change'
          ? [
              ...changeSentences(remedy.change, asked, 'ejabberd.yml', isWhole),
              alsoOpensSentence(remedy.change, asked) ?? 'Nothing.',
            ]
          : []),
      ]
      for (const sentence of sentences) {
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\s{2}|^\s*$/)
      }
    }),
    { numRuns: 300 },
  )
})
