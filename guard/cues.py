"""What stands before and after the name of a person, and the fields that hold one."""

import re

CUE = re.compile(
    r"(?:\b(?:spoke|speak|speaking|spoken|talk|talked|talking|chat|chatted|met|meet|meeting|lunch|"
    r"dinner|drinks|golf|call|coffee|married|related|engaged|interview|dealt|worked|word) "
    r"(?:to|with|up with)|\b(?:asked|told|emailed|e-mailed|texted|rang|phoned|messaged|cced|cc'd|"
    r"cc|thank|thanks|hired|fired|dismissed|caught|interviewed|promoted|met|contacted|invited|"
    r"overheard|saw|named|called|nicknamed|attn|attention|hi|hello|hey|dear|tell|ask|ring|phone|"
    r"text|ping|pinged|remind|reminded|owed|pay|paid|gave|helped|trust|know|knows|suspect|"
    r"by|from|mr|mrs|ms|miss|mx|dr|prof|professor|sir|lady|herr|frau|pan|pani)\.?,?|"
    r"\b(?:owner|boss|manager|director|engineer|technician|tech|colleague|receptionist|accountant|"
    r"bookkeeper|lawyer|dentist|partner|ceo|cfo|cto|coo|ciso|md|founder|president|assistant|rep|"
    r"friend|wife|husband|brother|sister|cousin|mate|supervisor|lead|contact|intern|apprentice|"
    r"employee|user|buddy|neighbour|sysadmin|admin|consultant|contractor|officer|buyer|caller|"
    r"requester|staff member|team member|predecessor|successor|controller)(?:,| is| was|'s name is)?|"
    r"\b(?:her|his|their) name is|\bi am|\bi'm|\bthis is|@|\bi,|\bname's|\bits|\bit was|\binstead of|\bfor my \w+) $"
)
STRONG = re.compile(
    r"(?:\b(?:spoke|speak|speaking|spoken|talk|talked|talking|chatted|met) (?:to|with)|"
    r"\b(?:asked|told|emailed|e-mailed|texted|rang|phoned|messaged|named|mr|mrs|ms|miss|dr|prof)\.?|"
    r"\b(?:colleague|boss|owner|friend|wife|husband|brother|sister|cousin|mate|engineer|tech|"
    r"technician|receptionist|director),?|@) $"
)
SAID_TO = re.compile(
    r"(?:\b(?:spoke|speak|speaking|spoken|talk|talked|talking|chatted|met) (?:to|with)|"
    r"\b(?:asked|told|emailed|e-mailed|texted|rang|phoned|messaged)|"
    r"\b(?:my|our|the|his|her) (?:colleague|boss|owner|friend|wife|husband|brother|sister|cousin|mate|"
    r"engineer|tech|technician|receptionist|director),?|@) $"
)
TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|herr|frau|sir)\.? $")
AFTER = re.compile(
    r"^(?:'s)? (?:who|from|at|over at|in accounts|in finance|in hr|in sales|said|says|told|asked|emailed|"
    r"wants|wanted|called|rang|phoned|left|quit|replied|wrote|signed|approved|mentioned|reckons|"
    r"thinks|insists|offered|got|has|had|is|was|works|just)\b"
)
HEADER = re.compile(
    r"(?:^|\||;)[ \t>*-]{0,6}(?:from|to|cc|bcc|requester|requested by|reported by|contact|contact name|assigned to|"
    r"assignee|technician|engineer|owner|client contact|primary contact|name|full name|caller|"
    r"customer contact|attn|account manager|approved by|signed(?: by)?|raised by|opened by|user|"
    r"end user|employee|patient|manager|submitted by|logged by|author|site contact|display ?name|"
    r"resource|on behalf of|emergency contact|givenname|surname|sn|cn)[ \t]{0,3}[:=-][ \t]{0,3}"
    r"\"?(?P<x>[^\n<(,|;\"\[=@:]{2,60})",
    re.I | re.M,
)
OFF = re.compile(
    r"(?:\b(?:regards|thanks|thank you|cheers|best|sincerely|thx|ta|wishes|faithfully|yours|"
    r"rgds|br|kr|sent by),?!?[ \t]{0,3}\n{1,3}[ \t]{0,3}|^[ \t]{0,3}[-–~]{1,2} {0,2}(?=[^\n]{1,40}\Z)|"
    r"\b(?:regards|thanks|cheers|best|thx), )(?P<x>[^\W\d_][^\n,|<(\d]{1,40})",
    re.I | re.M,
)
PARTICLES = frozenset(
    "van von de der den di da del la le al el bin binti ibn ten ter dos du st".split()
)
NOBLE = frozenset({"van", "von"})
MONTHS = frozenset("may june april august will mark bill art may".split())
