"""The lexer, on the cells of the language's own description and on single constructs."""

from pathlib import Path

import pytest
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename, get_lexer_for_mimetype
from pygments.token import (
    Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Whitespace,
)

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.dip"))


def tokens(source):
    """Every token of `source` but the blanks."""
    return [(kind, text) for kind, text in get_lexer_by_name("dipole").get_tokens(source)
            if kind not in Whitespace]


def kind_of(source, text):
    """The kind of the one token of `source` that reads `text`."""
    kinds = [kind for kind, found in tokens(source) if found == text]
    assert len(kinds) == 1, f"{text!r} stands {len(kinds)} times in {tokens(source)}"
    return kinds[0]


def test_found_by_name_file_and_mimetype():
    found = [get_lexer_by_name("dipole"), get_lexer_for_filename("a.dip"),
             get_lexer_for_mimetype("text/x-dipole")]
    assert {lexer.name for lexer in found} == {"Dipole"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample_has_no_error_token(sample):
    source = sample.read_text()
    assert [text for kind, text in tokens(source) if kind in Error] == []
    assert "".join(text for _, text in get_lexer_by_name("dipole").get_tokens(source)) == source


def test_what_is_not_the_language_is_an_error_token():
    assert kind_of("x = 3 ; y", ";") is Error


@pytest.mark.parametrize("source, unit", [
    ("3 MeV", "MeV"),
    ("1e-45 cm^2/keV", "cm^2/keV"),
    ("1.16 t*yr", "t*yr"),
    ("90%", "%"),
    ("10 events/(t*yr*keV)", "events/(t*yr*keV)"),
    ("0.31 keV^0.5 * x", "keV^0.5"),
    ("2 cm² + x", "cm²"),
    ("x as keV", "keV"),
    ("x as 1e-12 muB", "muB"),
    ("f(T: keV) = T", "keV"),
    ("1 keV..y", "keV"),
    ("10 m / s", "m"),
    ("3e-11 μ_B", "μ_B"),
])
def test_unit(source, unit):
    assert kind_of(source, unit) is Keyword.Type


@pytest.mark.parametrize("source, text, kind", [
    ("# a note", "# a note", Comment.Single),
    ("x = 1_000", "1_000", Number),
    ("x = 1e5", "1e5", Number),
    ("0 in 1..2", "in", Operator.Word),
    ("if 3 then a else b", "then", Keyword),
    ("a and not b", "not", Operator.Word),
    ("true", "true", Keyword.Constant),
    ("ratio(T, nucleus) = T", "ratio", Name.Function),
    ("x == 3", "x", Name),
    ("plot(x, log = 3)", "log", Name.Attribute),
    ("sqrt(x)", "sqrt", Name.Builtin),
    ("square(x)", "square", Name),
    ("sqrt_s", "sqrt_s", Name),
    ("fit.mu", "mu", Name.Property),
    ("a |> b", "|>", Operator),
    ("a..b", "..", Operator),
    ("a ± b", "±", Operator),
    ("T²", "²", Operator),
    ("E_ν", "E_ν", Name),
    ("model { a ~ 3 }", "model", Keyword.Declaration),
    ("model { a ~ 3 }", "a", Name.Function),
    ("model = 3", "model", Name.Function),
    ("selection { cut forward = x }", "cut", Keyword.Declaration),
    ("selection { cut forward = x }", "forward", Name.Function),
    ("signal + 1", "signal", Name),
    ("[a for a_1 in b]", "for", Keyword),
    ("sqrt?", "?", Operator),
    ("f(x)", "(", Punctuation),
])
def test_token(source, text, kind):
    assert kind_of(source, text) is kind


def test_interpolation_holds_an_expression():
    assert tokens('"at {E as keV}!"')[:-1] == [
        (String.Double, '"'), (String.Double, "at "), (String.Interpol, "{"), (Name, "E"),
        (Keyword, "as"), (Keyword.Type, "keV"), (String.Interpol, "}"), (String.Double, "!"),
    ]


def test_an_unclosed_string_ends_with_its_line():
    assert kind_of('"open\nsqrt(2)', "sqrt") is Name.Builtin
    assert kind_of('"open {x\nsqrt(2)', "sqrt") is Name.Builtin


def test_the_two_highlighters_know_the_same_names():
    """JupyterLab's highlighter and this one hold the same lists of words."""
    import re

    import dipole_pygments

    script = Path(__file__).parents[2] / "labextension/static/remoteEntry.js"
    lists = dict(re.findall(r"const ([A-Z]+) = words\((.*?)\);", script.read_text(), re.DOTALL))
    assert set(lists) == {"KEYWORDS", "BLOCKS", "ROLES", "BUILTINS"}
    for name, source in lists.items():
        found = " ".join(re.findall(r'"([^"]*)"', source)).split()
        assert sorted(found) == sorted(getattr(dipole_pygments, name)), name
