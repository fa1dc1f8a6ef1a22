"""A manifest costs little to read, whoever wrote it."""

from __future__ import annotations

import pytest

from buddy.adapters.tools.manifests import read_manifest

POM = """<?xml version="1.0" encoding="ISO-8859-1"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <parent><artifactId>above</artifactId><version>9</version></parent>
  <!-- <artifactId>no</artifactId> -->
  <artifactId> shöp </artifactId><version>1.2</version>
  <dependencies><dependency><groupId>g</groupId><artifactId>junit</artifactId>
    <exclusions><exclusion><artifactId>not</artifactId></exclusion></exclusions>
  </dependency></dependencies>
  <build><plugins><plugin><artifactId>tool</artifactId></plugin></plugins></build>
</project>
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("go.mod", "\n" * 400_000),
        ("go.mod", "require" + " " * 400_000 + "x"),
        ("go.mod", "require " + "a." * 200_000 + "! v1"),
        ("go.mod", "module" + "\n" * 400_000),
        ("Gemfile", "\n" * 400_000),
        ("Gemfile", "gem " * 100_000),
        ("Gemfile", 'gem "\n' * 70_000),
        ("build.gradle", "\n" * 400_000),
        ("build.gradle", "api\n" * 100_000),
        ("build.gradle", "api" + "'" * 400_000),
        ("pom.xml", "<dependency>" * 30_000),
        ("pom.xml", "<dependency><artifactId>" * 20_000),
        ("pom.xml", "<build>" * 60_000),
        ("pom.xml", "<artifactId>" + " " * 400_000),
        ("requirements.txt", "\\\n" * 200_000),
    ],
)
def test_a_manifest_made_to_be_slow_is_answered(name: str, text: str) -> None:
    assert read_manifest(name, text).dependencies == ()


def test_a_project_of_maven_is_told_from_what_lies_in_it() -> None:
    read = read_manifest("pom.xml", POM)
    assert (read.name, read.version, read.dependencies) == ("shöp", "1.2", ("junit",))


def test_a_project_of_maven_reads_no_other_file_and_does_not_swell() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    evil = (
        f'<!DOCTYPE p [<!ENTITY e0 "x">{bomb}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        "<p><artifactId>a&f;</artifactId><version>1&e11;</version></p>"
    )
    read = read_manifest("pom.xml", evil)
    assert len(read.version) < 10
    assert read.name in {"a", ""}
    assert read_manifest("pom.xml", "<project").note == "it is damaged"


def test_what_go_requires_is_told_from_what_else_is_said() -> None:
    text = (
        "module example.com/shop\n\ngo 1.22\n\nrequire one.io/a v1.0.0\nrequire (\n\ttwo.io/b\t"
        "v2.0.0+incompatible // indirect\n\t// three.io/c v3\n\tplain v1\n\t.x v1\n\tx.io/d w1\n)\n"
        "replace one.io/a => ../a\n"
    )
    read = read_manifest("go.mod", text)
    assert read.name == "example.com/shop"
    assert read.dependencies == ("one.io/a v1.0.0", "two.io/b v2.0.0+incompatible")


def test_gems_and_gradle_keep_their_forms() -> None:
    gems = "gem 'rails', '~> 7'\n  gem \"pg\"\n# gem 'no'\ngem 'open\nruby '3'\n"
    assert read_manifest("Gemfile", gems).dependencies == ("rails", "pg")
    gradle = "dependencies {\n\timplementation 'a:b:1'\n  api(\n    \"c:d:2\"\n  )\n}\n"
    assert read_manifest("build.gradle.kts", gradle).dependencies == ("a:b:1", "c:d:2")
