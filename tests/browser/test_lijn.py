"""
The line: from signaal to the reader's own PDF and the reminder.

Everything by hand in browsers of six people, with real workers, queue and mail.
"""

from playwright.sync_api import Browser, expect

from tests.browser.lijn import log_in, number, press, send, wait_for_mail
from tests.browser.product import Product
from tests.browser.stappen import (
    add_deelnemer,
    discuss,
    make_melding,
    name_of,
    open_casus,
    open_meeting,
    own_pdf,
    plan_extra,
    put_on_agenda,
    send_signaal,
)

WAT_LEV = "Belt de jongere elke dinsdag."
WAT_POLITIE = "Rijdt vaker langs de skatebaan."
WAT_SAMEN = "Maakt een afspraak op school."


def test_from_signaal_to_the_own_pdf_and_the_reminder(
    keten: Product, browser: Browser
) -> None:
    lev = log_in(browser, keten, "lev")
    meldpunt = log_in(browser, keten, "meldpunt")
    regie = log_in(browser, keten, "regisseur")
    namen = {
        account: name_of(browser, keten, account)
        for account in ("lev", "politie", "politie2")
    }

    # One casus of LEV and politie, one of the other of politie, one they share.
    casussen = []
    for roepnaam in ("Aya", "Bo", "Cem"):
        signaal = send_signaal(lev, keten, f"Een auto wachtte bij school. {roepnaam}")
        casussen.append(open_casus(regie, make_melding(meldpunt, signaal, roepnaam)))
    nummers = []
    for casus, wie in zip(
        casussen,
        (["lev", "politie"], ["politie2"], ["politie", "politie2"]),
        strict=True,
    ):
        for account in wie:
            add_deelnemer(regie, casus, namen[account])
        regie.goto(casus)
        nummers.append(number(regie))
    overleg = plan_extra(regie, keten)
    for casus in casussen:
        pagina = put_on_agenda(regie, casus, overleg)

    regie.goto(pagina)
    open_meeting(regie)
    discuss(regie, [("LEV Groep", WAT_LEV)])
    discuss(regie, [("Politie", WAT_POLITIE)])
    discuss(regie, [("Politie", WAT_SAMEN)])
    press(regie, "Sluit het overleg")
    send(regie)
    expect(regie.locator("main")).to_contain_text("gesloten")

    tekst = own_pdf(lev, keten, overleg)
    assert nummers[0] in tekst
    assert WAT_LEV in tekst
    for ander in (nummers[1], nummers[2], WAT_POLITIE, WAT_SAMEN):
        assert ander not in tekst

    politie = own_pdf(log_in(browser, keten, "politie"), keten, overleg)
    politie2 = own_pdf(log_in(browser, keten, "politie2"), keten, overleg)
    assert nummers[0] in politie
    assert nummers[1] not in politie
    assert nummers[2] in politie
    assert nummers[0] not in politie2
    assert nummers[1] in politie2
    assert nummers[2] in politie2

    # Due in ten days: after three and a half of them LEV was reminded.
    keten.set_clock(dagen=3.5)
    mail = wait_for_mail(lev, keten, "lev", f"Afspraak bij {nummers[0]}")
    keten.set_clock(dagen=0)
    inhoud = mail.get_body(("plain",))
    assert inhoud is not None
    assert WAT_LEV not in inhoud.get_content()
    assert "Aya" not in inhoud.get_content()
    assert nummers[0] in inhoud.get_content()
