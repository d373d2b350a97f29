"""Machines and where they are reached: addresses, names, shares, links; and who logs in there."""

import ipaddress
import re
from collections.abc import Iterator

from guard.allowed import HOSTS, LOGINS, STANDARDS
from guard.kinds import Found, Kind
from guard.patterns import pattern, sought

HOST, USER, IP, MAC, EMAIL = Kind.HOST, Kind.USER, Kind.IP, Kind.MAC, Kind.EMAIL

LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
ENDINGS = (
    "com net org io co uk de fr nl eu info biz dev app cloud ai ca au nz ie es pt pl cz sk at ch se "
    "dk fi gr tr ro hu bg hr si lt lv ee ru ua in jp cn sg hk za br mx ar cl tech online shop store "
    "site xyz health dental clinic care law legal finance bank school academy group agency studio "
    "agency solutions services systems support email host network gov edu mil local lan internal "
    "intranet corp home private localdomain arpa onmicrosoft test example scot wales london berlin "
    "club church farm build energy media"
).split()
NAMED = re.compile(
    rf"(?<![\w@.\\/-])(?P<name>(?:{LABEL}\.){{1,6}}(?:{'|'.join(sorted(ENDINGS, key=len, reverse=True))}))"
    r"(?P<path>(?:[:/][^\s<>\"',;)]{0,300})?)(?![\w-])",
    re.I,
)
WORDLIKE = frozenset("in at ai host care bank group support build store home test example app email "
                     "private local health law media energy law legal school services".split())  # fmt: skip
