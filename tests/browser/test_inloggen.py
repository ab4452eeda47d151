from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.product import Product


def test_the_login_page_answers_and_is_accessible(keten: Product, page: Page) -> None:
    answer = page.goto(keten.url)

    assert answer is not None
    assert answer.status == 200
    expect(page.locator("h1")).to_be_visible()
    assert violations(page) == []
