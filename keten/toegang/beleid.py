"""
Row level security as migration operations: how a table is protected.

A migration is history. Do not change what a function here returns once it was used in
production: add a function, and a migration that says `herzie`.
"""

from django.db.migrations import RunSQL

from keten.kern.databank import APP, EIGENAAR, KOPIE, POORTWACHTER

# So simple that the planner writes it out; as a subquery it is only planned again.
IS_SYSTEEM = "keten.is_systeem()"
# The SELECT around the call makes it an InitPlan: once per query in place of once per
# row. The cast keeps `= ANY ((SELECT ...))` from being read as ANY(subquery).
ACTOR = "(SELECT keten.actor())"
NAMENS = "(SELECT keten.namens('casus_inzien'))::text[]"
ORGANISATIES = "ANY ((SELECT keten.organisaties())::uuid[])"
GEBLOKKEERD = "ALL ((SELECT keten.geblokkeerd())::uuid[])"
NOODTOEGANG = "ANY ((SELECT keten.noodtoegang())::uuid[])"


def verbanden_met(recht: str) -> str:
    """Say which samenwerkingsverbanden: those where the actor holds this right."""
    return f"ANY ((SELECT keten.verbanden_met('{recht}'))::uuid[])"


def geldig(alias: str) -> str:
    """Condition: the period of this row holds today; the day `tot` is outside it."""
    # One subquery and not two: planning them is what a policy costs.
    return (
        f"((SELECT keten.vandaag()) BETWEEN {alias}.van"
        f" AND coalesce({alias}.tot - 1, 'infinity'))"
    )


def niet_geblokkeerd(kolom: str) -> str:
    """Condition: the actor is not kept away from the matter with this key."""
    return f"{kolom} <> {GEBLOKKEERD}"


def op_casus(kolom: str, *, niveau: int, nood: bool = True) -> str:
    """
    Condition: the actor is on the casus of this row, at least as deep as this.

    :param nood: also through noodtoegang, which is to read and not to write

    Spelled out and not hidden in a function: that is one index probe per row. Without
    the OFFSET the planner may read all participations of the actor first, and guesses
    how many those are; whoever directs is on every casus.
    """
    deelname = (
        "EXISTS (SELECT 1 FROM public.casusoverleg_casusdeelname op"  # noqa: S608
        f" WHERE op.casus_id = {kolom} AND {deelname_geldt('op', niveau=niveau)}"
        " OFFSET 0)"
    )
    if nood:
        deelname = f"({kolom} = {NOODTOEGANG} OR {deelname})"
    return f"({deelname} AND {niet_geblokkeerd(kolom)})"


def deelname_geldt(alias: str, *, niveau: int) -> str:
    """Condition: this CasusDeelname is of the actor, and lets in this deep today."""
    return (
        f"{alias}.medewerker_id = {ACTOR} AND {alias}.niveau >= {niveau}"
        f" AND {geldig(alias)}"
        f" AND ({alias}.organisatie_id::text || {alias}.samenwerkingsverband_id::text)"
        f" = ANY ({NAMENS})"
    )


def met_grond(soort: str, kolom: str) -> str:
    """Condition: a later record opened this one to the actor, by name or by right."""
    namens = "(SELECT keten.deelnames())::text[]"
    bij_naam = (
        f"g.medewerker_id = {ACTOR} AND"
        f" (g.organisatie_id::text || g.samenwerkingsverband_id::text) = ANY ({namens})"
    )
    bij_recht = " OR ".join(
        f"(g.recht = '{recht}' AND g.samenwerkingsverband_id = {verbanden_met(recht)})"
        for recht in ("melding_beoordelen", "casus_regisseren")
    )
    return (
        "EXISTS (SELECT 1 FROM public.toegang_inzagegrond g"  # noqa: S608  names
        f" WHERE g.object_id = {kolom} AND g.soort = '{soort}' AND {geldig('g')}"
        f" AND g.herkomst <> {GEBLOKKEERD}"
        f" AND (({bij_naam}) OR {bij_recht}))"
    )


def te_zien(tabel: str, kolom: str, sleutel: str = "id") -> str:
    """Condition: the record that this row belongs to may itself be seen."""
    return f"EXISTS (SELECT 1 FROM public.{tabel} er WHERE er.{sleutel} = {kolom})"  # noqa: S608  names


