"""What languages are called, each in its own words, and which are read from right to left."""

_NAMES = {
    "ar": "العربية",
    "bg": "български",
    "cs": "čeština",
    "da": "dansk",
    "de": "Deutsch",
    "el": "ελληνικά",
    "en": "English",
    "es": "español",
    "et": "eesti",
    "fa": "فارسی",
    "fi": "suomi",
    "fr": "français",
    "he": "עברית",
    "hi": "हिन्दी",
    "hr": "hrvatski",
    "hu": "magyar",
    "it": "italiano",
    "ja": "日本語",
    "ko": "한국어",
    "lt": "lietuvių",
    "lv": "latviešu",
    "nl": "Nederlands",
    "no": "norsk",
    "pl": "polski",
    "pt": "português",
    "ro": "română",
    "ru": "русский",
    "sk": "slovenčina",
    "sl": "slovenščina",
    "sr": "српски",
    "sv": "svenska",
    "tr": "Türkçe",
    "uk": "українська",
    "ur": "اردو",
    "zh": "中文",
}
_FROM_THE_RIGHT = frozenset(("ar", "fa", "he", "ur"))


def language_name(language: str) -> str:
    """A language as those who speak it write it, with its tag; where that is not known, the tag."""
    name = _NAMES.get(_primary(language), "")
    return f"{name} ({language})" if name else language


def is_from_the_right(language: str) -> bool:
    """Whether it is read from right to left, which is left to the terminal."""
    return _primary(language) in _FROM_THE_RIGHT


def _primary(language: str) -> str:
    return language.partition("-")[0]
