"""A web that misbehaves: what each server does, what a link to it deserves, and how often it may be asked.

* `behaviour`  what a row of the table is, and the words that make answers
* `table`      all rows, by group; also what docs/hostile.md is made of
* `world`      the servers of the table, on loopback, and the page that links to all of them
"""
