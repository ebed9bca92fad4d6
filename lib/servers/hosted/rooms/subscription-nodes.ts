/** What subscribers can be told of (MUC/Sub), without its namespace. `system` goes with a room's options only. */
const WORDS = ['presence', 'messages', 'affiliations', 'subject', 'config', 'participants', 'subscribers']

const NAMESPACE = 'urn:xmpp:mucsub:nodes:'

export const MESSAGES_NODE = `${NAMESPACE}messages`

/** The node of a short word, as options of rooms have it. */
export const subscriptionNode = (word: string): string | undefined =>
  WORDS.includes(word) || word === 'system' ? `${NAMESPACE}${word}` : undefined

/** Of these nodes the ones that can be subscribed to. */
export const knownNodes = (nodes: readonly string[]): string[] =>
  nodes.filter(node => node.startsWith(NAMESPACE) && WORDS.includes(node.slice(NAMESPACE.length)))
