from keten.demo.laden import load
from tests.gedeeld import gedeeld


@gedeeld(overal=True)
def demo() -> None:
    """The whole demo, loaded once for all tests that look at it."""
    assert load()
