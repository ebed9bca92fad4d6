/** The words to offer come from the server, so that they are those of its commands and its virtual hosts. */
const SCRIPTS = {
  bash: name => `# Completion of ${name} for bash: source <(${name} completion bash)
_${slug(name)}() {
  local IFS=$'\\n'
  COMPREPLY=($("\${COMP_WORDS[0]}" completion words "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -F _${slug(name)} ${name}
`,
  zsh: name => `#compdef ${name}
# Completion of ${name} for zsh: source <(${name} completion zsh)
_${slug(name)}() {
  local -a candidates
  candidates=(\${(f)"$("\${words[1]}" completion words "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  compadd -a candidates
}
compdef _${slug(name)} ${name}
`,
}

const slug = name => name.replace(/\W/g, '_')

/**
 * A script for a shell to read.
 *
 * @param {'bash' | 'zsh'} shell
 * @param {string} name of the program
 */
export const completionScript = (shell, name) => SCRIPTS[shell](name)
