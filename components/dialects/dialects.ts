import type { DialectCall, Rendering } from './call'
import { ctl } from './ctl'
import { curl, javaScript, python } from './http-dialects'
import { xmlRpc } from './xmlrpc'

export interface Dialect {
  readonly id: string
  /** Short: the tabs stand in one line. */
  readonly label: string
  /** Its script has to say who is calling. */
  readonly authenticates: boolean
  readonly render: (call: DialectCall) => Rendering
}

/** Every language in which a call can be said. */
export const dialects: readonly Dialect[] = [
  { id: 'curl', label: 'curl', authenticates: true, render: curl },
  { id: 'ctl', label: 'ctl', authenticates: false, render: ctl },
  { id: 'javascript', label: 'JavaScript', authenticates: true, render: javaScript },
  { id: 'python', label: 'Python', authenticates: true, render: python },
  { id: 'xmlrpc', label: 'XML-RPC', authenticates: true, render: xmlRpc },
  {
    id: 'link',
    label: 'Link',
    authenticates: false,
    render: call => ({
      code: call.link,
      remarks: ['Opens this form as it is filled, without secrets. It runs nothing.'],
    }),
  },
]
