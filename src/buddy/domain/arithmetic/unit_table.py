"""The units that the calculator knows, with exact factors, as data.

Factors come from the definitions: the SI brochure (9th edition), the international yard and pound
agreement of 1959 (yard 0.9144 m, pound 0.45359237 kg), the standard atmosphere and standard
gravity (101,325 Pa, 9.80665 m/s²), US customary volume from 231 cubic inches to the gallon, and
IEC 80000-13 for binary prefixes.

A row is ``(symbol, kind, factor, names)`` where the factor leads to the kind's base unit and may
be a product such as ``"0.3048*12"``; names are other spellings, plurals in ``-s`` and ``-es``
excepted. Spaces within a name are written ``_``.
"""

from __future__ import annotations

KINDS: dict[str, dict[str, int]] = {
    "length": {"length": 1},
    "area": {"length": 2},
    "volume": {"length": 3},
    "mass": {"mass": 1},
    "time": {"time": 1},
    "frequency": {"time": -1},
    "speed": {"length": 1, "time": -1},
    "temperature": {"temperature": 1},
    "data size": {"data": 1},
    "data rate": {"data": 1, "time": -1},
    "force": {"mass": 1, "length": 1, "time": -2},
    "energy": {"mass": 1, "length": 2, "time": -2},
    "power": {"mass": 1, "length": 2, "time": -3},
    "pressure": {"mass": 1, "length": -1, "time": -2},
    "angle": {"angle": 1},
}
"""Kinds of quantity as powers of the bases m, kg, s, K, bit and degree."""

PREFIXED: tuple[tuple[str, str, str, str, str], ...] = (
    # symbol, kind, factor, names, prefixes it takes
    ("m", "length", "1", "meter metre", "n µ m c d k M"),
    ("g", "mass", "0.001", "gram gramme", "µ m k"),
    ("s", "time", "1", "second sec", "n µ m"),
    ("L", "volume", "0.001", "liter litre l", "µ m c d h"),
    ("Hz", "frequency", "1", "hertz", "k M G"),
    ("N", "force", "1", "newton", "k M"),
    ("J", "energy", "1", "joule", "k M G"),
    ("Wh", "energy", "3600", "watt_hour watthour", "k M G T"),
    ("eV", "energy", "1.602176634e-19", "electronvolt", "k M G"),
    ("cal", "energy", "4.184", "calorie", "k"),
    ("W", "power", "1", "watt", "m k M G T"),
    ("Pa", "pressure", "1", "pascal", "h k M G"),
    ("bar", "pressure", "100000", "", "m"),
    ("bit", "data size", "1", "", "k M G T P"),
    ("B", "data size", "8", "byte", "k M G T P E"),
)
"""Units that take SI prefixes, each with the prefixes in use."""

PREFIXES: dict[str, tuple[str, str]] = {
    "n": ("nano", "1e-9"),
    "µ": ("micro", "1e-6"),
    "m": ("milli", "1e-3"),
    "c": ("centi", "1e-2"),
    "d": ("deci", "1e-1"),
    "h": ("hecto", "1e2"),
    "k": ("kilo", "1e3"),
    "M": ("mega", "1e6"),
    "G": ("giga", "1e9"),
    "T": ("tera", "1e12"),
    "P": ("peta", "1e15"),
    "E": ("exa", "1e18"),
}

ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("in", "length", "0.0254", "inch"),
    ("ft", "length", "0.3048", "foot feet"),
    ("yd", "length", "0.9144", "yard"),
    ("mi", "length", "1609.344", "mile"),
    ("nmi", "length", "1852", "nautical_mile"),
    ("au", "length", "149597870700", "astronomical_unit"),
    ("ly", "length", "9460730472580800", "light_year lightyear"),
    ("ha", "area", "10000", "hectare"),
    ("acre", "area", "4046.8564224", ""),
    ("gal", "volume", "0.003785411784", "gallon us_gallon"),
    ("qt", "volume", "0.000946352946", "quart"),
    ("pt", "volume", "0.000473176473", "pint us_pint"),
    ("cup", "volume", "0.0002365882365", ""),
    ("fl oz", "volume", "0.0000295735295625", "fl_oz fluid_ounce floz"),
    ("tbsp", "volume", "0.00001478676478125", "tablespoon"),
    ("tsp", "volume", "0.00000492892159375", "teaspoon"),
    ("bbl", "volume", "0.158987294928", "barrel oil_barrel"),
    ("imp gal", "volume", "0.00454609", "imperial_gallon imp_gal uk_gallon"),
    ("imp pt", "volume", "0.00056826125", "imperial_pint imp_pt uk_pint"),
    ("cc", "volume", "0.000001", "ccm"),
    ("t", "mass", "1000", "tonne metric_ton"),
    ("lb", "mass", "0.45359237", "pound lbs"),
    ("oz", "mass", "0.028349523125", "ounce"),
    ("st", "mass", "6.35029318", "stone"),
    ("short ton", "mass", "907.18474", "short_ton ton us_ton"),
    ("long ton", "mass", "1016.0469088", "long_ton imperial_ton"),
    ("ct", "mass", "0.0002", "carat"),
    ("gr", "mass", "0.00006479891", "grain"),
    ("min", "time", "60", "minute"),
    ("h", "time", "3600", "hour hr"),
    ("d", "time", "86400", "day"),
    ("wk", "time", "604800", "week"),
    ("fortnight", "time", "1209600", ""),
    ("mo", "time", "2629800", "month"),
    ("yr", "time", "31557600", "year"),
    ("decade", "time", "315576000", ""),
    ("century", "time", "3155760000", "centuries"),
    ("km/h", "speed", "1/3.6", "kmh kph kmph"),
    ("mph", "speed", "0.44704", ""),
    ("kn", "speed", "1852/3600", "knot kt"),
    ("K", "temperature", "1", "kelvin"),
    ("°C", "temperature", "1", "celsius centigrade C"),
    ("°F", "temperature", "5/9", "fahrenheit F"),
    ("KiB", "data size", "8*1024", "kibibyte"),
    ("MiB", "data size", "8*1024*1024", "mebibyte"),
    ("GiB", "data size", "8*1024*1024*1024", "gibibyte"),
    ("TiB", "data size", "8*1024*1024*1024*1024", "tebibyte"),
    ("PiB", "data size", "8*1024*1024*1024*1024*1024", "pebibyte"),
    ("kbps", "data rate", "1000", ""),
    ("Mbps", "data rate", "1000000", ""),
    ("Gbps", "data rate", "1000000000", ""),
    ("lbf", "force", "0.45359237*9.80665", "pound_force"),
    ("kgf", "force", "9.80665", "kilogram_force"),
    ("BTU", "energy", "1055.05585262", "btu"),
    ("hp", "power", "0.45359237*9.80665*0.3048*550", "horsepower"),
    ("atm", "pressure", "101325", "atmosphere"),
    ("psi", "pressure", "0.45359237*9.80665/0.0254/0.0254", ""),
    ("mmHg", "pressure", "133.322387415", "mmhg"),
    ("inHg", "pressure", "133.322387415*25.4", "inhg"),
    ("torr", "pressure", "101325/760", ""),
    ("°", "angle", "1", "degree deg"),
    ("turn", "angle", "360", "revolution"),
    ("rad", "angle", "180/3.14159265358979323846264338327950288419716939937511", "radian"),
)

