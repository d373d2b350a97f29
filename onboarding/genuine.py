"""The check that a certificate is genuine."""

from collections.abc import Callable

from domain.errors import NoSuchCertificate, NotFound
from domain.onboarding import Attestation


def verified(find: Callable[[str], Attestation], attestation_id: str, edition_sha256: str) -> str:
    """What the records say of a certificate, to be compared with it.

    Raises NoSuchCertificate where no attestation of that id has that hash.
    """
    attestation_id, edition_sha256 = attestation_id.strip().lower(), edition_sha256.strip().lower()
    try:
        found = find(attestation_id)
    except NotFound as error:
        raise NoSuchCertificate(attestation_id) from error
    if found.edition_sha256 != edition_sha256:
        raise NoSuchCertificate(attestation_id)
    return (
        f"It stands in the records: {found.name} attested {found.title} ({found.edition}) on "
        f"{found.moment}. Compare the name and the date with the paper."
    )
