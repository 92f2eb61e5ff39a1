"""Logins: the systems that ask who somebody is, the words that speak of it, and what stands before an address."""
