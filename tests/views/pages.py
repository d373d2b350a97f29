"""Opens the pages on a fake advisor, without a browser."""

from streamlit.testing.v1 import AppTest

from tests.fakes import FakeAdvisor


def _app(advisor: "FakeAdvisor") -> None:
    from views import shell

    shell.run(lambda: advisor)


def opened(advisor: FakeAdvisor, clause: str = "") -> AppTest:
    """The app as it first shows, at a link to `clause` when there is one."""
    page = AppTest.from_function(_app, args=(advisor,), default_timeout=20)
    if clause:
        page.query_params["clause"] = clause
    return page.run()


def shown(page: AppTest) -> str:
    """All HTML on the page but our style sheet; the page must not have failed."""
    assert not page.exception
    return "\n".join(each.value for each in page.html if not each.value.startswith("<style"))
