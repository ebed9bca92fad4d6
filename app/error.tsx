'use client'

import { PageFailed } from '@/components/shell/page-failed'

export default function PageError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid justify-center px-4 py-16">
      <PageFailed {...props} />
    </main>
  )
}
