"""What a shell reads once to complete: at every press of the Tab key it asks the program.

The program is asked by `_HUNANFACTS_COMPLETE`, the name of the shell; see `completion`. It is the
one that is typed, so that one in a folder of its own completes for itself.
"""

_BASH = r"""
_hunanfacts() {
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        if [[ $word == :files ]]; then
            compopt -o filenames 2> /dev/null
            while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$2")
        else
            COMPREPLY+=("$word")
        fi
    done < <(_HUNANFACTS_COMPLETE=bash "${1/#\~/$HOME}" "${COMP_LINE:0:COMP_POINT}" \
        "$COMP_WORDBREAKS" 2> /dev/null)
}
complete -F _hunanfacts hunanfacts
"""

_ZSH = r"""
#compdef hunanfacts
_hunanfacts() {
    local line
    local -a lines found shown
    lines=("${(@f)$(_HUNANFACTS_COMPLETE=zsh ${~words[1]} "${(@Q)words[1,CURRENT-1]}" \
        "${(Q)PREFIX}" 2> /dev/null)}")
    if [[ $lines[1] == :files ]]; then
        _files
        return
    fi
    for line in $lines; do
        found+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done
    (( $#found )) && compadd -l -d shown -- $found
}
if [[ $funcstack[1] == _hunanfacts ]]; then
    _hunanfacts "$@"
else
    compdef _hunanfacts hunanfacts
fi
"""

_FISH = r"""
function __hunanfacts_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct | string trim --left --chars '"\'' | string unescape)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -l lines (_HUNANFACTS_COMPLETE=fish $program $words "$current" 2> /dev/null)
    if test "$lines[1]" = :files
        __fish_complete_path (commandline -ct)
    else if set -q lines[1]
        printf '%s\n' $lines
    end
end
complete -c hunanfacts -f -a '(__hunanfacts_complete)'
"""

SCRIPTS = {"bash": _BASH.strip(), "zsh": _ZSH.strip(), "fish": _FISH.strip()}
