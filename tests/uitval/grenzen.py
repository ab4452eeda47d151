"""How long things may take; the product in these tests sweeps every two seconds."""

# A page that waits longer has lost its reader.
PAGINA = 5.0
# Two sweeps of two seconds; before the first a worker counts as alive for three, and
# one that lost its queue waits up to four before it knocks again. The rest is for a
# machine that has more to do.
STIL = 15.0
# A mail server that refused is asked again after ten seconds, by the next sweep.
NA_FOUT = 15.0