ALIASES: dict[str, str] = {
    "C": "°C",
    "F": "°F",
    "um": "µm",
    "us": "µs",
    "ug": "µg",
    "micron": "µm",
    "kilo": "kg",
    "KB": "kB",
    "kb": "kB",
    "mb": "MB",
    "gb": "GB",
    "tb": "TB",
    "pb": "PB",
    "b": "B",
    "Mb": "Mbit",
    "Gb": "Gbit",
    "Tb": "Tbit",
    "Kb": "kbit",
    "Kbps": "kbps",
    "mbps": "Mbps",
    "gbps": "Gbps",
    "c": "°C",
    "f": "°F",
    "k": "K",
    "T": "t",
    "kcals": "kcal",
    "kgs": "kg",
    "kms": "km",
    "cms": "cm",
    "mins": "min",
    "kw": "kW",
    "kwh": "kWh",
    "mwh": "MWh",
    "kpa": "kPa",
    "hpa": "hPa",
    "l": "L",
    "ml": "mL",
    "cl": "cL",
    "dl": "dL",
    "hl": "hL",
}
"""Everyday spellings that differ from the symbol in case or form. Lower-case ``mb`` and its like
are read as bytes, as people type them."""

OFFSETS: dict[str, str] = {"°C": "273.15", "°F": "459.67*5/9"}
"""Kelvin at the zero of a scale that does not start at absolute zero."""

INEXACT = frozenset({"rad"})
"""Units whose factor is an approximation (it holds π)."""

NOTES: dict[str, str] = {
    "yr": "a year is taken as 365.25 days",
    "mo": "a month is taken as 365.25 / 12 days",
    "decade": "a year is taken as 365.25 days",
    "century": "a year is taken as 365.25 days",
    "short ton": "a ton is taken as the short ton of 2,000 lb; write tonne for 1,000 kg",
    "gal": "US measure",
    "qt": "US measure",
    "pt": "US measure",
    "cup": "US measure",
    "fl oz": "US measure",
    "tbsp": "US measure",
    "tsp": "US measure",
    "cal": "thermochemical calorie of 4.184 J",
    "kcal": "thermochemical calorie of 4.184 J",
    "hp": "mechanical horsepower of 550 ft·lbf/s",
}
"""What a result should say about a unit that more than one definition competes for."""

CURRENCIES: dict[str, str] = {
    "USD": "$ dollar buck usd",
    "EUR": "€ euro eur",
    "GBP": "£ quid gbp",
    "JPY": "¥ yen jpy",
    "INR": "₹ rupee inr",
    "PLN": "zł zloty zlotys złoty pln",
    "CHF": "franc chf",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "CZK": "czk",
    "CAD": "cad",
    "AUD": "aud",
}
"""Currencies with their signs and names. Each is a dimension of its own: no rates are known."""

CURRENCY_SIGNS: dict[str, str] = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
"""Signs that stand before an amount."""
