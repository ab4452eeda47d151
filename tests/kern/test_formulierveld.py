"""How a form field and its errors become markup."""

import re
from typing import Any, ClassVar

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.urls import URLPattern

urlpatterns: list[URLPattern] = []


def render(source: str, **context: Any) -> str:
    return Template("{% load keten %}" + source).render(Context(context))


class Formulier(forms.Form):
    soms_verplicht = ("reden",)
    uitleg: ClassVar = {"uitkomst": {"over": "Bevestigt binnen <5> werkdagen."}}

    wat = forms.CharField(label="Wat spreken jullie af?", help_text="In één zin.")
    dag = forms.DateField(label="Uiterlijk")
    reden = forms.CharField(label="Reden", required=False, widget=forms.Textarea)
    bij = forms.CharField(label="Bijzonderheden", required=False)
    wie = forms.ChoiceField(label="Wie", choices=[("", "Kies"), ("p", "Politie")])
    gevaar = forms.ChoiceField(
        label="Is er gevaar?",
        choices=[("ja", "ja"), ("nee", "nee")],
        widget=forms.RadioSelect,
    )
    uitkomst = forms.ChoiceField(
        label="Uitkomst",
        choices=[("acc", "Accepteren"), ("over", "Overdragen")],
        widget=forms.RadioSelect,
    )
    wieden = forms.MultipleChoiceField(
        label="Organisaties",
        choices=[("p", "Politie"), ("g", "GGD")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    weet = forms.BooleanField(label="De jongere weet ervan")
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        raise forms.ValidationError("Iemand anders wijzigde dit.")


def test_a_field_ties_its_explanation_and_error_to_the_input() -> None:
    html = render("{% veld form.wat %}", form=Formulier({}))

    assert 'aria-describedby="id_wat_uitleg id_wat_fout"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_wat_fout"' in html
    assert " required" not in html


def test_a_field_keeps_what_was_typed() -> None:
    html = render("{% veld form.dag %}", form=Formulier({"dag": "gisteren"}))

    assert 'value="gisteren"' in html
    assert "k-kort" in html


def test_only_a_field_that_never_needs_filling_says_so() -> None:
    form = Formulier()

    assert "(mag leeg)" in render("{% veld form.bij %}", form=form)
    assert "(mag leeg)" not in render("{% veld form.reden %}", form=form)
    assert "(mag leeg)" not in render("{% veld form.wat %}", form=form)
    assert "(mag leeg)" not in render("{% veld form.weet %}", form=form)


def test_few_short_choices_become_a_bar() -> None:
    html = render("{% veld form.gevaar %}", form=Formulier({"gevaar": "nee"}))

    assert 'class="k-keuze"' in html
    assert html.count("checked") == 1
    assert "<legend" in html


def test_choices_with_explanation_become_a_list() -> None:
    html = render("{% veld form.uitkomst %}", form=Formulier())

    assert 'class="k-opties"' in html
    assert "binnen &lt;5&gt; werkdagen" in html


def test_a_page_may_ask_for_cards() -> None:
    html = render("{% veld form.uitkomst vorm='kaartjes' %}", form=Formulier())

    assert 'class="k-kaartjes"' in html


def test_several_choices_are_checkboxes() -> None:
    html = render("{% veld form.wieden %}", form=Formulier({"wieden": ["g"]}))

    assert html.count('type="checkbox"') == 2
    assert html.count("checked") == 1


def test_a_whole_form_shows_each_field_once() -> None:
    html = render("{% formulier form %}", form=Formulier())

    for naam in Formulier.base_fields:
        assert f'name="{naam}"' in html
    assert len(re.findall(r'type="hidden"', html)) == 1


def test_every_id_that_is_referred_to_exists() -> None:
    form = Formulier({})
    html = render("{% fouten form %}{% formulier form %}", form=form)

    ids = set(re.findall(r'\bid="([^"]+)"', html))
    asked = set(re.findall(r'(?:href="#|\bfor=")([^"]+)"', html))
    for described in re.findall(r'aria-describedby="([^"]+)"', html):
        asked |= set(described.split())
    assert {naam for naam in asked if naam} <= ids


# Summary of errors


def test_the_summary_links_to_every_wrong_field() -> None:
    html = render("{% fouten form %}", form=Formulier({}))

    assert 'role="alert"' in html
    assert "Iemand anders wijzigde dit." in html
    assert 'href="#id_wat"' in html
    assert 'href="#id_gevaar_0"' in html
    assert "Wat spreken jullie af? " in html
    assert "Uiterlijk: " in html


def test_no_errors_no_summary() -> None:
    assert render("{% fouten form ander %}", form=Formulier()).strip() == ""


@pytest.mark.urls(__name__)
def test_the_title_says_that_something_is_wrong() -> None:
    html = render_to_string("base.html", {"form": Formulier({})})

    assert "<title>Fout: " in html


def test_no_choice_is_red_before_anyone_typed() -> None:
    html = render("{% fouten form %}{% formulier form %}", form=Formulier())

    assert not re.search(r"\srequired[\s>=]", html)
    assert "aria-invalid" not in html


def test_a_placeholder_that_repeats_the_label_is_left_out() -> None:
    class Inloggen(forms.Form):
        naam = forms.CharField(
            label="Naam", widget=forms.TextInput(attrs={"placeholder": "Naam"})
        )

    assert "placeholder" not in render("{% formulier form %}", form=Inloggen())
