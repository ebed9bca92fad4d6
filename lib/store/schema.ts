import type { ConsoleTables } from './console-tables'
import type { EjabberdTables } from './ejabberd-tables'

/** All tables of the database: ejabberd's and Switchboard's own. */
export interface Schema extends EjabberdTables, ConsoleTables {}
