/** A name that YAML reads as text, quoted where it could be anything else. */
const scalar = (text: string) => (/^[a-z][a-z0-9_.@-]*$/i.test(text) ? text : JSON.stringify(text))

/**
 * The rule that would let a person run a command, for the server's configuration. Undefined where the person is known
 * by a token only.
 */
export function permissionYaml(command: string, caller: string | undefined): string | undefined {
  if (!caller?.includes('@')) return undefined
  return [
    'api_permissions:',
    `  ${JSON.stringify(`run ${command}`)}:`,
    '    from: mod_http_api',
    '    who:',
    `      user: ${scalar(caller)}`,
    `    what: ${scalar(command)}`,
  ].join('\n')
}
