"""Secrets that are told by what stands before them: names, options, lines of configuration."""

import re
from collections.abc import Iterator

from guard.kinds import Found, Kind
from guard.mapping import PLACEHOLDER
from guard.patterns import pattern, sought

PASSWORD, KEY, TOKEN = Kind.PASSWORD, Kind.KEY, Kind.TOKEN

NAMES = {
    PASSWORD: r"pass(?:[ _-]?(?:wor[dt]|phrase|code)|wd|_?key)?|pw|pwd|psw|bind_?pw|psk|psk_?secret|"
    r"(?:wpa\d?-?)?pre-?shared-?key|wi-?fi (?:key|code)|kennwort|passwort|mot de passe|creds?|"
    r"(?:snmp )?community(?: string)?|bcrypt-hash|nt-?hash|pin(?: ?code| number)?|safe code|"
    r"door code|alarm code|gate code|master password|passwrd|pasword",
    KEY: r"(?:api|access|account|private|encryption|shared|signing|storage|host|master|recovery|"
    r"shared ?access|primary|secondary|product|auth|secret|ssh|deploy|license ?signing|bitlocker)"
    r"[ _-]?key|instrumentation_?key|recovery code|key-string",
    TOKEN: r"(?:client|app|shared|radius|jwt|session|webhook|ipsec)?[ _-]?secret(?:[ _-]?value)?|"
    r"(?:access|auth|refresh|bearer|session|api|bot|id|sas)?[ _-]?token|sig|signature_?key|otp|"
    r"(?:2fa|mfa|one[- ]time|verification|sms|login|auth) (?:code|pass(?:word|code))",
}
NAME = "|".join(f"(?P<{kind}>{names})" for kind, names in NAMES.items())
SET = re.compile(
    rf"(?<![a-z])(?:[a-z0-9]{{1,20}}[_.-]){{0,4}}(?:{NAME})(?:_?[a-z0-9]{{1,12}})?[\"'\]]{{0,2}}"
    r"[ \t]{0,8}(?P<how>:=|=>|==?|:|>)[ \t]{0,8}",
    re.I,
)
CAPITALS = re.compile(
    r"(?<![A-Z0-9_])[A-Z0-9_]{0,40}(?:PASS|PWD|SECRET|TOKEN|KEY|CRED|DSN|SALT)[A-Z0-9_]{0,40}"
    r"[ \t]{0,4}(?P<how>[=:])[ \t]{0,4}"
)
SAID = re.compile(
    rf"(?<![\w-])(?:{NAME})(?:\s(?:for|to|of|on)(?:\s[\w.'-]{{1,20}}){{1,5}}?)?"
    r"(?:[ \t]?[:=][ \t]{0,3}|\s(?:is|was|are|has been|=|to|set to|changed to|is now|will be|becomes|remains|still)\s"
    r"(?:now |still |currently |set to |just |simply |literally |temporarily )?)",
    re.I,
)
BARE = re.compile(rf"(?<![\w-])(?:{NAME})(?:[ \t]{{1,3}}|(?:,| [-–(])[ \t]{{0,2}})(?=\S)", re.I)

