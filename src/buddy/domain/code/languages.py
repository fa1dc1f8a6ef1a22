"""Which language a file is written in, by its name."""

from __future__ import annotations

from typing import Final

_ENDINGS: Final = {
    "Python": "py pyi pyw",
    "JavaScript": "js jsx mjs cjs",
    "TypeScript": "ts tsx mts cts",
    "Go": "go",
    "Rust": "rs",
    "Java": "java",
    "Kotlin": "kt kts",
    "Scala": "scala",
    "C": "c h",
    "C++": "cc cpp cxx hpp hh hxx",
    "C#": "cs",
    "Swift": "swift",
    "Ruby": "rb rake gemspec",
    "PHP": "php",
    "Perl": "pl pm",
    "Lua": "lua",
    "R": "r",
    "Julia": "jl",
    "Dart": "dart",
    "Elixir": "ex exs",
    "Haskell": "hs",
    "Shell": "sh bash zsh",
    "PowerShell": "ps1",
    "SQL": "sql",
    "HTML": "html htm",
    "CSS": "css scss sass less",
    "Vue": "vue",
    "Svelte": "svelte",
    "Markdown": "md markdown",
    "reStructuredText": "rst",
    "Text": "txt",
    "JSON": "json jsonl",
    "YAML": "yaml yml",
    "TOML": "toml",
    "XML": "xml svg",
    "CSV": "csv tsv",
    "Notebook": "ipynb",
    "Terraform": "tf",
    "Protocol Buffers": "proto",
    "GraphQL": "graphql gql",
}
_BY_ENDING: Final = {
    f".{ending}": language for language, listed in _ENDINGS.items() for ending in listed.split()
}
_BY_NAME: Final = {
    "makefile": "Make",
    "dockerfile": "Docker",
    "containerfile": "Docker",
    "rakefile": "Ruby",
    "gemfile": "Ruby",
    "jenkinsfile": "Groovy",
    "cmakelists.txt": "CMake",
    "go.mod": "Go module",
}


def language_of(name: str) -> str | None:
    """Return the language of a file; None where its name does not tell."""
    lower = name.lower()
    stem, dot, ending = lower.rpartition(".")
    return _BY_NAME.get(lower) or (_BY_ENDING.get(f".{ending}") if stem and dot else None)
