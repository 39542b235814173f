"""`onrecord completion bash|zsh|fish`: what makes a shell complete commands, options, ids and values."""

from __future__ import annotations

import argparse

from tui.commands import DONE
from tui.commands.common import print_lines
from tui.commands.completing import keep

SHELLS = {
    "bash": """\
# For ~/.bashrc: source <(onrecord completion bash)
_onrecord() {
    local program=$1 what line
    COMPREPLY=()
    {
        IFS= read -r what
        while IFS= read -r line; do COMPREPLY+=("$line"); done
    } < <("${program/#\\~/$HOME}" __complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    case $what in
    open) compopt -o nospace ;;
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
    esac 2>/dev/null
}
complete -F _onrecord onrecord
""",
    "zsh": """\
#compdef onrecord
# For ~/.zshrc, behind compinit: source <(onrecord completion zsh)
_onrecord() {
    local program=${words[1]} what line
    local -a lines values shown
    lines=("${(@f)$("${(Q)program/#\\~/$HOME}" __complete zsh "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    what=$lines[1]
    shift lines
    case $what in
    files) _files; return ;;
    folders) _files -/; return ;;
    esac
    for line in "${lines[@]}"; do
        [[ -n $line ]] || continue
        values+=("${line%%$'\\t'*}")
        shown+=("${line/$'\\t'/  }")
    done
    if [[ $what == open ]]; then
        compadd -S '' -l -d shown -a values
    else
        compadd -l -d shown -a values
    fi
}
if [[ $funcstack[1] == _onrecord ]]; then _onrecord "$@"; else compdef _onrecord onrecord; fi
""",
    "fish": """\
# For ~/.config/fish/config.fish: onrecord completion fish | source
function __onrecord_complete
    set -l program (commandline -opc)[1]
    set -l lines ($program __complete fish (commandline -opc) (commandline -ct) 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct)
        case '*'
            printf '%s\\n' $lines[2..-1]
    end
end
complete -c onrecord -f -a '(__onrecord_complete)'
""",
}
"""What each shell takes in."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's argument."""
    parser.add_argument("shell", choices=list(SHELLS), metavar="|".join(SHELLS), help="the shell that is to complete")


def run(args: argparse.Namespace) -> int:
    """Print what the shell is to take in, and keep the grammar, so that the first answer is as quick as the others."""
    keep()
    print_lines(SHELLS[args.shell].rstrip("\n").split("\n"))
    return DONE
