"""What is shipped: under which licence, with what, and with which versions of others."""

from __future__ import annotations

import re
import tomllib

from helpers import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_licence_is_named_and_its_text_is_shipped() -> None:
    assert PROJECT["project"]["license"] == "MIT"
    [file] = PROJECT["project"]["license-files"]
    assert "Permission is hereby granted, free of charge" in (ROOT / file).read_text(encoding="utf-8")
    assert f"]({file}); the quotes in a case remain their publishers'" in README.replace("\n", " ")


def test_the_package_says_that_it_is_typed() -> None:
    assert "Typing :: Typed" in PROJECT["project"]["classifiers"]
    assert (ROOT / "tui" / "py.typed").is_file()


def test_the_source_distribution_has_what_the_readme_links() -> None:
    links = [name for name in re.findall(r"\]\(([^)#]+)", README) if "://" not in name]
    assert len(links) > 4
    shipped = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    for name in links:
        assert (ROOT / name).exists(), name
        assert any(f"/{name}".startswith(f"{folder}/") for folder in shipped), name


def test_what_is_needed_is_held_below_what_was_not_tried() -> None:
    needed = PROJECT["project"]["dependencies"]
    assert {re.split("[<>=]", each)[0] for each in needed} == {"textual", "rich", "pyyaml", "platformdirs"}
    assert [each for each in needed if "<" not in each] == []
