"""Completion in bash, zsh and fish: what the word that is being typed may become."""
