"""Checked before each commit, built after it, published after a push.

repository -> what git knows, and a commit or the index as a folder of its own
install -> the scripts in the repository's folder of hooks; an editor's own are left alone
check -> what is staged; `checked` keeps it for the build
run -> what was committed or pushed, built and published
command -> `danvan hooks`
"""
