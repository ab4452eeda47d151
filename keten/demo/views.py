"""What exists only where nobody is real."""

from typing import Any

from keten.demo.postbus import berichten
from keten.toegang.schermen import Scherm


class Post(Scherm):
    """The mail that was sent, for everybody who practises."""

    recht = None
    zonder_personen = "only where nobody is real"
    template_name = "demo/post.html"

    def context(self) -> dict[str, Any]:
        return {"berichten": berichten()}
