'use client'

import { useDeferredValue, useRef } from 'react'
import { CommandForm } from '@/components/command-form/command-form'
import { formToJson, spokenPath } from '@/components/command-form/model'
import { VersionSelect } from '@/components/command-form/version-select'
import { CommandHeader } from '@/components/command-page/command-header'
import { Notice } from '@/components/command-page/notice'
import { SchemaPanel } from '@/components/command-page/schema-panel'
import { RunList } from '@/components/command-result/run-list'
import { DialectsPanel } from '@/components/dialects/dialects-panel'
import { useIsApple } from '@/components/shell/use-is-apple'
import { ErrorPanel } from '@/components/ui/error-panel'
import type { CatalogueAnswer, ServerSummary } from '@/lib/client/types'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Json } from '@/lib/commands/types'
import { paths } from '@/lib/paths'
import { Preview } from './preview'
import { useFormHelp } from './use-form-help'
import { useFormSeed } from './use-form-seed'
import { useRuns } from './use-runs'

interface Props {
  server: ServerSummary
  command: CatalogueCommand
  catalogue: CatalogueAnswer
}

/** The command page, put together: header, form, dialects and schema, runs. */
export function CommandConsole({ server, command, catalogue }: Props) {
  const { commands, release } = catalogue
  const { notes, versions, unavailable } = command
  const { seed, draft, setDraft, prefill, chooseVersion, refill } = useFormSeed(server.id, command)
  const { definition } = seed
  const help = useFormHelp(server.id, commands, definition.args.length > 0)
  const { runs, start, isPending, error } = useRuns(server.id, command)
  const formRef = useRef<HTMLFormElement>(null)
  const isApple = useIsApple()
  const shown = useDeferredValue(draft)
  const caller = server.signedInAs?.includes('@') ? server.signedInAs : undefined
  const newest = versions.at(-1)
  const previewed = commands.find(({ name }) => name === notes.preview)
  const outcome = runs[0]?.answer?.outcome

  const enterForm = () =>
    formRef.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  return (
    <>
      <CommandHeader server={server.id} command={command} definition={definition} />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,35rem)_minmax(0,1fr)]">
        <div className="min-w-0">
          {unavailable && <Notice tone="write">{unavailable}</Notice>}
          {notes.caution && <Notice tone="write">{notes.caution}</Notice>}
          {seed.problems.length > 0 && (
            <Notice tone="plain">
              <p>Not everything in the link could be used:</p>
              <ul>
                {seed.problems.map(({ path, message }) => (
                  <li key={spokenPath(path) + message}>
                    <span className="font-mono">{spokenPath(path)}</span>: {message}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <CommandForm
            key={`${definition.version}.${seed.id}`}
            command={command}
            definition={definition}
            initial={seed.values}
            help={help}
            formRef={formRef}
            pending={isPending}
            error={error && <ErrorPanel title="The command was not run">{error.message}</ErrorPanel>}
            refusal={outcome?.kind === 'bad-argument' ? outcome : undefined}
            runKeys={isApple ? ['⌘', '↵'] : ['Ctrl', '↵']}
            preview={
              previewed
                ? (args: Readonly<Record<string, Json>>) => (
                    <Preview server={server.id} command={previewed} args={args} />
                  )
                : undefined
            }
            onDraft={setDraft}
            onRun={args => start(definition, args)}
          >
            <VersionSelect versions={versions} chosen={definition.version} onChoose={chooseVersion} />
          </CommandForm>
        </div>
        <aside aria-label="About this call" className="grid min-w-0 content-start gap-8">
          <DialectsPanel
            call={{
              definition,
              notes,
              isNewest: definition === newest,
              isVersioned: versions.length > 1,
              args: formToJson(definition.args, shown),
              apiUrl: `${window.location.origin}${server.apiPath}`,
              caller,
              release,
              ctl: server.kind === 'hosted' ? 'switchboardctl' : 'ejabberdctl',
              link: `${window.location.origin}${paths.command(server.id, command.name, prefill)}`,
            }}
          />
          <SchemaPanel definition={definition} notes={notes} />
        </aside>
      </div>
      <div className="pt-10">
        <RunList
          server={server.id}
          command={command}
          commands={commands}
          caller={caller}
          runs={runs}
          // What destroys is asked about every time, and the form is where that is done.
          onAgain={notes.effect === 'destructive' ? undefined : run => start(run.definition, run.args)}
          onFill={run => {
            refill(run.definition, run.args)
            requestAnimationFrame(enterForm)
          }}
          onLeave={enterForm}
        />
      </div>
    </>
  )
}
