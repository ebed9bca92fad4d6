/** The words of a text, each once, and the first that cannot be the name of a command. */
export function namesIn(text: string): { names: string[]; wrong: string | undefined } {
  const names = [...new Set(text.split(/[\s,;]+/).filter(word => word !== ''))]
  return { names, wrong: names.find(name => !/^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(name)) }
}
