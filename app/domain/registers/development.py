"""Registers of the profile of development cooperation: ownership, capability, mechanisms, borrowed elements."""

from app.domain.registers.register import Register

REGISTERS: tuple[Register, ...] = ()
