"""A few agendas of the long proof ``beproef volgorde``, always the same ones."""

from keten.meting.volgorde import prove_volgorde


def test_the_proposal_is_hardly_worse_than_the_best_order() -> None:
    uitkomst = prove_volgorde(aantal=4, zaad=7)

    assert uitkomst.gelukt, uitkomst
