'use client'

import { useForm } from 'react-hook-form'
import type { SetupAnswer } from '@/lib/client/setup'
import type { ServerSummary } from '@/lib/client/types'
import { SetupForm, type SetupValues } from './setup-form'
import { SnippetPanel } from './snippet-panel'
import { StepList } from './step-list'
import { useDoctor } from './use-doctor'

interface Props {
  server: ServerSummary
  setup: Extract<SetupAnswer, { kind: 'ejabberd' }>
}

export function RealSetup({ server, setup }: Props) {
  const form = useForm<SetupValues>({
    defaultValues: {
      jid: server.signedInAs?.includes('@') ? server.signedInAs : '',
      password: '',
      purposes: ['statistics'],
      tokens: false,
      adhoc: false,
    },
  })
  const doctor = useDoctor(server.id)
  return (
    <div className="grid gap-x-10 gap-y-10 xl:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]">
      <div className="grid min-w-0 content-start gap-10">
        <SetupForm form={form} doctor={doctor} />
        <StepList server={server} plan={setup.steps} doctor={doctor} />
      </div>
      <SnippetPanel
        facts={setup.facts}
        xmppLines={setup.xmppLines}
        software={setup.isReleaseKnown ? setup.software : undefined}
        values={form.watch()}
      />
    </div>
  )
}
