/** Steps that the hosted server does not pass yet → the command or the interface that they wait for. Only ever gets shorter. */
export const WAITING: Readonly<Record<string, string>> = {}
