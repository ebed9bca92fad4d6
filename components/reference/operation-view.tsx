'use client'

import { SquareTerminal } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode, Ref } from 'react'
import { Badge, EffectBadge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button-class'
import { CodeBlock } from '@/components/ui/code-block'
import type { OpenApiDocument } from '@/lib/interfaces/openapi/document'
import type { Entry } from './arrange'
import { answerOf, failuresOf } from './failures'
import { HistoryList } from './history-list'
import { Prose } from './prose'
import { referenceCurl } from './reference-curl'
import { schemaRows, schemaWords } from './schema-rows'
import { SchemaTable } from './schema-table'

interface Props {
  document: OpenApiDocument
  entry: Entry
  /** JID for the example. */
  caller: string
  formPath: string
  headRef: Ref<HTMLHeadingElement>
}

/** One command as the document describes it. */
export function OperationView({ document, entry: { path, operation }, caller, formPath, headRef }: Props) {
  const { operationId, requestBody, 'x-history': history } = operation
  const called = requestBody.content['application/json']
  const answer = answerOf(operation)
  const answered = answer?.content?.['application/json']
  const url = new URL(`${document.servers[0]?.url ?? ''}${path}`, window.location.origin).href
  const hasArguments = Object.keys(called.schema.properties ?? {}).length > 0
  return (
    <article aria-labelledby="operation" className="grid min-w-0 gap-7">
      <header className="grid gap-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h2
            id="operation"
            ref={headRef}
            tabIndex={-1}
            className="font-mono text-title tracking-normal outline-none wrap-anywhere"
          >
            {operationId}
          </h2>
          <EffectBadge effect={operation['x-effect']} />
          {operation.deprecated && <Badge tone="write">Older definition</Badge>}
        </div>
        <p className="text-section font-normal text-pretty">{operation.summary}.</p>
        <Prose text={operation.description} className="text-muted" />
        <Link href={formPath} className={buttonClass('quiet', 'md', 'w-fit')}>
          <SquareTerminal aria-hidden className="size-4" />
          Open the form
        </Link>
      </header>

      <Part title="Call">
        <CodeBlock label={`curl for ${operationId}`} code={referenceCurl(url, caller, called.example)} />
      </Part>
      <Part title="Arguments">
        {hasArguments ? (
          <SchemaTable label="Arguments" schema={called.schema} />
        ) : (
          <p className="text-muted">None: the body is an empty object.</p>
        )}
      </Part>
      {answer && answered && (
        <Part title="Answer" aside="HTTP 200">
          <p className="text-pretty">
            {answer.description} <span className="text-muted">Type: {schemaWords(answered.schema)}.</span>
          </p>
          {answered.schema.description && (
            <p className="text-muted text-pretty">{answered.schema.description}</p>
          )}
          {schemaRows(answered.schema).length > 0 && <SchemaTable label="Answer" schema={answered.schema} />}
          <CodeBlock
            label={`Example of an answer of ${operationId}`}
            code={JSON.stringify(answered.example, null, 2)}
          />
        </Part>
      )}
      <Part title="Failures">
        <dl className="grid border-t text-table">
          {failuresOf(document, operation).map(({ status, description }) => (
            <div key={status} className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-4 border-b py-2">
              <dt className="font-mono tabular-nums">{status}</dt>
              <dd className="text-pretty">{description}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title="Releases">
        {history ? (
          <HistoryList history={history} release={document['x-ejabberd-release']} />
        ) : (
          <p className="text-muted">Not a command of ejabberd’s own, so its history is not known here.</p>
        )}
      </Part>
    </article>
  )
}

function Part({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid min-w-0 gap-2.5">
      <h3 className="flex items-baseline gap-2.5 text-section">
        {title}
        {aside && <span className="text-caption font-normal text-faint">{aside}</span>}
      </h3>
      {children}
    </section>
  )
}
