"""Tables that tests of questions about rows share: hotels at a lake and the wares of a shop."""

from __future__ import annotations

from typing import Final

from buddy.domain.table_sheet import Sheet, sheet_of

HOTELS: Final[Sheet] = sheet_of(
    ("Hotel", "Stars", "Price per night", "Breakfast", "Distance to lake"),
    (
        ("Seehof", "4", "€142", "yes", "50 m"),
        ("Alpenblick", "3", "€98", "yes", "400 m"),
        ("Zur Post", "2", "€71", "no", "900 m"),
        ("Strandhotel", "5", "€260", "yes", "10 m"),
        ("Bayerischer Hof", "4", "€189", "yes", "120 m"),
        ("Jugendherberge", "1", "€38", "no", "1.2 km"),
    ),
)
SHOP: Final[Sheet] = sheet_of(
    ("Product", "Price", "Stock"),
    (
        ("City bike", "€499.00", "in stock"),
        ("Trekking bike", "€749.00", "sold out"),
        ("E-bike", "€2,190.00", "in stock"),
        ("Floor lamp", "€89.90", "in stock"),
        ("Green tea", "€8.50", "sold out"),
        ("Tent", "€159.00", "in stock"),
    ),
)
BILLS: Final[Sheet] = sheet_of(
    ("customer", "net", "paid"),
    (("Hafen AG", "100.00", "yes"), ("Meyer", "50.00", "no"), ("Kunz", "70.00", "on request")),
)


def names(sheet: Sheet, rows: tuple[int, ...]) -> list[str]:
    """Return what rows are called."""
    return [sheet.name(row) for row in rows]
