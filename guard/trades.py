"""What tells an organisation: legal forms, trades, and the words around its name."""

import re

FORMS = re.compile(
    r"(?:,? (?:ltd|limited|llc|llp|lp|inc|incorporated|corp|corporation|gmbh|ag|kg|ug|bv|b\.v|nv|sa|"
    r"sarl|sas|pty|plc|srl|s\.r\.l|spa|s\.p\.a|oy|oyj|ab|aps|a/s|kft|sp\. ?z ?o\. ?o|sp\.j|d\.o\.o|"
    r"cic|pllc|pc|pvt|bhd|(?-i:AS|ASA))\b\.?|"
    r" (?:&|and|\+) (?:sons?|co|daughters?|partners|associates|bros|brothers|company|cie|hijos|"
    r"söhne|figli|fils)\b\.?)+",
    re.I,
)
DOES = frozenset(
    """dental dentistry orthodontics clinic clinics surgery practice solicitors law legal lawyers llp
    accountants accountancy accounting bookkeeping logistics plumbing motors autos garage builders
    construction joinery roofing bakery brewery winery distillery pharmacy pharmacies vet vets veterinary
    academy school schools college university hospital hospice church parish council bank banking
    foundation trust properties property estates realty architects architecture engineering
    manufacturing foods farm farms hotel hotels inn restaurant restaurants cafe bistro salon spa
    consulting consultancy partners associates insurance wealth capital freight transport haulage
    shipping media studios studio labs laboratories pharma optics opticians opticals chiropractic
    physio physiotherapy charity holdings group industries enterprises ventures technologies
    technology networks software digital solutions systems advisory advisors financial finance
    mortgages credit union housing packaging printing press textiles furniture interiors flooring
    landscaping nurseries nursery electrical electricals electronics energy solar marine aviation
    travel tours catering events security recruitment staffing healthcare medical diagnostics imaging
    biotech chemicals plastics steel metals timber mining drilling ceramics glass fabrication tooling
    brewing roasters gym fitness yoga theatre museum gallery library society institute it tech
    pediatrics paediatrics dermatology cardiology radiology oncology orthopaedics orthopedics care
    carehome homes butchers florists jewellers tailors couriers removals storage scaffolding
    glazing drainage surveyors conveyancing auctioneers lettings retail wholesale supplies supply
    trading exports imports motorsport tyres coaches cabs""".split()
)
LOOSE = frozenset(
    """group it tech security software systems solutions digital technology technologies networks media
    press care homes capital trust credit union finance financial storage supplies supply energy events
    travel retail medical legal law insurance bank banking property practice partners associates society
    foundation consulting advisory library events school council accounting engineering hospital
    university college healthcare electronics housing manufacturing construction recruitment church
    restaurant hotel studio labs charity surgery estates glass steel press printing shipping transport
    trading imports exports marine hotels schools clinics academy garage farm gym theatre museum
    institute salon spa industries enterprises ventures holdings homes""".split()
)
FIRM_CUE = re.compile(
    r"(?:\b(?:client|customer|account|prospect|tenant|site|practice|firm|company|supplier|"
    r"competitor|vendor|reseller|msp|provider|employer|charity|for|at|from|with|joined|left|against|"
    r"behalf of|acquired|bought|merging with|invoiced|billed|onboarding|offboarding|migrating|"
    r"migrated|hosting|visited|by|called|named|against|between|and|to)(?:,| is| was| called| named)?) $"
)
CLIENT_CUE = re.compile(
    r"\b(?:client|customer|prospect|tenant|supplier|competitor|reseller|employer|company|firm|msp|"
    r"account)(?:,| is| called| named|:)? $"
)
FIELD = re.compile(
    r"(?:^|\||;)[ \t>*-]{0,6}(?:company|client|customer|organi[sz]ation|site|account(?: name)?|practice|firm|"
    r"business|tenant(?: name)?|client name|company name|customer name|employer|location|"
    r"bill to|ship to|supplier|o)[ \t]{0,3}[:=-][ \t]{0,3}\"?(?P<x>[^\n<(|;\"\[]{2,60})",
    re.I | re.M,
)
OWNS = re.compile(
    r"^'s? (?:network|server|servers|tenant|account|firewall|backup|backups|office|data|domain|"
    r"contract|credentials|passwords?|admin|environment|mailbox|mailboxes|it|infrastructure|invoice|"
    r"systems?|users?|laptops?|ceo|cfo|owner|it manager|site|vpn|switch|router|staff|employees)\b"
)
STOP = frozenset(
    """a an the this that these those my our your his her its their some any every each no another other
    new old big small local large private public medical managed cloud nearby same different first
    last best and or but if when so because then than of to in on is was are were be been has have had
    we i you they he she it who which what where how why can may do does did should would could will
    not also only just one two three most all both few many more such own next""".split()
)  # fmt: skip
VAGUE = frozenset(
    """data web car gas phone power food coffee night day week art music family state city town county
    village community client customer home head back post front open public primary high middle law
    dental medical animal pet cyber information network business internet service cloud software tax
    health life accident travel general third party physical national international global remote
    email file object block trade labor labour sun water oil price test quality end disk tape offsite
    small retail cyber-security user computer device system endpoint credit debit grammar nursing
    blood food mobile parent investment hedge working venture real estate savings merchant central
    peer focus user working security admin ad control age discussion support study test target""".split()
)
