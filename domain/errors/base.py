"""Every error that a person may see comes from here."""


class MayiError(Exception):
    """Shown to a person as it stands; the command ends with a non-zero code, without a traceback."""


class BadInput(MayiError):
    """The asker can mend it."""
