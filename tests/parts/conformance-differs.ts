/**
 * Steps that the hosted server answers in another way, for good → why. Each is a row of docs/hosted-vs-ejabberd.md too.
 * Steps whose recording accepts the stricter answer pass and are not here.
 */
export const DIFFERS: Readonly<Record<string, string>> = {
  'auth-header-forms/17-bearer-empty':
    'Node.js reads "Bearer " as "Bearer", without the space behind it: 401 either way, with the words for a wrong password.',
}
