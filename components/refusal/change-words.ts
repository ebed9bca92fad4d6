import type { Asked, Change } from '@/lib/access/explanation'

/** Where the lines of a change go and what they do, in sentences. */
export function changeSentences(
  { addsRule, opensGate, writesDefaults, replaces }: Change,
  { command, jid = 'the caller', frontend, scopes }: Asked,
  file: string,
  isHosted: boolean,
): readonly string[] {
  const sentences: string[] = []
  if (addsRule !== undefined) {
    const how = scopes ? 'with such a token' : 'with their password'
    sentences.push(
      `The rule lets ${jid} run ${command} through ${frontend}, ${how}: no other command, nobody else.`,
      writesDefaults
        ? `${file} has no api_permissions yet. A section of that name ends what applies without it, so that is written out, too.`
        : `Where ${file} has the key api_permissions already, put the rule below it.`,
    )
  }
  if (opensGate !== undefined) {
    sentences.push(
      `The access rule configure lets ${jid} act on ${opensGate}; what they may run there is still up to the rules. Other virtual hosts stay as they are.`,
      replaces
        ? `It stands for the entry ${replaces.join(' → ')} that is there: put it in its place.`
        : `Where ${file} has append_host_config already, put the host below it.`,
    )
    if (!isHosted)
      sentences.push(
        'For ejabberd, configure also decides who may use the web admin and ad-hoc commands of that host.',
      )
  }
  sentences.push(
    isHosted
      ? 'Restart Switchboard; it reads the file when it starts.'
      : 'Then run ejabberdctl reload_config.',
  )
  return sentences
}

const NAMED_MAX = 6

/** What comes along with an opened gate. Undefined where nothing does. */
export function alsoOpensSentence({ alsoOpens }: Change, { jid = 'the caller' }: Asked): string | undefined {
  if (alsoOpens.length === 0) return undefined
  const names = alsoOpens.slice(0, NAMED_MAX).map(({ command, host }) => `${command} on ${host}`)
  const more = alsoOpens.length - names.length
  const list = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
  return `Rules that are there already then also let ${jid} run: ${list}. A virtual host opens for all commands at once.`
}
