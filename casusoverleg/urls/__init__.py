"""Where casus, afspraak, overleg and verslag answer."""

from casusoverleg.urls import blokkade, casus, geheimadres, noodtoegang, overleg

app_name = "casusoverleg"
urlpatterns = [
    *blokkade.urlpatterns,
    *casus.urlpatterns,
    *geheimadres.urlpatterns,
    *noodtoegang.urlpatterns,
    *overleg.urlpatterns,
]
