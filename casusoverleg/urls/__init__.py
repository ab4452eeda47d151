"""Where casus, afspraak, overleg and verslag answer."""

from casusoverleg.urls import casus, geheimadres, noodtoegang, overleg

app_name = "casusoverleg"
urlpatterns = [
    *casus.urlpatterns,
    *geheimadres.urlpatterns,
    *noodtoegang.urlpatterns,
    *overleg.urlpatterns,
]
