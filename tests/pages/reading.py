"""Pages read back as a browser reads them."""

from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"


class Read:
    """A page, read by html5lib; that it is well-formed is asked for."""

    def __init__(self, text: str) -> None:
        parser = html5lib.HTMLParser(strict=True)
        self.tree: Element = parser.parse(text)
        self.text = text

    @classmethod
    def file(cls, path: Path) -> "Read":
        return cls(path.read_text("utf-8"))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        found = self.tree.iter(HTML + tag) if tag != "*" else (each for each in self.tree.iter() if _is_element(each))
        return [
            each for each in found if all(each.get(name.rstrip("_")) == value for name, value in attributes.items())
        ]

    def ids(self) -> Counter[str]:
        return Counter(each.attrib["id"] for each in self.all("*") if "id" in each.attrib)

    def links(self) -> list[str]:
        return [each.attrib["href"] for each in self.all("*") if each.tag.endswith("}a") and "href" in each.attrib]

    def entries(self) -> list[Element]:
        return [each for each in self.all("li") if each.get("id", "").startswith("e-")]


def _is_element(each: Any) -> bool:
    return isinstance(each.tag, str)


def said(element: Element) -> str:
    """Return the text of an element, as it is read."""
    return " ".join("".join(element.itertext()).split())
