import {
  CREDENTIAL_VARIABLE,
  callerOf,
  type DialectCall,
  endpointOf,
  type Rendering,
  setVariables,
} from './call'
import { asJavaScript, asJq, asJson, asPython, objectLiteral } from './literal'
import { shellWord } from './shell'
import { leavesOf, secretsOf, spell } from './spell'

const spelled = (call: DialectCall) => spell(call.definition, call.args, call.notes)

/**
 * curl. A secret is put into the JSON by jq, which escapes it and keeps it out of the list of processes; curl asks for
 * the person's own password by itself.
 */
export function curl(call: DialectCall): Rendering {
  const members = spelled(call)
  const secrets = secretsOf(members)
  const lines = [
    call.credentials === 'token'
      ? `curl -H ${shellWord('Authorization: Bearer ', { variable: CREDENTIAL_VARIABLE.token })}`
      : `curl -u ${shellWord(callerOf(call))}`,
    `-H ${shellWord('Content-Type: application/json')}`,
    `-d ${secrets.length > 0 ? '@-' : shellWord(objectLiteral(members, asJson, '  '))}`,
    // Last: it is the part that may be long.
    shellWord(endpointOf(call)),
  ].join(' \\\n  ')
  const variables = call.credentials === 'token' ? [...secrets, CREDENTIAL_VARIABLE.token] : secrets
  return {
    code: secrets.length > 0 ? `jq -n ${shellWord(objectLiteral(members, asJq))} |\n${lines}` : lines,
    remarks: [
      ...setVariables(variables),
      ...(call.credentials === 'password' ? ['curl asks for your password.'] : []),
      ...(secrets.length > 0
        ? ['jq writes the body, so that a secret is escaped and not seen by others.']
        : []),
    ],
  }
}

export function javaScript(call: DialectCall): Rendering {
  const members = spelled(call)
  const variable = CREDENTIAL_VARIABLE[call.credentials]
  const authorization =
    call.credentials === 'token'
      ? `\`Bearer \${process.env.${variable}}\``
      : `\`Basic \${Buffer.from(${JSON.stringify(`${callerOf(call)}:`)} + process.env.${variable}).toString("base64")}\``
  return {
    code: [
      `const response = await fetch(${JSON.stringify(endpointOf(call))}, {`,
      '  method: "POST",',
      '  headers: {',
      `    Authorization: ${authorization},`,
      '    "Content-Type": "application/json",',
      '  },',
      `  body: JSON.stringify(${objectLiteral(members, asJavaScript, '  ')}),`,
      '})',
      'console.log(response.status, await response.json())',
    ].join('\n'),
    remarks: setVariables([...secretsOf(members), variable]),
  }
}

export function python(call: DialectCall): Rendering {
  const members = spelled(call)
  const variable = CREDENTIAL_VARIABLE[call.credentials]
  const authorization =
    call.credentials === 'token'
      ? `headers={"Authorization": "Bearer " + os.environ["${variable}"]},`
      : `auth=(${JSON.stringify(callerOf(call))}.encode(), os.environ["${variable}"].encode()),`
  const usesJson = leavesOf(members).some(leaf => leaf.is === 'json')
  return {
    code: [
      ...(usesJson ? ['import json'] : []),
      'import os',
      'import requests',
      '',
      'response = requests.post(',
      `  ${JSON.stringify(endpointOf(call))},`,
      `  ${authorization}`,
      `  json=${objectLiteral(members, asPython, '  ')},`,
      ')',
      'print(response.status_code, response.json())',
    ].join('\n'),
    remarks: setVariables([...secretsOf(members), variable]),
  }
}
