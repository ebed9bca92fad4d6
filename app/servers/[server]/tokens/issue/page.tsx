import type { Metadata } from 'next'
import { IssueView } from './view'

export const metadata: Metadata = { title: 'Issue a token' }

export default function Page() {
  return <IssueView />
}
