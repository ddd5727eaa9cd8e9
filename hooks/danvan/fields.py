"""The kinds of value a record holds, each checked in one place: text, dates, ids, links, quantities.

Every scalar arrives as text. A type raises `PydanticCustomError(code, ...)`; the words for a code stand in
the strings under `problems.<code>`. Ids are looked up in the validation context `{"ids": {list: ids}}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, get_args
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError

from . import quantity

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The page of a list, and names that Windows keeps for devices: no file can be called so, whatever its suffix.
RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
DATE_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
YEARS_PATTERN = re.compile(r"(\d{4})(?:-(\d{4}))?")
PICTURE_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|jpeg|png|webp)")  # fits an address as it is
FIRST_YEAR = 1945  # no record is older than the state whose movement it belongs to


SCALAR = {"type": ["string", "number", "boolean"]}  # an editor's YAML reader types what ours keeps as text


class Part(BaseModel):
    """Base of every object in a file: frozen, no unknown keys, filled by its Vietnamese keys.

    Where `bare_key` is set, a bare text stands for an object with only that key.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    bare_key: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, value: Any) -> Any:  # noqa: ANN401
        return {cls.bare_key: value} if cls.bare_key and isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the object, or of the bare text that may stand for it."""
        schema = handler(core_schema)
        return {"anyOf": [SCALAR, schema]} if cls.bare_key else schema


def fail(code: str, **values: object) -> PydanticCustomError:
    """Make the error `code`; `values` fill its words."""
    return PydanticCustomError(code, code, values)


def _text(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        raise fail("not-text")
    if not value.strip():
        raise fail("empty")
    return value.strip()


def _sized(low: int, high: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not low <= len(value) <= high:
            raise fail("length", low=low, high=high, actual=len(value))
        return value

    return check


def _name(value: str) -> str:
    if value.upper() == value and any(letter.isalpha() for letter in value):
        raise fail("all-capitals")
    return value


def _id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        raise fail("bad-id", value=value)
    return value


def _address(value: str) -> str:
    if value in RESERVED:
        raise fail("reserved-id", value=value)
    return value


def _date(value: str) -> str:
    match = DATE_PATTERN.fullmatch(value)
    if not match:
        raise fail("bad-date", value=value)
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError as error:
        raise fail("bad-date", value=value) from error
    if not FIRST_YEAR <= year < 2100:
        raise fail("bad-date", value=value)
    return value


def _years(value: str) -> str:
    match = YEARS_PATTERN.fullmatch(value)
    if not match or (match[2] and match[2] < match[1]):
        raise fail("bad-years", value=value)
    return value


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in value:
        raise fail("bad-url", value=value)
    return value


def _picture(value: str) -> str:
    if not PICTURE_PATTERN.fullmatch(value):
        raise fail("bad-picture-name", value=value)
    return value


def _count(value: Any) -> int:  # noqa: ANN401
    parsed = quantity.parse(_text(value))
    if parsed is None or parsed.qualifier or parsed.upper is not None or parsed.unit:
        raise fail("bad-count", value=value)
    if parsed.value != int(parsed.value):
        raise fail("bad-count", value=value)
    return int(parsed.value)


def _quantity(value: str) -> str:
    if any(sign.isdigit() for sign in value) and quantity.parse(value) is None:
        raise fail("bad-number", value=value)
    return value


def _yes(value: str) -> bool:
    if value not in ("co", "khong"):
        raise fail("bad-choice", value=value, choices="co, khong")
    return value == "co"


def _several(value: Any) -> Any:  # noqa: ANN401
    """Take one text as a list of one."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class In:
    """Mark a text as an id of a vocabulary (`In("chu_de")`) or of another folder (`In("documents")`)."""

    list: str

    def __call__(self, value: str, info: ValidationInfo) -> str:
        """Refuse an id that the list does not hold."""
        known = (info.context or {}).get("ids", {}).get(self.list)
        if known is not None and value not in known:
            raise fail("unknown-id", value=value, list=self.list)
        return value