LINES = (
    pattern(PASSWORD, r"\b(?:enable |username \S{1,40} (?:privilege \d{1,2} )?)(?:secret|password)"
                      r" (?:\d{1,2} )?(?P<x>\S{1,200})"),
    pattern(PASSWORD, r"\bsnmp-server (?:community|host \S{1,60}(?: version \S{1,3})?) "
                      r"(?P<x>\S{1,80})"),
    pattern(PASSWORD, r"\b(?:radius|tacacs)(?:-server)?[^\n]{0,60}\bkey (?:\d )?(?P<x>\S{1,100})"),
    pattern(PASSWORD, r"\b(?:isakmp|keyring|ikev[12])[^\n]{0,40}\bkey (?:\d )?(?P<x>\S{1,100})"),
    pattern(PASSWORD, r"\bpre-shared-key (?:(?:local|remote|ascii-text|address \S{1,40}|key|\d) )*+"
                      r"\"?(?P<x>[^\s\"]{1,100})"),
    pattern(PASSWORD, r"\b(?:wpa-psk|psk) (?:ascii|hex|set-key ascii) (?:\d )?(?P<x>\S{1,100})"),
    pattern(PASSWORD, r"\b(?:neighbor|standby|ntp|ospf|chap|pap|vrrp)[^\n]{0,60} "
                      r"(?:password|md5|authentication text) (?:\d )?(?P<x>\S{1,100})"),
    pattern(PASSWORD, r"\bset (?:password|passwd|psksecret|secret|passphrase|key|auth-pwd|priv-pwd|"
                      r"[a-z-]{0,20}password) (?:ENC )?\"?(?P<x>[^\s\"]{1,400})"),
    pattern(PASSWORD, r"(?<![\w-])--?(?:(?:new|admin|user|old)?password|passwd|pwd|pass|p(?![ =]\d{1,5}\b)|pw|passphrase)"
                      r"(?:[ =:])[ ]{0,3}(?P<x>\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'|[^\s$(\"'-]\S{0,199})"),
    pattern(PASSWORD, r"ConvertTo-SecureString (?:-String )?[\"']?(?P<x>[^\s\"'$-][^\s\"']{0,199})"),
    pattern(PASSWORD, r"-AsPlainText (?:-Force )?[\"'](?P<x>[^\"'\n]{1,200})"),
    pattern(PASSWORD, r"\bmysql(?:dump)?\b[^\n]{0,80} -p(?P<x>[^\s-]\S{0,80})"),
    pattern(PASSWORD, r"\bnet user (?:\S{1,60}|\"[^\"\n]{1,60}\") (?P<x>[^\s/*]\S{0,80})"),
    pattern(PASSWORD, r"\bnet use (?:\S{1,5}: )?\\\\\S{1,120} (?P<x>[^\s/*]\S{0,80})"),
    pattern(PASSWORD, r"(?<![\w])/(?:pass|password|rp|pwd)[: ](?P<x>[^\s/]\S{0,100})"),
    pattern(PASSWORD, r"\bcurl\b[^\n]{0,120} (?:-u|--user) [\"']?[^\s:]{1,80}:(?P<x>[^\s\"']{1,120})"),
    pattern(PASSWORD, r"<[\w:-]{0,30}(?:passw|secret|psk|pre-shared-key|shared_key|bindpw|hash|"
                      r"apikey|token|privatekey|prv)[\w:-]{0,20}>(?P<x>[^<\n]{1,4000})<"),
    pattern(TOKEN, r"\bauthorization: ?(?:bearer|basic|token|digest) (?P<x>\S{4,})"),
    pattern(TOKEN, r"\b(?:bearer|basic) (?P<x>[A-Za-z0-9+/._~-]{16,}=*)"),
    pattern(PASSWORD, r"://[^\s:/@\"']{0,80}:(?P<x>[^\s/\"']{1,200})@(?=[\w\[])"),
    pattern(TOKEN, r"[?&](?:sig|token|key|code|access_token|api_key|apikey|secret|auth|password)="
                   r"(?P<x>[^&\s\"'#]{3,})"),
    pattern(PASSWORD, r"\b(?:log(?:in|on)|creds?|credentials|user(?:name)?)\b[^\n]{0,25}?[ :=]"
                      r"[\w.@\\-]{2,40} ?/ ?(?P<x>(?=\S{0,40}[\d!$%^&*#@])\S{5,80})"),
    pattern(PASSWORD, r"\bwith (?:user )?[\w.@\\-]{2,40} ?/ ?(?P<x>(?=\S{0,40}[\d!$%^&*#@])\S{5,80})"),
)  # fmt: skip

