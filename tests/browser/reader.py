"""A reader at a browser: asks, and sees what is on the page."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Download, Locator, Page, expect

PATIENCE = 30_000
RUNNING = "[data-testid=stApp][data-test-script-state=running]"


def new_tab(context: BrowserContext) -> Page:
    """A tab in which everything waits until the app has run: while it does, the page also shows
    parts of the run before.
    """
    tab = context.new_page()
    tab.add_locator_handler(tab.locator(RUNNING), lambda: None)
    return tab


@dataclass
class Reader:
    """One tab; `requests` holds every address that the page has asked for."""

    tab: Page
    base: str
    requests: list[str]

    def opens(self, path: str = "/") -> "Reader":
        self.tab.goto(self.base + path)
        return self

    def asks(self, question: str) -> "Reader":
        """Type a question, send it and wait for one more answer."""
        before = self.tab.locator(".mayi-banner").count()
        self.types(question)
        expect(self.tab.locator(".mayi-banner")).to_have_count(before + 1)
        return self

    def types(self, question: str) -> "Reader":
        field = self.tab.get_by_test_id("stChatInputTextArea")
        field.fill(question)
        expect(self.tab.get_by_test_id("stChatInputSubmitButton")).to_be_enabled()
        field.press("Enter")
        return self

    def presses(self, name: str) -> "Reader":
        self.tab.get_by_role("button", name=name, exact=True).first.click()
        return self

    def takes(self, name: str, within: Locator | None = None) -> Download:
        """Press a button that gives a file, by keyboard: a chart that is still being drawn moves
        what stands below it, also between a mouse's down and its up.
        """
        button = (within or self.tab).get_by_role("button", name=name).first
        expect(button).to_be_enabled()
        with self.tab.expect_download() as started:
            button.press("Enter")
        return started.value

    def goes(self, menu: str, page: str) -> "Reader":
        """Open a menu at the top of the page, and what stands in it."""
        self.tab.get_by_role("button", name=menu, exact=True).click()
        self.tab.get_by_role("menuitem", name=page).click()
        return self

    def offers(self, menu: str) -> list[str]:
        """The pages in a menu at the top, which closes again; nothing where there is no such."""
        button = self.tab.get_by_role("button", name=menu, exact=True)
        if not button.count():
            return []
        button.click()
        items = self.tab.get_by_role("menuitem")
        expect(items.first).to_be_visible()
        names = [each.inner_text().splitlines()[-1] for each in items.all()]
        self.tab.keyboard.press("Escape")
        expect(items).to_have_count(0)
        return names

    @property
    def banner(self) -> Locator:
        return self.tab.locator(".mayi-banner").last

    @property
    def hosts(self) -> set[str]:
        """Where requests went; data: and blob: stay in the browser."""
        return {urlsplit(each).hostname or "" for each in self.requests if each.startswith(WEB)}

    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        wider: int = self.tab.evaluate(
            """() => Math.max(...[document.documentElement,
                 document.querySelector('[data-testid="stMain"]')]
                 .map((each) => each.scrollWidth - each.clientWidth))"""
        )
        return wider

    def focused(self) -> str:
        """The words of what has the focus, also inside a component of its own."""
        words: str = self.tab.evaluate(
            FOCUS
            % """if (!at?.matches("a, button, input, textarea, summary")) return "";
                return (at.innerText || at.getAttribute("aria-label") || "").trim();"""
        )
        return words

    def focus_is_drawn(self) -> bool:
        """Whether what has the focus is outlined."""
        drawn: bool = self.tab.evaluate(
            FOCUS
            % """const style = getComputedStyle(at);
                return style.outlineStyle !== "none" || style.boxShadow !== "none";"""
        )
        return drawn

    def tabs_to(self, words: str, limit: int = 40) -> "Reader":
        """Press Tab until something that says `words` has the focus."""
        for _ in range(limit):
            self.tab.keyboard.press("Tab")
            if words in self.focused():
                return self
        raise AssertionError(f"{limit} presses of Tab did not reach {words!r}")


FOCUS = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    %s
}"""
WEB = ("http:", "https:", "ws:", "wss:")
