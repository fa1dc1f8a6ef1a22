"""The public suite of cron and daylight saving over the rules that schedules fire by."""

from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from buddy.domain.cron import parse_cron
from buddy.domain.cron_times import occurrences


def next_runs(expr: str, tz_name: str, start: str, n: int) -> list[str]:
    zone, after = ZoneInfo(tz_name), datetime.fromisoformat(start).astimezone(UTC)
    found = islice(occurrences(parse_cron(expr), zone, after), n)
    return [each.at.astimezone(zone).isoformat() for each in found]
