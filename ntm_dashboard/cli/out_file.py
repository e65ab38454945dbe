"""`--out` and `--format`: the ending of a name says what is written, so that no file bears the name of another kind."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from ntm_dashboard.errors import ConfigurationError
from ntm_dashboard.i18n import N_, Message, _


def add_out(parser: argparse.ArgumentParser, forms: Mapping[str, str]) -> None:
    """Let a command take the file to write and the form, each with the ending of its name."""
    parser.add_argument("--format", choices=list(forms), help=_("dạng tệp; không ghi: theo đuôi của tên tệp"))
    parser.add_argument("--out", type=Path, required=True, metavar=_("TỆP"), help=_("tệp sẽ ghi"))


def form_of(chosen: argparse.Namespace, forms: Mapping[str, str], *, otherwise: str = "") -> str:
    """Give the form to write: what `--format` says, else the first form with the ending of the name.

    A name without an ending (a pipe, a device) is of the form that is taken `otherwise`.

    Raises:
        ConfigurationError: the ending is of no form that the command writes, or of another than `--format` says.
    """
    file: Path = chosen.out
    ending = file.suffix.removeprefix(".").lower()
    if chosen.format is not None:
        if ending in forms.values() and ending != forms[chosen.format]:
            sentence = N_("Tên “{file}” có đuôi .{ending} mà --format là {form}: hãy sửa một trong hai.")
            raise ConfigurationError(str(Message.of(sentence, file=str(file), ending=ending, form=chosen.format)))
        return chosen.format
    form = next((form for form, own in forms.items() if own == ending), None if ending else otherwise)
    if not form:
        endings = ", ".join(f".{one}" for one in dict.fromkeys(forms.values()))
        sentence = N_("Lệnh này không ghi được “{file}”: tên tệp cần có đuôi {endings}, hoặc hãy thêm --format.")
        raise ConfigurationError(str(Message.of(sentence, file=str(file), endings=endings)))
    return form
