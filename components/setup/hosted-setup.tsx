import { KeyValueList } from '@/components/ui/key-value-list'

interface Props {
  file: string
  handlers: readonly { path: string; module: string }[]
}

/** The server that is built in needs no connecting. */
export function HostedSetup({ file, handlers }: Props) {
  return (
    <div className="grid max-w-140 gap-8">
      <section aria-labelledby="addresses" className="grid gap-2">
        <h2 id="addresses" className="text-section">
          Where it answers
        </h2>
        <p className="text-muted text-pretty">
          This server is built into Switchboard, so there is nothing to connect. Programs find it at these
          paths of this site.
        </p>
        <KeyValueList
          items={handlers.map(({ path, module }) => ({ key: module, value: path, mono: true }))}
        />
      </section>
      <section aria-labelledby="configured" className="grid gap-2">
        <h2 id="configured" className="text-section">
          Where it is configured
        </h2>
        <p className="text-pretty">
          In <code className="font-mono">{file}</code> on the machine of Switchboard, beside its program
          unless SWITCHBOARD_CONFIG names another file. It takes ejabberd’s own keys. A real ejabberd is named
          there below <code className="font-mono">servers</code>; then its set-up page is in the list of
          servers.
        </p>
      </section>
    </div>
  )
}
