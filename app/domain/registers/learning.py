"""Registers of monitoring and stopping: indicators, assumptions, learning questions, reviews, stop criteria."""

from app.domain.registers.register import Register

REGISTERS: tuple[Register, ...] = ()
