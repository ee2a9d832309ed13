"""Word lists written as running text, the way people read and extend them."""


def word_set(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())
