"""Every error a person may see, in one tree.

MayiError
├── BadInput
│   ├── BlankQuestion
│   ├── QuestionTooLong
│   ├── UnknownFact
│   ├── BadBatch
│   ├── BadCase
│   ├── NotGiven
│   ├── LikeAnother
│   ├── NothingSaid
│   ├── BadRuling
│   ├── FactMissing
│   ├── FactUnreadable
│   ├── FirmUnknown
│   ├── ReasonMissing
│   ├── TokenNameTaken
│   └── BadRequest
├── BatchNotWritten
├── CasesNotWritten
├── ShippedCases
├── ReportNotWritten
├── SettingsError
├── SettingsUnreadable
├── PortInUse
├── OpenToOthers
├── ApiOpenToOthers
├── TokenMissing
├── TokenRefused
├── HostRefused
├── TooManyRequests
├── BodyTooLarge
├── BodyTooSlow
├── NoSuchThing
├── CorpusError
│   ├── ManifestMismatch
│   ├── ClausesDiffer
│   ├── BadRecord
│   └── UnreadableDocument
├── NothingToIngest
├── IndexFault
│   ├── IndexMissing
│   ├── IndexBroken
│   ├── SourceUnknown
│   ├── SourceGone
│   ├── SourceChanged
│   └── IndexNotWritten
├── EncoderFault
├── GuardMissing
├── ModelFault
│   ├── DraftRefused
│   ├── ModelBroken
│   ├── ModelBusy
│   ├── ModelCutOff
│   ├── ModelStalled
│   ├── ModelCancelled
│   ├── ModelDeclined
│   ├── ModelKeyRefused
│   ├── ModelMissing
│   ├── ModelSilent
│   ├── ModelSlow
│   ├── ModelTooMuch
│   ├── ModelUnknown
│   ├── ModelUnreachable
│   ├── ModelUnreadable
│   └── PromptBroken
├── NoModelToMeasure
├── ReplyMissing
├── SmallModelMissing
├── UnsupportedQuote
├── RecordsFault
│   ├── DatabaseUnusable
│   ├── DatabaseNewer
│   └── NotKept
├── NotAllowed
├── LastAdmin
├── SignInExpired
├── SignInRefused
├── AccountOff
├── AuditNotWritten
├── NotFound
├── ChangedMeanwhile
├── TooLong
├── MailNotSent
├── LetterFault
│   ├── LogoUnusable
│   ├── TemplateUnusable
│   └── NotInTheFont
├── OwnDisclosure
├── WrongStatus
├── NotAName
├── NotReady
└── NoSuchCertificate

Each message is one line: what happened, to which thing, what to do.
"""

from domain.errors.asking import (
    BadBatch,
    BadCase,
    BatchNotWritten,
    BlankQuestion,
    CasesNotWritten,
    LikeAnother,
    NotGiven,
    OpenToOthers,
    PortInUse,
    QuestionTooLong,
    ReportNotWritten,
    SettingsError,
    SettingsUnreadable,
    ShippedCases,
    UnknownFact,
)
from domain.errors.base import BadInput, MayiError
from domain.errors.kept import (
    AccountOff,
    AuditNotWritten,
    ChangedMeanwhile,
    DatabaseNewer,
    DatabaseUnusable,
    LastAdmin,
    NotAllowed,
    NotFound,
    NotKept,
    RecordsFault,
    SignInExpired,
    SignInRefused,
    TooLong,
)
from domain.errors.model import (
    DraftRefused,
    ModelBroken,
    ModelBusy,
    ModelCancelled,
    ModelCutOff,
    ModelDeclined,
    ModelFault,
    ModelKeyRefused,
    ModelMissing,
    ModelSilent,
    ModelSlow,
    ModelStalled,
    ModelTooMuch,
    ModelUnknown,
    ModelUnreachable,
    ModelUnreadable,
    NoModelToMeasure,
    PromptBroken,
    ReplyMissing,
    SmallModelMissing,
)
from domain.errors.programs import (
    ApiOpenToOthers,
    BadRequest,
    BodyTooLarge,
    BodyTooSlow,
    HostRefused,
    NoSuchThing,
    TokenMissing,
    TokenNameTaken,
    TokenRefused,
    TooManyRequests,
)
from domain.errors.sources import (
    BadRecord,
    ClausesDiffer,
    CorpusError,
    EncoderFault,
    GuardMissing,
    IndexBroken,
    IndexFault,
    IndexMissing,
    IndexNotWritten,
    ManifestMismatch,
    NothingToIngest,
    SourceChanged,
    SourceGone,
    SourceUnknown,
    UnreadableDocument,
    UnsupportedQuote,
)
from domain.errors.work import (
    BadRuling,
    FactMissing,
    FactUnreadable,
    FirmUnknown,
    LetterFault,
    LogoUnusable,
    MailNotSent,
    NoSuchCertificate,
    NotAName,
    NothingSaid,
    NotInTheFont,
    NotReady,
    OwnDisclosure,
    ReasonMissing,
    TemplateUnusable,
    WrongStatus,
)

__all__ = [
    "AccountOff",
    "ApiOpenToOthers",
    "AuditNotWritten",
    "BadBatch",
    "BadCase",
    "BadInput",
    "BadRecord",
    "BadRequest",
    "BadRuling",
    "BatchNotWritten",
    "BlankQuestion",
    "BodyTooLarge",
    "BodyTooSlow",
    "CasesNotWritten",
    "ChangedMeanwhile",
    "ClausesDiffer",
    "CorpusError",
    "DatabaseNewer",
    "DatabaseUnusable",
    "DraftRefused",
    "EncoderFault",
    "FactMissing",
    "FactUnreadable",
    "FirmUnknown",
    "HostRefused",
    "GuardMissing",
    "IndexBroken",
    "IndexFault",
    "IndexMissing",
    "IndexNotWritten",
    "LastAdmin",
    "LetterFault",
    "LikeAnother",
    "LogoUnusable",
    "MailNotSent",
    "ManifestMismatch",
    "MayiError",
    "NoSuchCertificate",
    "NoSuchThing",
    "ModelBroken",
    "ModelBusy",
    "ModelCancelled",
    "ModelCutOff",
    "ModelDeclined",
    "ModelFault",
    "ModelKeyRefused",
    "ModelMissing",
    "ModelSilent",
    "ModelSlow",
    "ModelStalled",
    "ModelTooMuch",
    "ModelUnknown",
    "ModelUnreachable",
    "ModelUnreadable",
    "NoModelToMeasure",
    "NotAName",
    "NotAllowed",
    "NotFound",
    "NotGiven",
    "NotInTheFont",
    "NotKept",
    "NotReady",
    "NothingSaid",
    "NothingToIngest",
    "OpenToOthers",
    "OwnDisclosure",
    "PortInUse",
    "PromptBroken",
    "ReplyMissing",
    "SmallModelMissing",
    "QuestionTooLong",
    "ReasonMissing",
    "RecordsFault",
    "ReportNotWritten",
    "SettingsError",
    "SettingsUnreadable",
    "ShippedCases",
    "SignInExpired",
    "SignInRefused",
    "SourceChanged",
    "SourceGone",
    "SourceUnknown",
    "TemplateUnusable",
    "TokenMissing",
    "TokenNameTaken",
    "TokenRefused",
    "TooLong",
    "TooManyRequests",
    "UnknownFact",
    "UnreadableDocument",
    "UnsupportedQuote",
    "WrongStatus",
]
