import { CodeBlock } from '@/components/ui/code-block'
import { parseJid } from '@/lib/commands/jid'
import { mergeNotes, NOBODY_YET, type SetupFacts, writeSetup } from '@/lib/yaml/setup'
import { hasAdhocApi } from '@/lib/yaml/setup-adhoc'
import type { SetupValues } from './setup-form'

interface Props {
  facts: SetupFacts
  /** For `switchboard.yml`, where no address of XMPP is configured. */
  xmppLines: string | undefined
  /** "ejabberd 23.01"; undefined while it has not told its release. */
  software: string | undefined
  values: SetupValues
}

/** All lines together, for what is ticked. */
export function SnippetPanel({ facts, xmppLines, software, values }: Props) {
  const { jid, purposes, tokens, adhoc } = values
  const account = parseJid(jid.trim())
  const wish = { jid: account?.user ? account : NOBODY_YET, purposes, tokens, adhoc }
  return (
    <section
      aria-labelledby="lines"
      className="grid min-w-0 content-start gap-3 xl:sticky xl:top-19 xl:self-start"
    >
      <h2 id="lines" className="text-section">
        Lines for ejabberd.yml
      </h2>
      <p className="text-muted text-pretty">
        The least that does what is ticked, for{' '}
        {software ?? `a release that is not known yet, as for ${facts.release}`}.
        {!account?.user && ' Write your JID in the form: the account here is only an example.'}
      </p>
      {purposes.length === 0 ? (
        <p className="border-y py-3">Tick what the account is to be let in for.</p>
      ) : (
        <>
          <CodeBlock label="Lines for ejabberd.yml" code={writeSetup(wish, facts)} />
          {adhoc && hasAdhocApi(facts.release) && xmppLines && (
            <div className="mt-3 grid gap-2">
              <h3 className="font-semibold">Lines for switchboard.yml</h3>
              <p className="text-muted text-pretty">
                The address where ejabberd serves XMPP; this one fits the lines above. Then restart
                Switchboard.
              </p>
              <CodeBlock label="Lines for switchboard.yml" code={xmppLines} />
            </div>
          )}
          <ul className="grid list-disc gap-1.5 pl-4.5 text-muted marker:text-faint">
            {mergeNotes(wish, facts).map(note => (
              <li key={note} className="text-pretty">
                {note}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
