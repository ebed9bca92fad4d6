'use client'

import { useRef } from 'react'
import { CommandForm } from '@/components/command-form/command-form'
import { spokenPath } from '@/components/command-form/model'
import { VersionSelect } from '@/components/command-form/version-select'
import { CommandHeader } from '@/components/command-page/command-header'
import { Notice } from '@/components/command-page/notice'
import { RunList } from '@/components/command-result/run-list'
import { useIsApple } from '@/components/shell/use-is-apple'
import { ErrorPanel } from '@/components/ui/error-panel'
import type { CatalogueAnswer, ServerSummary } from '@/lib/client/types'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Json } from '@/lib/commands/types'
import { AboutCall } from './about-call'
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
  const { notes, versions, unavailable, difference } = command
  const { seed, draft, chooseVersion, refill } = useFormSeed(server.id, command)
  const { definition } = seed
  const help = useFormHelp(server.id, commands, definition.args.length > 0)
  const { runs, start, isPending, error } = useRuns(server.id, command)
  const formRef = useRef<HTMLFormElement>(null)
  const isApple = useIsApple()
  const caller = server.signedInAs?.includes('@') ? server.signedInAs : undefined
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
          {difference && <Notice tone="plain">{difference}</Notice>}
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
            onDraft={draft.set}
            onRun={args => start(definition, args)}
          >
            <VersionSelect versions={versions} chosen={definition.version} onChoose={chooseVersion} />
          </CommandForm>
        </div>
        <div className="min-w-0 lg:col-span-2">
          <RunList
            server={server.id}
            command={command}
            commands={commands}
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
        <aside
          aria-label="About this call"
          className="grid min-w-0 content-start gap-8 lg:col-start-2 lg:row-start-1"
        >
          <AboutCall
            server={server}
            command={command}
            definition={definition}
            draft={draft}
            release={release}
            caller={caller}
          />
        </aside>
      </div>
    </>
  )
}
