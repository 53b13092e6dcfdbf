/** Completion scripts from a command tree: the words after each command and each flag, written out for the shell. */

export const shells = ['bash', 'zsh', 'fish'] as const;

export interface CompletionNode {
  readonly name: string;
  readonly description: string;
  readonly options: readonly {
    readonly flags: readonly string[];
    readonly description: string;
    readonly takesValue: boolean;
    readonly choices: readonly string[];
  }[];
  /** Possible values of its argument. */
  readonly words: readonly string[];
  /** Whether its arguments are paths. */
  readonly files: boolean;
  readonly commands: readonly CompletionNode[];
}

export const completionScript = (shell: (typeof shells)[number], tree: CompletionNode): string =>
  ({ bash, zsh, fish })[shell](tree);

interface CommandAtPath {
  readonly path: string;
  readonly node: CompletionNode;
}

const commandsOf = (node: CompletionNode, path = node.name): CommandAtPath[] => [
  { path, node },
  ...node.commands.flatMap((command) => commandsOf(command, `${path} ${command.name}`)),
];

const wordsOf = ({ options, commands, words }: CompletionNode): string =>
  [...commands.map(({ name }) => name), ...words, ...options.flatMap(({ flags }) => flags)].join(' ');

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function bash(tree: CompletionNode): string {
  const all = commandsOf(tree);
  const values = all.flatMap(({ path, node }) =>
    node.options
      .filter(({ choices }) => choices.length > 0)
      .flatMap(({ flags, choices }) =>
        flags.map(
          (flag) =>
            `    ${quoted(`${path} ${flag}`)}) COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$word")); return ;;`,
        ),
      ),
  );
  const free = all.flatMap(({ path, node }) =>
    node.options
      .filter(({ takesValue, choices }) => takesValue && choices.length === 0)
      .flatMap(({ flags }) => flags.map((flag) => quoted(`${path} ${flag}`))),
  );
  const words = all.map(
    ({ path, node }) => `    ${quoted(path)}) words=${quoted(wordsOf(node))}; files=${node.files ? 1 : ''} ;;`,
  );
  const steps = all.slice(1).map(({ path }) => quoted(path));
  return `# bash completion of ${tree.name}; load it with: source <(${tree.name} completion bash)
_${tree.name}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path=${quoted(tree.name)} words='' files='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path \${COMP_WORDS[i]}" in
    ${steps.join('|')}) path="$path \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path $before" in
${values.join('\n')}
    ${free.join('|')}) COMPREPLY=($(compgen -f -- "$word")); return ;;
  esac
  case "$path" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [ -n "$files" ] && [ "\${word:0:1}" != '-' ]; then COMPREPLY+=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _${tree.name} ${tree.name}
`;
}

/** zsh can run bash completions, so one script serves both. */
const zsh = (tree: CompletionNode): string => `#compdef ${tree.name}
# zsh completion of ${tree.name}; load it with: source <(${tree.name} completion zsh)
autoload -U +X compinit && (( \${+_comps} )) || compinit
autoload -U +X bashcompinit && bashcompinit
${bash(tree)}`;

function fish(tree: CompletionNode): string {
  const lines = commandsOf(tree).flatMap(({ path, node }) => {
    const [, ...steps] = path.split(' ');
    const seen = steps.map((step) => `__fish_seen_subcommand_from ${step}`);
    const none =
      node.commands.length > 0
        ? [`not __fish_seen_subcommand_from ${node.commands.map(({ name }) => name).join(' ')}`]
        : [];
    const condition = [...seen, ...none].join('; and ');
    const start = `complete -c ${tree.name}${condition ? ` -n ${quoted(condition)}` : ''}`;
    return [
      ...node.commands.map(({ name, description }) => `${start} -f -a ${quoted(name)} -d ${quoted(description)}`),
      ...(node.words.length > 0 ? [`${start} -f -a ${quoted(node.words.join(' '))}`] : []),
      ...node.options.map(({ flags, description, takesValue, choices }) => {
        const names = flags
          .map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
          .join(' ');
        const anyValue = takesValue ? ' -r' : '';
        const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : anyValue;
        return `${start} ${names}${value} -d ${quoted(description)}`;
      }),
    ];
  });
  return `# fish completion of ${tree.name}; load it with: ${tree.name} completion fish | source\n${lines.join('\n')}\n`;
}
