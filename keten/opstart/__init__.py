"""
Start-up: from a clean clone to a running product, and to its tests.

``paden``, ``scherm``, ``omgeving``, ``systeem`` and ``voorkant`` use the standard
library only, because they run before there is an environment.
"""
