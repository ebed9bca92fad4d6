import { readdirSync } from 'node:fs'
import path from 'node:path'

const ERLANG = '/usr/lib/erlang'

/**
 * Of Erlang's own small caller, the way it speaks to a node: under a name of its own each time, with the cookie in the
 * home folder. What it prints ends with what the function returned, which for `ejabberd_ctl:process` is the exit code.
 */
const SCRIPT = `
for word; do words="$words\${words:+,}\\"$word\\""; done
out=$("$ERL_CALL" -h "call$$" -address "127.0.0.1:$NODE_PORT" -fetch_stdout -a "ejabberd_ctl process [[$words]]") || exit 1
printf %s "\${out%"\${out##*[!0-9]}"}"
exit "\${out##*[!0-9]}"`

/**
 * A program that takes the words of an ejabberdctl line, prints what ejabberdctl prints and ends as it ends. ejabberdctl
 * starts a virtual machine for each line, only to call a function of the node and pass on what that prints; this calls the
 * same function without one.
 *
 * @param nodePort where the node listens for other nodes
 * @param home folder with its `.erlang.cookie`
 */
export function nodeLine(nodePort: number, home: string): readonly string[] {
  const runtime = readdirSync(ERLANG).find(name => name.startsWith('erts-')) ?? 'erts'
  const erlCall = path.join(ERLANG, runtime, 'bin', 'erl_call')
  const settings = [`HOME=${home}`, `ERL_CALL=${erlCall}`, `NODE_PORT=${nodePort}`]
  return ['env', ...settings, 'sh', '-c', SCRIPT, 'sh']
}
