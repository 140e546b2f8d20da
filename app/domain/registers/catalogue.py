"""All registers by key."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.errors import NotFound
from app.domain.registers import (
    actors,
    aims,
    closing,
    development,
    learning,
    mixing,
    outlook,
    paper,
    pledges,
    portfolio,
    stopping,
)
from app.domain.registers.register import Register

REGISTERS: Mapping[str, Register] = MappingProxyType(
    {
        one.key: one
        for module in (
            aims,
            actors,
            pledges,
            mixing,
            portfolio,
            learning,
            stopping,
            development,
            paper,
            outlook,
            closing,
        )
        for one in module.REGISTERS
    }
)


def register(key: str) -> Register:
    """A register by its key. Errors: NotFound `register.unknown`."""
    try:
        return REGISTERS[key]
    except KeyError:
        raise NotFound("register.unknown") from None