def bescherm(
    tabel: str,
    *,
    zien: str,
    toevoegen: str,
    wijzigen: str = "",
    verwijderen: str = "",
) -> RunSQL:
    """
    Put a table behind row level security; reversible.

    :param zien: condition for SELECT
    :param toevoegen: condition for the new row of an INSERT
    :param wijzigen: condition on the old and the new row of an UPDATE; `zien` when
        left out, for what is seen is locked before it is written
    :param verwijderen: condition for DELETE, where rows come and go; else nobody
        deletes but the system, and a DELETE quietly finds no rows
    """
    return RunSQL(
        f"""
        ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY;
        {_beleid(tabel, zien, toevoegen, wijzigen or zien, verwijderen)}
        CREATE POLICY systeem ON {tabel} TO {APP}, {EIGENAAR}
            USING ({IS_SYSTEEM}) WITH CHECK ({IS_SYSTEEM});
        CREATE POLICY kopie ON {tabel} FOR SELECT TO {KOPIE} USING (true);
        """,
        f"""
        DROP POLICY kopie ON {tabel};
        DROP POLICY systeem ON {tabel};
        {_weg(tabel)}
        ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY;
        """,
    )


def herzie(
    tabel: str,
    *,
    zien: str,
    toevoegen: str,
    wijzigen: str = "",
    verwijderen: str = "",
) -> RunSQL:
    """Replace what `bescherm` said of a table; there is no way back but another."""
    nieuw = _beleid(tabel, zien, toevoegen, wijzigen or zien, verwijderen)
    return RunSQL(_weg(tabel) + nieuw, RunSQL.noop)


def _beleid(
    tabel: str, zien: str, toevoegen: str, wijzigen: str, verwijderen: str
) -> str:
    weg = (
        f"CREATE POLICY verwijderen ON {tabel} FOR DELETE TO {APP}"
        f" USING ({verwijderen});"
        if verwijderen
        else ""
    )
    return f"""
        CREATE POLICY zien ON {tabel} FOR SELECT TO {APP} USING ({zien});
        CREATE POLICY toevoegen ON {tabel} FOR INSERT TO {APP}
            WITH CHECK ({toevoegen});
        CREATE POLICY wijzigen ON {tabel} FOR UPDATE TO {APP}
            USING ({wijzigen}) WITH CHECK ({wijzigen});
        {weg}
    """


def _weg(tabel: str) -> str:
    return f"""
        DROP POLICY IF EXISTS verwijderen ON {tabel};
        DROP POLICY wijzigen ON {tabel};
        DROP POLICY toevoegen ON {tabel};
        DROP POLICY zien ON {tabel};
    """


def open_voor_poortwachter(tabel: str) -> RunSQL:
    """
    Let the definer functions read a table, protected or not, without recursion.

    FORCE binds the owner too, so a function of the owner would ask the policy that
    asks the function. A policy of its own for the poortwachter ends that, without
    BYPASSRLS, which only a superuser could hand out.
    """
    return RunSQL(
        f"""
        GRANT SELECT ON {tabel} TO {POORTWACHTER};
        CREATE POLICY poortwachter ON {tabel} FOR SELECT TO {POORTWACHTER}
            USING (true);
        """,
        f"""
        DROP POLICY poortwachter ON {tabel};
        REVOKE ALL ON {tabel} FROM {POORTWACHTER};
        """,
    )


def definer_functie(
    kop: str,
    retour: str,
    inhoud: str,
    *,
    soort: str = "STABLE",
    rol: str = "",
    als: str = "DEFINER",
) -> RunSQL:
    """
    Make a SECURITY DEFINER function in plpgsql that belongs to the poortwachter.

    :param kop: name with argument types, as ``keten.ziet_casus(casus uuid)``
    :param rol: who may call it; by default the app, and for a trigger the owner, who
        must have the right to make the trigger
    """
    rol = rol or (EIGENAAR if retour == "trigger" else APP)
    # An empty search_path: nobody can slip in a table or operator of the same name.
    return RunSQL(
        f"""
        SET LOCAL ROLE {POORTWACHTER};
        CREATE OR REPLACE FUNCTION {kop} RETURNS {retour}
            LANGUAGE plpgsql {soort} SECURITY {als} SET search_path = ''
            AS $functie${inhoud}$functie$;
        REVOKE ALL ON FUNCTION {kop} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION {kop} TO {rol};
        RESET ROLE;
        """,
        f"SET LOCAL ROLE {POORTWACHTER}; DROP FUNCTION {kop}; RESET ROLE;",
    )


def zet_rolrechten(rollen: dict[str, tuple[str, ...]]) -> RunSQL:
    """Let the database know the same rights as ROLLEN; the whole table anew."""
    rijen = ", ".join(
        f"('{rol}', '{recht}')" for rol, rechten in rollen.items() for recht in rechten
    )
    return RunSQL(
        "DELETE FROM toegang_rolrecht;"  # noqa: S608  names from the code
        f"INSERT INTO toegang_rolrecht (rol, recht) VALUES {rijen};",
        RunSQL.noop,
    )
