import type { HostedNode } from './node'

/**
 * What `status` tells, in ejabberd's words: programs look there for the release whose API they talk to.
 */
export function describeStatus({ name, release }: HostedNode): string {
  return `The node ${name} is started. Status: started\nejabberd ${release} is running in that node`
}

/** Whole seconds since the start. */
export const uptimeSeconds = ({ startedAt }: HostedNode): number =>
  Math.floor((Date.now() - startedAt) / 1000)

/** A hosted server is one operating-system process. */
export const PROCESSES = 1
