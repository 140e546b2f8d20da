"""Texts on the server: documents, API errors and the command line speak through here.

The browser formats its own texts (`app.ui.text`); services and states pass message keys and values, never sentences.

Must not: know HTTP, Reflex or the database.
"""

from dataclasses import dataclass

from app.i18n.catalogue import DEFAULT_LOCALE, Catalogue, catalogue, locales
from app.i18n.message import render


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one locale, falling back to English for a key the locale does not have yet."""

    catalogue: Catalogue
    fallback: Catalogue

    @property
    def locale(self) -> str:
        """The locale's code, for `lang` attributes and document properties."""
        return self.catalogue.locale

    def __contains__(self, key: str) -> bool:
        return key in self.catalogue.texts or key in self.fallback.texts

    def format(self, key: str, **values: object) -> str:
        """The text of a key with its values.

        Raises:
            KeyError: no catalogue has the key (tests keep this from reaching a person).
        """
        if key in self.catalogue.texts:
            return render(self.catalogue.texts[key], values, self.locale)
        return render(self.fallback.texts[key], values, self.fallback.locale)


def texts(locale: str = DEFAULT_LOCALE) -> Texts:
    """The texts of a locale, or English when there is no catalogue for it."""
    known = locale if locale in locales() else DEFAULT_LOCALE
    return Texts(catalogue(known), catalogue(DEFAULT_LOCALE))
