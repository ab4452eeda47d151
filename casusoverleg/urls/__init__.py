"""Where casus, afspraak, overleg and verslag answer."""

from casusoverleg.urls import casus, overleg

app_name = "casusoverleg"
urlpatterns = [*casus.urlpatterns, *overleg.urlpatterns]
