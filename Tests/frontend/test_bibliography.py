"""What `cite()` gives, read by a BibTeX parser that is not our own."""

import bibtexparser


def entries(text):
    """The fields of each entry, by key."""
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks, library.failed_blocks
    return {entry.key: {name: field.value for name, field in entry.fields_dict.items()}
            for entry in library.entries}


def test_all_sources_of_the_library(kernel):
    for name in kernel.complete("")["matches"]:
        kernel.execute(name)
    found = entries(kernel.execute("cite()").text)
    assert len(found) > 40
    for key, entry in found.items():
        assert {"author", "title", "year"} <= entry.keys(), key
        assert "doi" in entry or entry["archivePrefix"] == "arXiv", key
        assert ("journal" in entry) == ("volume" in entry) == ("pages" in entry), key
        assert entry["title"].startswith("{"), f"{key}: a style could change the case of letters"


def test_a_known_source(kernel):
    found = entries(kernel.execute("dsigma_es_em(10 keV, 5 MeV, 1e-11 muB)\ncite()").text)
    assert found == {"VogelEngel1989": {
        "author": "P. Vogel and J. Engel", "title": "{Neutrino electromagnetic form factors}",
        "journal": "Phys. Rev. D", "volume": "39", "pages": "3378", "year": "1989",
        "doi": "10.1103/PhysRevD.39.3378",
    }}
