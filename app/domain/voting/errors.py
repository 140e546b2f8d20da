"""Why a ballot is refused."""

from app.domain.errors import Invalid


class InvalidBallot(Invalid):
    """The ballot breaks the round's rules; nothing of it was taken. Codes are `ballot.*`."""
