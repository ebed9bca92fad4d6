import { list, string, tuple } from '@/lib/commands/fields'
import { parseXml } from '@/lib/xml/parse'

/** A message that is kept for an account, as the commands that list such messages show it. */
export const storedMessages = <const N extends string>(name: N) =>
  list(name, tuple('messages', string('time'), string('from'), string('to'), string('packet')))

/** `time`: "YYYY-MM-DD HH:MM:SS", UTC. `packet`: the stanza's XML. */
export function describeStored(packet: string, time: string) {
  const parsed = parseXml(packet)
  const { from = '', to = '' } = parsed.ok ? parsed.element.attrs : {}
  return { time, from, to, packet }
}
