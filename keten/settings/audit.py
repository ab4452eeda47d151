"""What django-auditlog follows: every table of ours, by field name, never by value."""

AUDITLOG_DISABLE_REMOTE_ADDR = True
AUDITLOG_MASK_CALLABLE = "keten.kern.models.verberg"
AUDITLOG_USE_BASE_MANAGER = True

# Every field but the bookkeeping is masked: the log says that a field changed, not
# from what to what. `str()` of a model holds a number and nothing else.
_ZONDER_WAARDE = {"exclude_fields": ["versie", "gewijzigd_op", "gewijzigd_door"]}


def _volg(model: str, *velden: str) -> dict[str, object]:
    return {"model": model, "mask_fields": list(velden), **_ZONDER_WAARDE}
