"""linkcheck: what is broken and what is outdated among the links and documents of a site."""

__version__ = "0.1.0"