@dataclass(frozen=True, slots=True)
class OneOf:
    """Mark a text as one of a few ids that the code itself tells apart."""

    choices: tuple[str, ...]

    def __call__(self, value: str) -> str:
        """Refuse any other word."""
        if value not in self.choices:
            raise fail("bad-choice", value=value, choices=", ".join(self.choices))
        return value


class OneOrMany:
    """Mark a list for which a single item may stand."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the item or of the list."""
        schema = handler(core_schema)
        return {"anyOf": [schema["items"], schema]}


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(SCALAR)]


def checked(*checks: Callable[..., Any], schema: dict[str, Any] = SCALAR) -> Any:  # noqa: ANN401
    """Return a text type that passes all `checks`, first to last; `schema` tells editors what fits."""
    validators = [BeforeValidator(check) for check in reversed(checks)]
    return Annotated[str, *validators, BeforeValidator(_text), WithJsonSchema(schema)]


def reference(name: str) -> Any:  # noqa: ANN401
    """Return the type of an id out of the list `name`."""
    return checked(_id, In(name), schema={"type": "string", "x-danvan-list": name})


def choice(*choices: str) -> Any:  # noqa: ANN401
    """Return the type of one word out of `choices`."""
    return checked(OneOf(choices), schema={"enum": list(choices)})


def sized(low: int, high: int) -> Any:  # noqa: ANN401
    """Return the type of a text of `low` to `high` characters."""
    return checked(_sized(low, high), schema={"type": "string", "minLength": low, "maxLength": high})


Name = checked(_name, _sized(5, 200), schema={"type": "string", "minLength": 5, "maxLength": 200})
Id = checked(_id)
AddressId = checked(_id, _address)  # becomes the name of a page
Date = checked(_date)
Years = checked(_years)
Url = checked(_url)
PictureFile = checked(_picture)
Number = checked(_quantity)
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": ["integer", "string"]})]
Yes = Annotated[
    bool, BeforeValidator(_yes), BeforeValidator(_text), WithJsonSchema({"enum": ["co", "khong"]})
]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_several), OneOrMany]


def several(kind: Any) -> Any:  # noqa: ANN401
    """Return the type of a list of `kind` in which one text stands for a list of one."""
    return Annotated[tuple[kind, ...], BeforeValidator(_several), OneOrMany]


def key(alias: str, label: str, hint: str = "", *, required: bool = False, example: str = "") -> Any:  # noqa: ANN401
    """Declare a key of a file: its YAML name, its Vietnamese label, a hint for editors, an example."""
    default = ... if required else None
    extra = {"example": example} if example else None
    return Field(default, alias=alias, title=label, description=hint or None, json_schema_extra=extra)


def many(alias: str, label: str, hint: str = "", *, example: str = "", most: int | None = None) -> Any:  # noqa: ANN401
    """Declare a key that holds a list (empty when absent)."""
    extra = {"example": example} if example else None
    return Field(
        (), alias=alias, title=label, description=hint or None, json_schema_extra=extra, max_length=most
    )


def part_class(annotation: Any) -> type[Part] | None:  # noqa: ANN401
    """Return the `Part` inside a type such as `tuple[Step, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (part_class(inner) for inner in get_args(annotation))
    return next((part for part in found if part), None)


def list_of(field: FieldInfo) -> str:
    """Return the list whose ids a key takes (see `reference`), "" for none."""
    return next(filter(None, map(_list_in, (field.annotation, *field.metadata))), "")


def _list_in(annotation: Any) -> str:  # noqa: ANN401
    if isinstance(annotation, BeforeValidator):
        return annotation.func.list if isinstance(annotation.func, In) else ""
    return next(filter(None, map(_list_in, get_args(annotation))), "")


def nested_keys(kind: type[Part], above: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Yield (full key, field) of a kind of file and everything below: "nguon_luc.kinh_phi.so_tien"."""
    for field in kind.model_fields.values():
        name = f"{above}{field.alias}"
        yield name, field
        part = part_class(field.annotation)
        if part:
            yield from nested_keys(part, f"{name}.")
