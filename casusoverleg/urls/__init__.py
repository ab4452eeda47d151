"""Where casus, afspraak, overleg and verslag answer."""

from casusoverleg.urls import casus, noodtoegang, overleg

app_name = "casusoverleg"
urlpatterns = [
    *casus.urlpatterns,
    *noodtoegang.urlpatterns,
    *overleg.urlpatterns,
]
