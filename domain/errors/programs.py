"""What is wrong when another program asks."""

from domain.errors.base import BadInput, MayiError


class ApiOpenToOthers(MayiError):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"The API does not open to others at {host} without a token. Make one (python3 mayi.py api token new NAME), or keep to 127.0.0.1."
        )


class TokenMissing(MayiError):
    def __init__(self) -> None:
        super().__init__(
            "A token is needed. Send it as a header: Authorization: Bearer mayi_… (docs/api.md)."
        )


class TokenRefused(MayiError):
    def __init__(self) -> None:
        super().__init__("This token is not known here, or was revoked. Ask for a new one.")


class TokenNameTaken(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is or was a token named {name}; the audit log tells them apart by name. Choose another name."
        )


class HostRefused(MayiError):
    def __init__(self) -> None:
        super().__init__(
            "Without tokens the API answers to 127.0.0.1 and localhost alone. Make a token (docs/api.md), or ask at that address."
        )


class TooManyRequests(MayiError):
    def __init__(self, per_minute: int, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"The limit is {per_minute} requests a minute. Try again in {seconds} s.")


class BodyTooLarge(MayiError):
    def __init__(self, limit: int) -> None:
        super().__init__(f"The request is longer than {limit:,} bytes. Shorten it.")


class BodyTooSlow(MayiError):
    def __init__(self, seconds: float) -> None:
        super().__init__(f"The request was not whole after {seconds:g} s. Send it again.")


class BadRequest(BadInput):
    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"The request cannot be read: {where}: {why}.")


class NoSuchThing(MayiError):
    def __init__(self, what: str) -> None:
        super().__init__(f"There is no such {what} here.")