WORDS = frozenset(
    """a able about access across after again all allowed also always an and any anyone are as ask
    at back be because been before being below best better but by can cannot case change changed
    changes client compromised correct could could's default different do does domain due each easy
    either email employee enough every everyone expired expires first fine for found from gone good
    had has have he her here his how i if in incorrect insecure into is it its itself just kept
    known later leaked least left like locked long lost managed management manager may me missing
    more must my needed never new no nobody none not nothing now of off ok old on once one only or
    other our out over own per please policy private protected public recorded required reset reset
    reused reuse right rotated rotation safe same saved secret secure sent set she shared sharing
    short should shown simple so some someone something somewhere still stolen stored strong such
    that the their them then there they this those to together too true unchanged under unknown
    unsafe until up us use used user users vault very via visible was way we weak were what when
    where which who why will with within without written wrong you your yes false null none stolen
    exposed disabled enabled mandatory optional guessable breached empty blank taken given asked
    available encrypted hashed masked hidden compliant important confidential everywhere online
    offline plain text sticky note notes nowhere ready working broken held owned ours theirs mine
    his hers shorter longer tied based handled involved part off-limits personal company staff
    admin root customer customers clients vendor support reader readers ever""".split()
)
ENDS = re.compile(r"[.,;:?)\]}>\"'`]+$")
NEXT_SETTING = re.compile(
    r"</|;(?=\s?[A-Za-z][\w -]{0,40}=|\s|$)|&(?=[A-Za-z_]{1,30}=)|,(?=[\w.-]{1,40}[=:])"
)
CMDLET = re.compile(r"[A-Z][A-Za-z]{2,20}-[A-Z][A-Za-z]{2,40}\s+(?=[-\"'$(])")
LIKE_ONE = re.compile(
    r"(?<![\w!@#$%^&*~:/\\.=+-])(?=\S{0,40}\d)(?=\S{0,40}[a-z])(?=\S{0,40}[A-Z])"
    r"[A-Za-z0-9_-]{1,30}(?:[!#$^*~&@](?=[A-Za-z0-9])[A-Za-z0-9_-]{1,30}){1,6}+[!?#$*]{0,3}(?![\w@/:.=-]*\w)"
)
"""Nothing announces it, but no word has capitals, small letters, digits and a sign inside."""
SHORTEST = 8
VALUE = re.compile(r"\"(?P<d>[^\"\n]{1,400})\"|'(?P<s>[^'\n]{1,400})'|(?P<w>\S{1,400})")
LOOKS = re.compile(
    r"^\d{4,10}$|(?=.*\d)(?=.*[^\d\W])|(?<=\w)[!@#$%^&*+=?~](?!$)|[$%^&*#@!]{1}\S|\w[!$%^&*#@~]+$"
)


def secrets(text: str) -> Iterator[Found]:
    """Secrets in a text as it looks."""
    yield from sought(LINES, text)
    for expression, sure in ((SET, True), (CAPITALS, True), (SAID, False), (BARE, False)):
        for match in expression.finditer(text):
            if span := _value(text, match.end(), sure, expression is BARE):
                yield Found(_kind(match), *span)
    for match in LIKE_ONE.finditer(text):
        if len(match[0]) >= SHORTEST:
            yield Found(PASSWORD, *match.span())


def _kind(match: re.Match[str]) -> Kind:
    groups = match.groupdict()
    return next((kind for kind in NAMES if groups.get(kind)), Kind.KEY)


def _value(text: str, at: int, sure: bool, bare: bool) -> tuple[int, int] | None:
    """Where the value that starts here stands; None where it reads like a sentence going on."""
    match = VALUE.match(text, at)
    if match is None:
        return None
    if PLACEHOLDER.match(text, at) or CMDLET.match(text, at):
        return None
    if match.lastgroup != "w":
        return match.span(match.lastgroup or 0)
    start, end = match.span()
    word = match[0]
    if cut := NEXT_SETTING.search(word):
        word = word[: cut.start()]
    if not sure or word[:1].isalpha():
        word = ENDS.sub("", word)
    if word.startswith(("<", "{{", "${", "$(", "%{")) or not word.strip("*•.…-_[]()"):
        return None
    plain = word.lower().strip(".,;:!?'\"()")
    if plain in WORDS or (bare and not (len(word) >= 4 and LOOKS.search(word))):
        return None
    ends = text[start + len(word) : start + len(word) + 1] in (
        "",
        ".",
        ",",
        ";",
        "!",
        "?",
        "\n",
        ")",
    )
    if not sure and not LOOKS.search(word) and not (ends and len(word) >= 4):
        return None
    if sure and word.endswith(("ing", "ed")) and word.islower() and _goes_on(text, end):
        return None
    return start, start + len(word)


def _goes_on(text: str, at: int) -> bool:
    """Whether plain words follow on the same line: `Passwords: sharing them with clients`."""
    rest = text[at : at + 60].split("\n")[0].split()
    return len(rest) >= 2 and sum(word.strip(".,?!").islower() for word in rest[:4]) >= 2
