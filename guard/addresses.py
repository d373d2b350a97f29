"""Where somebody lives or a firm sits: streets with numbers, postal codes, boxes."""

from collections.abc import Iterator

from guard.kinds import Found, Kind
from guard.patterns import pattern, sought

ADDRESS = Kind.ADDRESS
STREET = (
    "street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|place|pl|square|sq|boulevard|"
    "blvd|terrace|crescent|parade|highway|hwy|mews|row|quay|gardens|hill|park|wharf|parkway|pkwy|"
    "industrial estate|business park|trading estate|industrial park|retail park|circle|loop|walk|"
    "green|rise|grove|yard|street north|street south|broadway|pike|turnpike"
)
WORD = r"[^\W\d_][\w.'-]{0,25}"
UK = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
NAME = r"[A-Z](?:[^\W\d_]|['.-]){1,25}(?!\w)"
TAIL = (
    rf"(?: (?i:{STREET})\b)?(?:[ ,\n]{{1,3}}(?i:suite|floor|unit|apt\.?|#|level|ste\.?) ?[\w-]{{1,6}})?"
    rf"(?:,[ \n]?{NAME}(?: {NAME}){{0,2}}){{0,2}}"
    rf"(?:,?[ \n](?:{UK}|[A-Z]{{2}},? \d{{5}}(?:-\d{{4}})?|\d{{4,6}}(?: [A-Z]\w{{2,25}})?|[A-Z]{{2,3}} \d{{4}})(?!\w))?"
)
PATTERNS = (
    pattern(ADDRESS, rf"(?<![\w.:/-])(?:(?:unit|suite|flat|apt\.?|floor|level|plot) ?\w{{1,4}},? )?"
                     rf"\d{{1,5}}[a-z]?(?:[/-]\d{{1,4}}[a-z]?)? (?:{WORD} ){{1,4}}?(?i:{STREET})\b\.?(?-i:{TAIL})"),
    pattern(ADDRESS, rf"(?<!\w)(?:unit|suite|plot) \w{{1,4}},? (?:{WORD} ){{1,4}}?(?:{STREET})\b\.?(?-i:{TAIL})"),
    pattern(ADDRESS, r"(?<!\w)[^\W\d_]{2,30}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|straat|laan|gatan|vej|gade)"
                     r" \d{1,4} ?[a-z]?(?!\w)(?-i:(?:,? \d{4,5} [A-Z]\w{2,25})?)"),
    pattern(ADDRESS, rf"(?<!\w)\d{{1,4}}(?: ?bis)?,? (?:rue|avenue|boulevard|place|quai|chemin|impasse) (?:{WORD} ?){{1,5}}"
                     r"(?-i:(?:,? \d{5} [A-Z]\w{2,25})?)"),
    pattern(ADDRESS, rf"(?<!\w)(?:calle|via|viale|piazza|plaza|rua|ul\.|ulica|al\.|avenida|av\.) (?:{WORD} ){{1,4}}?\d{{1,4}}[a-z]?"
                     r"(?!\w)(?-i:(?:,? \d{2}-?\d{3} [A-Z]\w{2,25})?)"),
    pattern(ADDRESS, r"(?<!\w)p\.? ?o\.? box \d{1,7}(?!\w)(?-i:,? [A-Z]\w{2,25} \d{4,6})?"),
    pattern(ADDRESS, rf"(?<![\w-])(?:{UK})(?![\w-])", 0),
    pattern(ADDRESS, r"(?<![\w-])[A-Z]{1,2}\d{1,2}[a-z]? \d[a-z]{2}(?![\w-])"),
    pattern(ADDRESS, r"(?<!\w)(?:[A-Z][\w.'-]{1,20} ){1,2}?,? ?(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|"
                     r"MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY),? \d{5}(?:-\d{4})?(?!\w)", 0),
)  # fmt: skip


def addresses(text: str) -> Iterator[Found]:
    """Addresses in a text as it looks."""
    yield from sought(PATTERNS, text)
