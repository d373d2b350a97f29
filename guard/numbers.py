"""Numbers that lead to somebody: cards, accounts, tickets, serials, licences, telephones."""

import re
from collections.abc import Iterator

from guard.allowed import STANDARDS
from guard.kinds import Found, Kind
from guard.patterns import pattern, sought

ACCOUNT, BANK, PHONE = Kind.ACCOUNT, Kind.BANK, Kind.PHONE

BEFORE = (
    r"ticket|case|incident|inc|request|change|problem|work order|job|ref(?:erence)?|our ref|your ref|"
    r"(?:purchase |sales )?order|po|invoice|inv|quote|proposal|contract|agreement|policy|claim|"
    r"account|acct|a/c|acc|customer(?: id)?|client(?: id| no)?|member(?:ship)?|patient|employee(?: id)?|"
    r"serial|s/?n|service tag|asset(?: tag)?|licen[cs]e(?: key)?|product key|activation(?: key| code)?|"
    r"tenant(?: id)?|subscription(?: id)?|object id|application id|app id|imei|imsi|iccid|vin|"
    r"vat(?: reg)?|tax(?: id)?|ein|abn|siren|siret|ssn|social security|national insurance|ni|nhs|"
    r"passport|driving licen[cs]e|driver'?s licen[cs]e|routing|sort code|iban|swift|bic|bank account|"
    r"company(?: reg(?:istration)?)?|registration|reg|tracking|rma|extension|hr"
)
VALUE = r"(?P<x>(?=[\w/.-]{0,30}\d)[A-Za-z0-9][A-Za-z0-9]*(?:[/.-][A-Za-z0-9]+){0,8})"
PATTERNS = (
    pattern(ACCOUNT, rf"(?<![\w-])(?:{BEFORE})\b\.?[ \t]{{0,2}}(?:number|num|no\.?|nr\.?|id|code|key|tag)?[ \t]{{0,3}}"
                     rf"[:#=]{{1,3}}[ \t]{{0,3}}#?{VALUE}"),
    pattern(ACCOUNT, rf"(?<![\w-])(?:{BEFORE})s?[ \t]{{1,2}}(?:number|num|no\.?|nr\.?|id|code|key|tag)?[ \t]{{0,2}}"
                     r"(?:is |was )?(?P<x>(?=[A-Za-z/-]{0,12}\d)(?!\d{1,3}(?![\w/-]))(?!(?:19|20)\d\d\b(?!-))"
                     r"[A-Za-z0-9][A-Za-z0-9]*(?:[/.-][A-Za-z0-9]+){0,8})"),
    pattern(ACCOUNT, r"(?<![\w&/])#\d{3,12}\b"),
    pattern(ACCOUNT, r"(?<![\w.-])(?:INC|TKT|SR|CS|CW|REQ|RITM|CHG|PRB|TASK|HD|INV|PO|SO|QU|Q|CUST|ACC|AC|CL|CN|T|WO|RMA|LIC)"
                     r"[-_]?\d{4,12}(?:[./-]\d{1,6}){0,3}\b", 0),
    pattern(ACCOUNT, r"(?<![\w-])[A-Z]{2,5}-\d{4,10}(?:-\d{1,6}){0,2}\b", 0),
    pattern(ACCOUNT, r"(?<![0-9a-f-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f-])"),
    pattern(ACCOUNT, r"(?<![\w-])(?:[A-Z0-9]{5}-){3,5}[A-Z0-9]{5}(?![\w-])", 0),
    pattern(ACCOUNT, r"(?<![\w-])(?:[A-Z0-9]{4}-){3,5}[A-Z0-9]{4}(?![\w-])", 0),
    pattern(ACCOUNT, r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"),
    pattern(ACCOUNT, r"(?<!\w)[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)", 0),
    pattern(ACCOUNT, r"(?<!\w)(?:ATU|BE|DE|DK|ES|FI|FR|GB|IE|IT|NL|PL|PT|SE|CZ|EE)\d{8,12}(?:B\d\d)?(?!\w)", 0),
    pattern(ACCOUNT, r"(?<!\w)(?:FGT|FG|FW|FS|PA|SN|CN|JN|FCW|FOC|FTX|JAE|FDO|USW|MX)[A-Z0-9]{1,4}\d[A-Z0-9]{6,14}(?!\w)", 0),
    pattern(BANK, r"(?<![\w-])(?:sort code|sc|s/c)[ :]{1,3}(?P<x>\d\d[- ]?\d\d[- ]?\d\d)(?!\d)"),
    pattern(BANK, r"(?<![\w-])(?:bank account|account(?: number| no\.?)?|acc(?:t)?|a/c|iban|bic|swift|routing(?: number)?|"
                  r"aba)[ :#.]{1,3}(?P<x>\d{7,12}|(?-i:[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?))(?!\w)"),
    pattern(BANK, r"\b(?:cvv|cvc|cvv2)[ :]{1,3}(?P<x>\d{3,4})\b"),
    pattern(PHONE, r"(?<![\w+.-])\+\d{1,3}[ .-]?(?:\(0?\d{0,4}\)[ .-]?)?\d{1,5}(?:[ ./-]?\d{2,5}){1,5}(?![\w-])"),
    pattern(PHONE, r"(?<![\w.-])00\d{2}[ .-]?\d{2,5}(?:[ .-]?\d{2,5}){1,4}(?![\w-])"),
    pattern(PHONE, r"(?<![\w.-])\(?0\d{2,5}\)?[ ./-]?\d{3,8}(?:[ .-]?\d{3,5}){0,2}(?![\w-])"),
    pattern(PHONE, r"(?<![\w.-])(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])"),
    pattern(PHONE, r"(?<![\w-])(?:tel(?:ephone)?|phone|mob(?:ile)?|cell|fax|ddi|direct|office|call(?: \w{2,4})?(?: back)? on|"
                   r"ring(?: \w{2,4})? on|text(?: \w{2,4})? on|whatsapp|t|m)[.:]? {0,2}(?:number |no\.? )?(?:is )?"
                   r"(?P<x>[+(]?\d[\d ().-]{5,20}\d)(?![\w-])"),
    pattern(PHONE, r"\b(?:ext|extn|extension|x)[.: ]{1,2}(?P<x>\d{3,5})\b"),
)  # fmt: skip

CARD = re.compile(r"(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d]|-\d)")
IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d\d(?: ?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])")
DATE = re.compile(r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{2,4}")


def numbers(text: str) -> Iterator[Found]:
    """Numbers that lead to a person, a firm or money in a text as it looks."""
    for match in CARD.finditer(text):
        if luhn(re.sub(r"\D", "", match[0])):
            yield Found(BANK, *match.span())
    for match in IBAN.finditer(text):
        if end := _iban(match[0]):
            yield Found(BANK, match.start(), match.start() + end)
    for found in sought(PATTERNS, text):
        words = text[found.start : found.end]
        if found.kind is BANK or not (DATE.fullmatch(words) or STANDARDS.match(words)):
            yield found


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(each - 9 * (each > 9) for each in doubled) % 10 == 0 and len(set(digits)) > 1


def _iban(run: str) -> int:
    """How many characters of `run` are an account number by ISO 13616's check; 0 where none."""
    for end in range(len(run), 17, -1):
        if run[end - 1] != " " and _sound(run[:end].replace(" ", "").upper()):
            return end
    return 0


def _sound(number: str) -> bool:
    turned = number[4:] + number[:4]
    return len(number) >= 15 and int("".join(str(int(char, 36)) for char in turned)) % 97 == 1
