"""
The report of a failure: where, never with what.

Django's own tells settings, cookies, what was typed and every variable on the way, and
would mail it. Nobody gets such a mail here; and if somebody turned it on, this is all
that would stand in it.
"""

from collections.abc import ItemsView
from typing import Any

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from keten.kern.logregels import lines_of, page_of


class Zeef(SafeExceptionReporterFilter):
    """Let through neither settings, request nor variables."""

    def get_safe_settings(self) -> dict[str, Any]:
        return {}

    def get_safe_request_meta(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_safe_cookies(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: Any
    ) -> ItemsView[str, Any]:
        return {}.items()


class Foutmelding(ExceptionReporter):
    """The name of the page, the kind of the error, the lines of code."""

    def get_traceback_text(self) -> SafeString:
        soort = getattr(self.exc_type, "__name__", "")
        return escape("\n".join([page_of(self.request), *lines_of(self.tb), soort]))

    def get_traceback_html(self) -> SafeString:
        return self.get_traceback_text()
