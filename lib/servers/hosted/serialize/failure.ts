import type { CommandFailure } from '@/lib/commands/outcome'

/** Why a file cannot be used, in words. */
export const whyFailed = (failure: CommandFailure): string =>
  ('reason' in failure ? failure.reason : undefined) ?? failure.kind
