"""The network and our manners: two transports that do one exchange each, and one loop that paces, walks and retries.

* `network`    where a name leads, what we send, whom we trust: one value for both transports
* `guard`      which addresses may be connected to, judged at the socket
* `curl`       the scan's transport (libcurl multi), many exchanges at once
* `witness`    the second witness (requests), in a process of its own
* `session`    exchanges that belong together (requests): a login
* `walk`       follows redirects, over either transport
* `tempo`      what a host bears, learnt from its answers
* `pace`       whose turn it is, at a host and at an IP address
* `retry`      what may pass by itself, and how long to wait for it
* `loop`       all of these together
* `robots`     RFC 9309
* `permission` asks each origin for its robots.txt, once
"""
