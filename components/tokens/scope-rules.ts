/**
 * The rules that open commands to the tokens of one account that have their names as scopes, for `api_permissions`. One
 * for each: a rule that lists several would open all of them to a token with one of the scopes.
 */
export function scopeRules(owner: string, scopes: readonly string[]): string {
  const rules = scopes.map(
    scope =>
      `  "scope ${scope} of ${owner}": {who: {oauth: {scope: ${scope}, user: ${JSON.stringify(owner)}}}, what: ${scope}}`,
  )
  return ['api_permissions:', ...rules].join('\n')
}
