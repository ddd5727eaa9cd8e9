"""The catalogue to hand on: a zip opened from a folder, and one file sent over Zalo.

selection (which records) -> content (bodies and data, as pages and `gather` make them) -> pieces (what repeats, once)
-> chunks (scripts of 100 to 200 KB) -> zipped, or streams -> single; `command` is `danvan pack`.
"""
