'use client'

import { useState } from 'react'
import { CodeBlock } from '@/components/ui/code-block'
import { Segmented } from '@/components/ui/segmented'
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs'
import type { Credentials, DialectCall } from './call'
import { dialects } from './dialects'

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
            {label(call)}
          </Tab>
        ))}
      </TabList>
      {dialects.map(({ id, label, authenticates, render }) => {
        if (id !== chosen) return <TabPanel key={id} value={id} />
        const { code, remarks } = render(call)
        return (
          <TabPanel key={id} value={id} className="grid gap-2.5">
            {code === undefined ? null : (
              <CodeBlock label={label(call)} code={code} wrap={id === 'link' || id === 'ctl'} />
            )}
            {remarks.length > 0 && (
              <ul className="grid gap-0.5 text-caption text-muted">
                {remarks.map(remark => (
                  <li key={remark}>{remark}</li>
                ))}
              </ul>
            )}
            {authenticates && (
              <Segmented
                label="Credentials in the script"
                className="w-fit"
                value={credentials}
                onChange={setCredentials}
                options={[
                  { value: 'password', label: 'JID and password' },
                  { value: 'token', label: 'Token' },
                ]}
              />
            )}
          </TabPanel>
        )
      })}
    </Tabs>
  )
}