FAMILY = (
    "srv|svr|server|dc|fw|sw|ap|nas|san|sql|exch|exchange|mail|web|app|vm|esx|esxi|hv|host|ws|wks|"
    "pc|lt|laptop|lap|desktop|dt|win|print|prn|prt|rds|rdp|ts|bkp|bak|backup|veeam|vpn|rtr|gw|core|"
    "node|db|file|fs|nvr|cctv|pbx|ups|asa|fgt|fortigate|usg|udm|pfsense|mkt|mikrotik|edge|jump|"
    "bastion|proxy|lb|k8s|docker|hyperv|term|citrix|xen|kiosk|till|pos|imac|mbp|surface|tab|phone|"
    "switch|router|firewall|gateway|wap|wlc|ad|adfs|ca|ns|dns|dhcp|ftp|sftp|erp|crm"
)
NAMES = (
    pattern(EMAIL, r"(?<![\w.+%-])[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}"),
    pattern(EMAIL, r"\b[\w.+-]{1,40}\s?[\[(]?\s?(?:at|@)\s?[\])]?\s?[\w-]{1,40}\s?[\[(]\s?(?:dot|\.)\s?[\])]"
                   r"\s?[a-z]{2,10}\b"),
    pattern(EMAIL, r"\b[\w.+-]{1,40} at [\w-]{1,40} dot (?:com|net|org|co|io|uk|de|pl|eu)(?: dot [a-z]{2,3})?\b"),
    pattern(HOST, r"\b[a-z][a-z0-9+.-]{1,20}://(?:[^\s/@<>\"']{0,200}@)?(?P<x>[^\s<>\"'`]{1,2000})"),
    pattern(USER, r"\b[a-z][a-z0-9+.-]{1,20}://(?P<x>[^\s/:@<>\"']{1,80})(?=[:@][^\s<>\"']{0,200}@|@)"),
    pattern(HOST, r"(?<!\\)\\\\[\w.$-]{1,80}(?:\\[^\s\\/:*?\"<>|,;]{1,120}){0,12}"),
    pattern(HOST, r"\bsmb:/{0,2}[^\s]{2,200}"),
    pattern(USER, r"(?<![\w:\\])(?!\d)[A-Za-z][\w.-]{0,24}\\[\w.$-]{1,60}(?![\\\w])"),
    pattern(USER, r"\\(?:Users|Profiles)\\(?P<x>[^\\\s\"']{1,60})"),
    pattern(USER, r"(?<![\w.])/(?:home|Users)/(?P<x>[^/\s\"':]{1,60})"),
    pattern(USER, r"\b(?:CN|OU|DC|UID|SAMAccountName)=(?:[^,\n;\"]{1,64})(?:,\s?(?:CN|OU|DC|O|UID|L|ST|C)="
                  r"[^,\n;\"\s]{1,64}){0,12}"),
    pattern(USER, r"\b(?:user(?:[ _-]?(?:id|name|principalname))?|uname|login(?:name)?|uid|upn|"
                  r"samaccountname|accountname|srcuser|dstuser|suser|account name|(?:[a-z0-9]{1,20}_){1,3}user(?:name)?|identity)"
                  r"[\"']?[ \t]{0,4}(?:=|:|=>)[ \t]{0,4}[\"']?(?P<x>[\w.@$\\-]{2,80})"),
    pattern(USER, r"(?<![\w-])--?(?:user(?:name)?|u|login|identity|userprincipalname|samaccountname)"
                  r"[ =:][\"']?(?P<x>[\w.@$\\-]{2,80})"),
    pattern(USER, r"\bconfig (?:user local|system admin)\s{1,20}edit \"?(?P<x>[\w.@-]{2,60})"),
    pattern(USER, r"\buser add name=\"?(?P<x>[\w.@-]{2,60})"),
    pattern(USER, r"\b(?:password|publickey|login|logon|session opened|authentication failure)\b[^\n]{0,24}? for "
                  r"(?:invalid user |user )?(?P<x>[\w.@\\-]{2,60}) (?:from|by|port|on)\b"),
    pattern(USER, r"\b(?:net user|/user:|runas /user:)\s?[\"']?(?P<x>[\w.@$\\-]{2,80})"),
    pattern(USER, r"\b(?:username|userid|user account|login|logon|samaccountname|account)s? "
                  r"(?:is |was |named |called |for user )?[\"']?(?P<x>[a-z]{1,20}[._-][a-z][\w.-]{1,30}|"
                  r"[a-z]{3,20}\d{1,4}|svc[\w.-]{2,30})\b"),
    pattern(USER, r"\b(?:for (?:invalid )?user|user|for) (?P<x>[a-z]{1,20}(?:[._][a-z]{2,20}|(?<=[a-z]{3})\d{1,4}|[_-]svc|_[a-z]{2,20}))"
                  r"(?= |$|[,.;:)])"),
    pattern(USER, r"\busername (?P<x>[\w.@-]{2,40})(?= (?:privilege|secret|password|nopassword))"),
    pattern(USER, r"\b(?:svc|sa|adm|admin)[._-][a-z][\w.-]{1,30}\b"),
    pattern(USER, r"\bssh (?:-\S{1,30} (?:\S{1,60} )?){0,4}(?P<x>[\w.-]{1,40})@"),
    pattern(HOST, r"\b(?:ssh|scp|sftp|rsync)\b[^\n]{0,80}?[\w.-]{1,40}@(?P<x>[\w.-]{2,80})"),
    pattern(HOST, r"(?:^|[/;|] ?)[ \t]{0,4}hostname (?P<x>[\w.-]{2,80})", re.M),
    pattern(HOST, r"\b(?:host ?name|computer ?name|devname|dvchost|sysname|machine name|nodename|"
                  r"server ?name|data source|db_host|[a-z]{1,12}_host|initial catalog|ssid|domain)"
                  r"[\"']{0,2}[ \t]{0,4}(?:=|:|=>|>)[ \t]{0,4}[\"']?(?P<x>[\w.-]{2,80})(?=[\s\"'<;,]|$)"),
    pattern(HOST, r"\b(?:server|address|addr|device|host|endpoint|machine)[\"']?(?:=|: ?)(?:tcp:)?[\"']?(?P<x>[\w.-]{3,80}[\d.-][\w-]*(?:,\d{2,5})?)"),
    pattern(HOST, r"\b(?i:wi-?fi|ssid|wlan|hotspot)\b[^\n.,]{0,30}? (?:is|called|named) \"?(?P<x>[A-Z][\w-]{3,40})", 0),
    pattern(HOST, r"\b(?:on|from|to|into) (?P<x>(?:ap|sw|fw|srv|dc|nas|esx|rtr|gw|fs|prn)-[a-z]{3,20})(?![\w-])"),
    pattern(USER, r"\b(?:log(?:in|on)|creds?|credentials)\b[^\n]{0,40}?[ :=](?P<x>[\w.@\\-]{2,40}) ?/ ?"
                  r"(?=(?=\S{0,40}[\d!$%^&*#@])\S{5,80})"),
    pattern(HOST, r"\bset (?:system )?(?:host-?name|alias|ssid|fqdn) \"?(?P<x>[\w.-]{2,80})"),
    pattern(HOST, r"/system identity set name=\"?(?P<x>[\w.-]{2,80})"),
    pattern(HOST, r"\b(?:ssid|wlan-ssid|network name)\s?[=:]?\s?\"(?P<x>[^\"\n]{2,60})\""),
    pattern(HOST, r"(?:^|>)[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d (?P<x>[\w.-]{2,80}) (?=\S)", re.M),
    pattern(HOST, r"^\d{4}-\d\d-\d\dT[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)? (?P<x>[\w.-]{2,80}) (?=\S)", re.M),
    pattern(HOST, r"(?<!\S)/(?:add|server|target|computer|host|node):(?P<x>[\w.-]{2,80})"),
    pattern(HOST, r"<\d{1,3}>1 \d{4}-\S{8,40} (?P<x>[\w.-]{2,80}) "),
    pattern(HOST, rf"(?<![\w.@\\/-])(?:[a-z][a-z0-9]{{1,15}}[-_]){{0,3}}(?:{FAMILY})(?:[-_](?:[a-z][a-z0-9]{{0,15}}))"
                  r"{0,3}[-_]?\d{1,4}[a-z]?(?![\w@.-]*\w)"),
    pattern(HOST, rf"(?<![\w.@\\/-])(?:{FAMILY})[-_][a-z][a-z0-9]{{2,15}}(?:[-_][a-z0-9]{{1,15}}){{1,3}}(?![\w@])"),
    pattern(HOST, r"(?<![\w.@%\\/-])(?=[A-Z0-9-]{0,40}\d)[A-Z][A-Z0-9]{1,14}(?:-[A-Z0-9]{1,15}){1,4}(?![\w@-])", 0),
    pattern(HOST, r"(?<![\w.@\\/-])(?:DESKTOP|LAPTOP|WIN|PC|SRV|SERVER|FW|DC)-[A-Z0-9]{2,15}(?![\w@-])", 0),
    pattern(HOST, r"(?<![\w.@\\/-])[A-Z]{2,8}(?:DC|SRV|SQL|FS|EX|APP|WEB|FW|TS|RDS|HV)\d{1,3}(?![\w@-])", 0),
    pattern(MAC, r"(?<![\w:.-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:-])"),
    pattern(MAC, r"(?<![\w.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.])"),
    pattern(MAC, r"\b(?:mac|mac addr(?:ess)?|bssid)[ :=]{1,3}(?P<x>[0-9a-f]{12})\b"),
)  # fmt: skip

