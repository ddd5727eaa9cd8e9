"""A date as offices write it: 2020, 2020-05, 05/2020, 31/12/2024, or a date of Excel."""

from __future__ import annotations

import re
from datetime import date

# Day and month come first in Vietnam. Excel hands a year over as 2020 or 2020.0.
_FORMS = (
    re.compile(r"(?P<year>\d{4})(?:\.0)?"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?"),
    re.compile(r"(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
)


def moment(value: object) -> str | None:
    """Return YYYY, YYYY-MM or YYYY-MM-DD; "" for nothing, None for what is no date.

    >>> moment("5/2020"), moment("31/12/2024"), moment("năm ngoái")
    ('2020-05', '2024-12-31', None)
    """
    if isinstance(value, date):  # a datetime is one, too
        return value.strftime("%Y-%m-%d")
    text = "" if value is None else str(value).strip()
    if not text:
        return ""
    match = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    return _iso({name: int(part) for name, part in match.groupdict().items() if part}) if match else None


def _iso(parts: dict[str, int]) -> str | None:
    """Return the parts that are there; None when there is no such day."""
    try:
        day = date(parts["year"], parts.get("month", 1), parts.get("day", 1)).isoformat()
    except ValueError:
        return None
    return day[:10] if "day" in parts else day[:7] if "month" in parts else day[:4]
