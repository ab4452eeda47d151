"""Where casus, afspraak, overleg and verslag answer."""

from casusoverleg.urls import blokkade, casus, noodtoegang, overleg

app_name = "casusoverleg"
urlpatterns = [
    *blokkade.urlpatterns,
    *casus.urlpatterns,
    *noodtoegang.urlpatterns,
    *overleg.urlpatterns,
]
