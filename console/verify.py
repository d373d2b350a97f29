"""Whether a certificate is genuine: what the records say of its id and its hash."""

import config
from domain.person import ALONE
from onboarding.genuine import verified
from records.database import open_database
from records.roll import Roll


def verify(attestation_id: str, edition_sha256: str) -> str:
    """Return what stands in the records; raises NoSuchCertificate, or RecordsFault.

    Whoever can run this has the database in their hands, so no role is asked for.
    """
    database = open_database(config.load().database_url)
    try:
        return verified(Roll(database, ALONE).attestation, attestation_id, edition_sha256)
    finally:
        database.close()
