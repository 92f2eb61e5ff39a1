"""Is a reader being misled? From words and addresses to evidence, and from evidence to a confidence. Pure.

`cues` and `phrases` say what words claim, `calendar` when something is late, `frame` what a page is, `shares` whose
words are whose, `series` what is an edition of what, `probes` where a newer one may be. `stage` is the page that links
stand on, `places` has the dates of one link, `evidence` turns them into `signs`, and `weights` says what those weigh.
"""
