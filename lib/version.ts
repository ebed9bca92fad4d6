import { version } from '../package.json'

/** Version of Switchboard. */
export const VERSION = version
