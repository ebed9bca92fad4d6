import { stringify } from 'yaml'

/** A part of a configuration as YAML text, as one pastes it. Long lines stay whole. */
export const toYaml = (section: unknown): string => stringify(section, { lineWidth: 0 }).trimEnd()
