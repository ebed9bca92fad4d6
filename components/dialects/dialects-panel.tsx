'use client'

import { useState } from 'react'
import { CodeBlock } from '@/components/ui/code-block'
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs'
import type { Credentials, DialectCall } from './call'
import { dialects } from './dialects'

const other: { readonly [K in Credentials]: { next: Credentials; label: string } } = {
  password: { next: 'token', label: 'Use a token instead' },
  token: { next: 'password', label: 'Use JID and password instead' },
}

/** The call as it is filled in now, in every language; each to be copied. */
export function DialectsPanel({ call: given }: { call: Omit<DialectCall, 'credentials'> }) {
  const [chosen, setChosen] = useState<string>('curl')
  const [credentials, setCredentials] = useState<Credentials>('password')
  const call = { ...given, credentials }
  return (
    <Tabs value={chosen} onValueChange={setChosen}>
      <TabList label="The same call as">
        {dialects.map(({ id, label }) => (
          <Tab key={id} value={id}>
            {label}
          </Tab>
        ))}
      </TabList>
      {dialects.map(({ id, label, authenticates, render }) => {
        if (id !== chosen) return <TabPanel key={id} value={id} />
        const { code, remarks } = render(call)
        return (
          <TabPanel key={id} value={id} className="grid gap-2.5">
            {code === undefined ? null : (
              <CodeBlock label={label} code={code} wrap={id === 'ctl' || id === 'link'} />
            )}
            <p className="text-caption text-muted text-pretty">
              {remarks.join(' ')}{' '}
              {authenticates && (
                <button
                  type="button"
                  onClick={() => setCredentials(other[credentials].next)}
                  className="rounded-sm font-medium text-accent underline-offset-2 hover:underline"
                >
                  {other[credentials].label}
                </button>
              )}
            </p>
          </TabPanel>
        )
      })}
    </Tabs>
  )
}
