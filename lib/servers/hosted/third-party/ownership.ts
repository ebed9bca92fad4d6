import { statSync } from 'node:fs'

/** Why a file or folder of modules is not safe to use, as others could put their own programs there; undefined: it is. */
export function ownershipProblem(file: string): string | undefined {
  const { uid, mode } = statSync(file)
  const own = process.getuid?.()
  // Windows has neither owners nor rights of this kind.
  if (own === undefined) return undefined
  if (uid !== own && uid !== 0)
    return 'belongs to somebody else than who runs Switchboard, who could run anything here'
  return (mode & 0o002) === 0 ? undefined : 'may be written by everybody on this machine: chmod o-w'
}
