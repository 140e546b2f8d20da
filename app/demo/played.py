"""What a play has made so far."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Played:
    """What was made, by the scenario's names, with its ids in the workshop."""

    people: int = 0
    tables: dict[str, str] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)
    stakeholders: dict[str, str] = field(default_factory=dict)
    instruments: dict[str, str] = field(default_factory=dict)
    entries: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def named(self) -> dict[str, dict[str, str]]:
        """Everything that something else can point at, by register and name."""
        return {
            "goals": self.goals,
            "stakeholders": self.stakeholders,
            "instruments": self.instruments,
            **self.entries,
        }
