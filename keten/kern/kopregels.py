"""
What every answer says about itself: a page, a refusal, a failure, a style sheet.

Outermost of all middleware, so that an answer that never came near a view says it too.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

# What a page could ask of the machine, and Keten never does. Not in it are the keys
# with which people log in.
_UIT = (
    "accelerometer autoplay bluetooth camera clipboard-read clipboard-write"
    " display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid"
    " idle-detection local-fonts magnetometer microphone midi payment"
    " picture-in-picture screen-wake-lock serial storage-access usb web-share"
    " window-management xr-spatial-tracking"
)
# Where a browser tells what the policy held back.
SCHENDING_PAD = "/schending/"
VAST = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{wat}=()" for wat in _UIT.split()),
    "Referrer-Policy": "no-referrer",
    "Reporting-Endpoints": f'csp="{SCHENDING_PAD}"',
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
# Unless the answer knows better: a sheet of colours may be kept, a page never.
_ANDERS = {"Cache-Control": "no-store"}
# Not "cookies": those of every site of the municipality would go with ours.
WIS = '"cache", "storage"'
METHODEN = ("GET", "HEAD", "POST")
_UITLOGGEN = "account_logout"


class Kopregels:
    """Put them on."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        for naam, waarde in VAST.items():
            antwoord.headers[naam] = waarde
        for naam, waarde in _ANDERS.items():
            antwoord.headers.setdefault(naam, waarde)
        match = request.resolver_match
        if request.method == "POST" and match and match.view_name == _UITLOGGEN:
            antwoord.headers["Clear-Site-Data"] = WIS
        return antwoord


class Methoden:
    """
    Let only reading and sending in: no address answers to anything else.

    Before anyone is known, so that the refusal is the same for everybody.
    """

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODEN:
            return HttpResponseNotAllowed(METHODEN)
        return self.get_response(request)


class Herkomst:
    """
    Say where a form came from, when our own policy kept the browser from saying it.

    With ``no-referrer`` a browser sends the origin of a form as "null", and Django
    takes it for a forgery. The browser does tell, in a header that no script can set,
    that the page and the form are of one origin. The token is still asked.
    """

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        if (
            meta.get("HTTP_ORIGIN") == "null"
            and meta.get("HTTP_SEC_FETCH_SITE") == "same-origin"
        ):
            meta["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.get_response(request)
