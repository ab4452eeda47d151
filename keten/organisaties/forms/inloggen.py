"""Who are you: in the words that the invitation used."""

from typing import Any

from allauth.account.forms import LoginForm


class InlogFormulier(LoginForm):  # type: ignore[misc]
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["login"]
        veld.label = "Inlognaam"
        veld.widget.attrs.pop("placeholder", None)
