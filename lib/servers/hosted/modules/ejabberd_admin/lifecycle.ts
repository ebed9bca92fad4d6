import { integer, rescode, string } from '@/lib/commands/fields'
import { success } from '../../answers'
import type { CommandGroup } from '../../module'

/** So long after its answer the process ends. */
const STOP_AFTER_MS = 100
const DELAY_MAX_SECONDS = 2_147_483

/** Ends the process. Nothing starts it anew but what started it: a service manager, or somebody. */
export const lifecycleCommands: CommandGroup = command => [
  command({ name: 'stop', tags: ['server'], args: [], result: rescode('res') }, (_, { node }) => {
    node.log.write('notice', 'Stopping, as asked by a command')
    stopAfter(STOP_AFTER_MS)
    return success
  }),

  command({ name: 'halt', tags: ['server'], args: [], result: rescode('res') }, (_, { node }) => {
    node.log.write('notice', 'Ending at once, as asked by a command')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), STOP_AFTER_MS)
    return success
  }),

  command(
    {
      name: 'stop_kindly',
      tags: ['server', 'async'],
      args: [integer('delay'), string('announcement')],
      result: rescode('res'),
    },
    ({ delay }, { node }) => {
      const seconds = Math.max(0, Math.min(Number(delay), DELAY_MAX_SECONDS))
      node.log.write(
        'notice',
        `Stopping in ${seconds} seconds, as asked by a command; nobody is online to be told`,
      )
      stopAfter(seconds * 1000 + STOP_AFTER_MS)
      return success
    },
  ),
]

const stopAfter = (ms: number) => void setTimeout(() => process.kill(process.pid, 'SIGTERM'), ms)
