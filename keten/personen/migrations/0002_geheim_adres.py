"""Geheime adressen: sealed, and for who is named; in the database too."""

import django.db.models.deletion
import keten.kern.klok
import keten.kern.versleuteld
import uuid
from django.conf import settings
from django.db import migrations, models

from keten.kern.databank import APP
from keten.logboek.beleid import volg
from keten.toegang.beleid import ACTOR, bescherm, geldig, niet_geblokkeerd

ADRES = "personen_geheimadres"
RECHT = "personen_geheimadresuserobjectpermission"
# Named for it, and still on a casus of this person; a right over many does not do.
GENOEMD = f"""
    EXISTS (SELECT 1 FROM public.{RECHT} r
        WHERE r.content_object_id = {ADRES}.id AND r.user_id = {ACTOR})
    AND EXISTS (SELECT 1 FROM public.toegang_inzagegrond g
        WHERE g.soort = 'persoon' AND g.object_id = {ADRES}.persoon_id
            AND g.medewerker_id = {ACTOR} AND {geldig("g")})
    AND {niet_geblokkeerd(f"{ADRES}.persoon_id")}
"""

class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('personen', '0001_initial'),
        ('toegang', '0004_noodtoegang'),
        ('logboek', '0003_volg'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GeheimAdres',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('versie', models.PositiveIntegerField(default=1, editable=False)),
                ('gemaakt_op', models.DateTimeField(default=keten.kern.klok.nu, editable=False)),
                ('gewijzigd_op', models.DateTimeField(default=keten.kern.klok.nu, editable=False)),
                ('soort', models.CharField(choices=[('woonadres', 'Woonadres'), ('opvang', 'Opvang'), ('telefoon', 'Telefoonnummer')], max_length=10)),
                ('adres', keten.kern.versleuteld.VersleuteldVeld()),
                ('geverifieerd_op', models.DateField(blank=True, null=True)),
                ('van', models.DateField()),
                ('tot', models.DateField(blank=True, null=True)),
                ('gemaakt_door', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gewijzigd_door', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='personen.persoon')),
            ],
            options={
                'verbose_name_plural': 'geheime adressen',
                'permissions': [('adres_inzien', 'Mag dit geheime adres zien')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='GeheimAdresUserObjectPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='personen.geheimadres')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'rechten op geheime adressen',
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='geheimadres',
            constraint=models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='geheimadres_periode'),
        ),
        migrations.AddConstraint(
            model_name='geheimadres',
            constraint=models.UniqueConstraint(condition=models.Q(('tot__isnull', True)), fields=('persoon', 'soort'), name='geheimadres_eenmaal'),
        ),
        migrations.AlterUniqueTogether(
            name='geheimadresuserobjectpermission',
            unique_together={('user', 'permission', 'content_object')},
        ),
        migrations.RunSQL(
            f"GRANT DELETE ON {RECHT} TO {APP};", f"REVOKE DELETE ON {RECHT} FROM {APP};"
        ),
        bescherm(RECHT, zien=f"user_id = {ACTOR}", toevoegen="false"),
        # Written as the system only, by the action that looked who asks.
        bescherm(ADRES, zien=GENOEMD, toevoegen="false", wijzigen="false"),
        volg(ADRES, geheim="adres"),
        volg(RECHT, sleutel="content_object_id"),
    ]
