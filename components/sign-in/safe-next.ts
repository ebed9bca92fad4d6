/** Where to go after signing in: a page of this site, or undefined for anything that could lead elsewhere. */
export function safeNext(next: string | null | undefined): string | undefined {
  // A browser reads "//host" and "/\host" as another site, and drops tabs and line breaks before it looks.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is refused
  if (!next?.startsWith('/') || /^\/[/\\]|[\\\u0000-\u001f]/.test(next)) return undefined
  return next.startsWith('/sign-in') ? undefined : next
}
