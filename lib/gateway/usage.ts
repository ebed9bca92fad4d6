import type { Store } from '@/lib/store/store'

/** How often a command was called on a server, by one way of calling. */
export interface Usage {
  readonly command: string
  readonly frontend: string
  /**
   * Passed through from another program; else the console called it. Of the hosted server the record does not tell them
   * apart: false.
   */
  readonly isPassed: boolean
  readonly calls: number
  /** Milliseconds since 1970. */
  readonly firstAt: number
  readonly lastAt: number
}

/**
 * The calls of a server that got as far as a command: neither turned down here, nor answered that there is no such
 * command or that the credentials are wrong (whose name they bore is only a claim).
 *
 * @param actor only the calls of this JID
 */
export async function readUsage({ db }: Store, server: string, actor?: string): Promise<Usage[]> {
  const rows = await db
    .selectFrom('console_run')
    .select(['command', 'frontend', 'version'])
    .select(({ fn }) => [
      fn.sum<number | string>('calls').as('calls'),
      fn.min<number | string>('at').as('firstAt'),
      fn.max<number | string>('at').as('lastAt'),
    ])
    .where('server_id', '=', server)
    .where('state', '!=', 'refused')
    .where(({ eb, or }) =>
      or([eb('outcome_kind', 'is', null), eb('outcome_kind', 'not in', ['http-401', 'http-404'])]),
    )
    .$if(actor !== undefined, query => query.where('actor', '=', actor ?? ''))
    .groupBy(['command', 'frontend', 'version'])
    .orderBy('command')
    .execute()
  return rows.map(({ command, frontend, version, calls, firstAt, lastAt }) => ({
    // The arguments of what is passed through are not read, so no definition is chosen for it.
    ...{ command, frontend, isPassed: version === null },
    ...{ calls: Number(calls), firstAt: Number(firstAt), lastAt: Number(lastAt) },
  }))
}
