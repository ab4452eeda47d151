"""Where casus, afspraak, overleg and verslag answer."""

from casusoverleg.urls import (
    blokkade,
    casus,
    geheimadres,
    nakoming,
    noodtoegang,
    overleg,
)

app_name = "casusoverleg"
urlpatterns = [
    *blokkade.urlpatterns,
    *casus.urlpatterns,
    *geheimadres.urlpatterns,
    *nakoming.urlpatterns,
    *noodtoegang.urlpatterns,
    *overleg.urlpatterns,
]
