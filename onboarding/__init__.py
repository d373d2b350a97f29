"""Onboarding: the Code in plain words, a quiz that comes back, and what may then be attested."""
