import { expect, test } from 'vitest'
import { parseXml } from '@/lib/xml/parse'
import { printXml } from '@/lib/xml/print'
import { moduleRequest, readModule } from './stanzas'

const INFO = "xmlns='http://jabber.org/protocol/disco#info'"
const STANZAS = "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'"

// What ejabberd 26.07 answered to accounts with and without rights, in each state of its modules.
test.each([
  [
    'with the module',
    true,
    `<iq xmlns='jabber:client' type='result'><query node='api-commands' ${INFO}><identity name='API Commands' type='command-node' category='automation'/></query></iq>`,
  ],
  [
    'without it',
    false,
    `<iq xmlns='jabber:client' type='error'><query node='api-commands' ${INFO}/><error type='cancel'><item-not-found ${STANZAS}/><text xml:lang='en' ${STANZAS}>No features available</text></error></iq>`,
  ],
  [
    'of a node that is none of its own',
    false,
    `<iq xmlns='jabber:client' type='result'><query node='api-commands/zznone' ${INFO}><feature var='http://jabber.org/protocol/commands'/></query></iq>`,
  ],
  [
    'without mod_disco',
    false,
    `<iq xmlns='jabber:client' type='error'><query xmlns='http://jabber.org/protocol/disco#info' node='api-commands'/><error type='cancel'><service-unavailable ${STANZAS}/><text xml:lang='en' ${STANZAS}>No module is handling this query</text></error></iq>`,
  ],
])('whether mod_adhoc_api is there is read: %s', (_, isThere, answer) => {
  const parsed = parseXml(answer)
  expect(parsed.ok && readModule(parsed.element)).toBe(isThere)
})

test('the question carries nothing', () => {
  expect(printXml(moduleRequest())).toBe(
    `<query xmlns='http://jabber.org/protocol/disco#info' node='api-commands'/>`,
  )
})
