"""How far the check of a file is, while a visitor waits for it; one that was checked before says nothing."""

from collections.abc import Callable

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake import Progress
from ntm_dashboard.intake.outcome.progress import Stage
from ntm_dashboard.services.submitting import DroppedFile
from ntm_dashboard.web.components import texts

LARGE = 1_000_000
"""From which size on it is said how much of a file is done: of a smaller one nobody could read it."""
_READING = N_("Đang đọc tệp “{file}”…")
_CHECKING = N_("Đang kiểm tra tệp “{file}”…")
_SHARE = N_("Đang kiểm tra tệp “{file}”: {share}%")


def told(file: DroppedFile, say: Callable[[str], None]) -> Progress:
    """Give what the check of a file tells how far it is; each stage is said once, of a large file each hundredth."""
    last: list[str] = []

    def tell(done: int, of: int) -> None:
        share = 100 * done // of
        sentence = _READING if share < Stage.READING.value[1] else _CHECKING
        if len(file.content) >= LARGE and share:
            sentence = _SHARE
        said = str(Message.of(sentence, file=texts.plain(file.name), share=share))
        if last != [said]:
            last[:] = [said]
            say(said)

    return tell
