"""A web that misbehaves: what each server does, what a link to it deserves, and how often it may be asked.

* `behaviour`  what a row of the table is, and the words that make answers
* `answers`, `redirects`, `pages`, `sockets`   the rows
* `table`      all of them, by group; also what docs/hostile.md is made of
* `endpoints`  servers that misbehave before anybody has asked for anything
* `world`      the site, and the page that links to all of it
* `run`        a run of the real command over it
"""
