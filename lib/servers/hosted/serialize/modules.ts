import type { HostedConfig } from '../config'
import { isLoaded } from '../hosts'
import { serializedAuth } from './auth'
import { serializedMam } from './mam'
import type { SerializedModule } from './module'
import { serializedMuc } from './muc'
import { serializedRoster } from './roster'

/** Those that ejabberd 26.07 can export. */
const SERIALIZED = [serializedAuth, serializedMam, serializedMuc, serializedRoster]

/** Of them those that are loaded; `names`: only these. */
export function serializedModules(
  config: HostedConfig,
  names?: readonly string[],
): readonly SerializedModule[] {
  return SERIALIZED.filter(({ name }) => isLoaded({ config }, name) && (names?.includes(name) ?? true))
}