V4 = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d{1,3}){3})(/\d{1,5})?(?::\d{1,5})?(?![\w]|\.\d)")
V6 = re.compile(
    r"(?<![\w:.])(?=[0-9a-f.]{0,40}:)([0-9a-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?)(%\w{1,20})?(/\d{1,3})?(?![\w:])",
    re.I,
)
VERSION = re.compile(
    r"(?:\bv|version|ver\.?|firmware|release|build|fortios|routeros|ios)\s{0,3}$", re.I
)
KNOWN_V4 = frozenset("8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 9.9.9.9 0.0.0.0".split())
LICENCE = re.compile(r"(?:[A-Z0-9]{4,5}-){3,}[A-Z0-9]{4,5}")
NUMBERED = re.compile(r"\b(?:number|no|serial|s/n|tag|ref|order|ticket|case)[.:]? ?#?$", re.I)
IN_LINK = re.compile(r"://\S{0,200}$")
TRAILING = re.compile(r"[.,;:!?)\]}>'\"]+$")


def machines(text: str) -> Iterator[Found]:
    """Machines, links, shares, e-mail addresses and user names in a text as it looks."""
    yield from _v4(text)
    yield from _v6(text)
    yield from _named(text)
    for found in sought(NAMES, text):
        if kept := _checked(found, text):
            yield kept


def _checked(found: Found, text: str) -> Found | None:
    kind, start, end = found
    words = TRAILING.sub("", text[start:end])
    if kind is HOST and (_public(words) or V4.fullmatch(words)):
        return None
    if kind is HOST and (
        LICENCE.fullmatch(words) or NUMBERED.search(text[max(0, start - 20) : start])
    ):
        return None
    if kind is EMAIL and IN_LINK.search(text[max(0, start - 200) : start]):
        return None
    if kind is USER and words.lower().removeprefix(".\\") in LOGINS:
        return None
    return Found(kind, start, start + len(words)) if words else None


def _public(name: str) -> bool:
    host = re.split(r"[/:?]", name.lower(), maxsplit=1)[0]
    return any(host == known or host.endswith("." + known) for known in HOSTS) or bool(
        STANDARDS.match(name)
    )


def _named(text: str) -> Iterator[Found]:
    for match in NAMED.finditer(text):
        labels = match["name"].lower().split(".")
        loose = labels[-1] in WORDLIKE and len(labels) == 2 and labels[0].isalpha()
        if not _public(match["name"]) and not (loose and not match["path"]):
            yield Found(HOST, match.start(), match.start() + len(TRAILING.sub("", match[0])))


def _v4(text: str) -> Iterator[Found]:
    for match in V4.finditer(text):
        address = match[1]
        if any(int(part) > 255 for part in address.split(".")) or address in KNOWN_V4:
            continue
        masks = address.startswith(("255.", "127."))
        if not masks and not VERSION.search(text[max(0, match.start() - 12) : match.start()]):
            yield Found(IP, *match.span())


def _v6(text: str) -> Iterator[Found]:
    for match in V6.finditer(text):
        try:
            address = ipaddress.IPv6Address(match[1])
        except ValueError:
            continue
        if not (address.is_loopback or address.is_unspecified):
            yield Found(IP, *match.span())
