"""A look at a page on a desktop and on a phone, with the browser as strict as ever."""

from playwright.sync_api import Browser, ConsoleMessage, Error, Page

from tests.browser.axe import violations

BREED, SMAL, SMALST = 1366, 390, 320
HOOG = 900
# Opened too is what somebody may fold out: menus and the forms behind a button.
_VOUW_UIT = "document.querySelectorAll('details').forEach(vouw => vouw.open = true)"
_OPNIEUW = "context was destroyed"
_KOMT_NOG = "[hx-trigger~=load]"
_TE_BREED = """() => {
  const breed = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= breed) return '';
  return [...document.querySelectorAll('body *')]
    .filter(deel => deel.getBoundingClientRect().right > breed + 1)
    .map(deel => `${deel.tagName}.${deel.className}`).slice(0, 5).join(', ') || '?';
}"""


class Kijker:
    """One window of one person; the cookies are those of the visitor."""

    def __init__(self, browser: Browser, url: str, koekjes: dict[str, str]) -> None:
        # No `bypass_csp`: what the policy forbids shows on the console.
        self._context = browser.new_context(
            viewport={"width": BREED, "height": HOOG}, locale="nl-NL"
        )
        self._context.set_default_timeout(30_000)
        self._url = url
        self.page: Page = self._context.new_page()
        self._context.add_cookies(
            [{"name": k, "value": w, "url": url} for k, w in koekjes.items()]
        )
        self._console: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._fail)

    def look(self, pad: str, *, breedtes: tuple[int, ...]) -> list[str]:
        """Open this page; return what is wrong with it, at these widths by axe."""
        try:
            return self._look(pad, breedtes)
        except Error as fout:
            # What the page waited for was made meanwhile: it opened itself anew.
            if _OPNIEUW not in str(fout):
                raise
        return self._look(pad, breedtes)

    def judge(self, breedtes: tuple[int, ...] = (BREED, SMAL)) -> list[str]:
        """Return what is wrong with the page that is open, and on its console."""
        fouten = faults(self.page, breedtes) + [
            f"console: {regel}" for regel in self._console
        ]
        self._console.clear()
        return fouten

    def close(self) -> None:
        self._context.close()

    def _look(self, pad: str, breedtes: tuple[int, ...]) -> list[str]:
        self.page.goto(f"{self._url}{pad}")
        if self.page.locator(_KOMT_NOG).count():
            self.page.wait_for_load_state("networkidle")
        return [f"{pad} {fout}" for fout in self.judge(breedtes)]

    def _hear(self, bericht: ConsoleMessage) -> None:
        # Of a page that refuses something, the browser says so; that is no fault.
        if bericht.type == "error" and bericht.location["url"] != self.page.url:
            self._console.append(bericht.text)

    def _fail(self, fout: Error) -> None:
        self._console.append(str(fout))


def faults(page: Page, breedtes: tuple[int, ...] = (BREED, SMAL)) -> list[str]:
    """Return what is wrong with this page, as it is and with all folds open."""
    fouten = [_too_wide(page, BREED)]
    fouten += _axe(page, BREED) if BREED in breedtes else []
    page.evaluate(_VOUW_UIT)
    fouten.append(_too_wide(page, SMAL))
    fouten += _axe(page, SMAL) if SMAL in breedtes else []
    fouten.append(_too_wide(page, SMALST))
    _resize(page, BREED)
    return [fout for fout in fouten if fout]


def _axe(page: Page, breedte: int) -> list[str]:
    return [f"{breedte} px {regel}" for regel in violations(page)]


def _too_wide(page: Page, breedte: int) -> str:
    _resize(page, breedte)
    wat = page.evaluate(_TE_BREED)
    return f"{breedte} px scrolls sideways: {wat}" if wat else ""


def _resize(page: Page, breedte: int) -> None:
    if page.viewport_size != {"width": breedte, "height": HOOG}:
        page.set_viewport_size({"width": breedte, "height": HOOG})
