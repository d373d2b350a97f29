"""Secrets never leave: each shape in which they are pasted, and words that only look like one."""

import pytest

from tests.guard.guards import SHAPES


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("the password is Hunter2!", "the password is [PASSWORD_1]"),
        ("password: sunshine", "password: [PASSWORD_1]"),
        ("pw Winter2024", "pw [PASSWORD_1]"),
        ("PIN 4471", "PIN [PASSWORD_1]"),
        ("DB_PASSWORD='two words'", "DB_PASSWORD='[PASSWORD_1]'"),
        ('{"api_key": "k-1"}', '{"api_key": "[KEY_1]"}'),
        ("enable secret 5 $1$mERr$hx5rVt7rPNoS4w", "enable secret 5 [PASSWORD_1]"),
        ("snmp-server community c0mm RO", "snmp-server community [PASSWORD_1] RO"),
        ("crypto isakmp key T0nnel address", "crypto isakmp key [PASSWORD_1] address"),
        ("set psksecret ENC AbC123==", "set psksecret ENC [PASSWORD_1]"),
        ("/user add password=Winter2023 group", "/user add password=[PASSWORD_1] group"),
        ("<bcrypt-hash>$2y$10$abcdefgh</bcrypt-hash>", "<bcrypt-hash>[PASSWORD_1]</bcrypt-hash>"),
        ("redis://:s3cret@10.0.0.9", "redis://:[PASSWORD_1]@[IP_1]"),
        ("User=x1;Password=P@ss;Encrypt=True", "User=[USER_1];Password=[PASSWORD_1];Encrypt=True"),
        ("AKIAIOSFODNN7EXAMPLE", "[KEY_1]"),
        ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "[TOKEN_1]"),
        ("xoxb-123456789012-AbCdEfGhIjKl", "[TOKEN_1]"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3", "[TOKEN_1]"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----", "[KEY_1]"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE, cut off", "[KEY_1]"),
        ("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB", "ssh-rsa [KEY_1]"),
        ('-Password "x y"', "-Password [PASSWORD_1]"),
        ("ConvertTo-SecureString 'Sn0w'", "ConvertTo-SecureString '[PASSWORD_1]'"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer [TOKEN_1]"),
        ("blob dGhlIHBhc3N3b3JkIGlzIEh1bnRlcjIh", "blob [KEY_1]"),
        ("9f8a7d6c5b4e3f2a1b0c9d8e7f6a5b4c", "[KEY_1]"),
        ("ｐａｓｓｗｏｒｄ：Ｓｅｃｒｅｔ９", "ｐａｓｓｗｏｒｄ：[PASSWORD_1]"),
        ("pass\u200bword: Hun\u200bter2", "pass\u200bword: [PASSWORD_1]"),
        ("pаssword: Hunter2", "pаssword: [PASSWORD_1]"),  # a Cyrillic а
        ("\u202epassword: Hunter2\u202c", "\u202epassword: [PASSWORD_1]\u202c"),
        ("password: Hunter2x. Hunter2x fails", "password: [PASSWORD_1]. [PASSWORD_1] fails"),
        ("pa\u034fssword: Hun\ufe0fter2", "pa\u034fssword: [PASSWORD_1]"),
        ("password for the till: 40412", "password for the till: [PASSWORD_1]"),
        ("Pass phrase = old grey mare", "Pass phrase = [PASSWORD_1]"),
        ("the passphrase is two wet dogs, sadly", "the passphrase is [PASSWORD_1], sadly"),
        ("the till code, 4417, is known", "the till code, 4417, is known"),
        ("the door code, 4417, is known", "the door code, [PASSWORD_1], is known"),
        ("the combination is 1-22-333", "the combination is [PASSWORD_1]"),
        ("the code was 882 104", "the code was [TOKEN_1]"),
        ("auth sha Au1h priv aes Pr1v", "auth sha [PASSWORD_1] priv aes [PASSWORD_2]"),
        ("- name: DB_PASSWORD\n  value: plum", "- name: DB_PASSWORD\n  value: [PASSWORD_1]"),
        ("SSID: Den Key: correcthorse", "SSID: [HOST_1] Key: [PASSWORD_1]"),
        ("We keep Changeme77 as the password.", "We keep [PASSWORD_1] as the password."),
        ("he still types Cat!Nap77 each day", "he still types [PASSWORD_1] each day"),
    ],
)  # fmt: skip
def test_a_secret_is_taken_out(text: str, masked: str) -> None:
    assert SHAPES.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "The password was shared among the team.",
        "Passwords: how often must they change?",
        "Is a weak password a breach?",
        "My password is too short, may I keep it?",
        "Who holds the key to the server room?",
        "May we require a token or an authenticator?",
        "The secret is to say no.",
        "The passphrase is known to all of the staff.",
        "Do passwords on Windows2019 and Office365 differ?",
        "$pw = Get-Credential -Message x",
        "A combination of both is fine; the code was reviewed in 2024.",
        "Our pin board is full.",
        "The fingerprint of internationalization-and-localization-guidelines stands there.",
    ],
)
def test_talk_about_secrets_stays(text: str) -> None:
    assert SHAPES.mask(text).text == text


def test_a_secret_is_kept_nowhere_and_the_user_is_told() -> None:
    masked = SHAPES.mask("password: Hunter2x and key AKIAIOSFODNN7EXAMPLE")
    assert [each.placeholder for each in masked.secrets] == ["[PASSWORD_1]", "[KEY_1]"]
    assert masked.warning == (
        "Your text holds a password and a key. It is taken out and not sent; if anybody but you "
        "could read this text, change it."
    )
    assert "Hunter2x" not in masked.model_dump_json()
    assert "AKIA" not in masked.model_dump_json()


def test_a_text_without_secrets_warns_of_none() -> None:
    assert SHAPES.mask("May I?").warning == ""


def test_a_secret_is_known_again_in_the_next_text() -> None:
    first = SHAPES.mask("password: Hunter2x")
    again = SHAPES.mask("I typed Hunter2x. Then (Hunter2x)", first.mapping)
    assert again.text == "I typed [PASSWORD_1]. Then ([PASSWORD_1])"
