"""Before a start: is the port free? `streamlit run` takes it before it reads the program, and speaks English of it."""

import errno
import socket
import sys
import urllib.request

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.i18n.system_words import reason_of

PATIENCE = 5.0
_TRIED = 50
_LOOKERS = {"win32": "netstat -ano | findstr :{port}", "darwin": "lsof -i :{port}"}
_LOOKER = "ss -ltnp 'sport = :{port}'"


def why_not(host: str, port: int) -> str:
    """Say why a port cannot be listened at and what to do; "" where it can."""
    error = _refusal(host, port)
    if error is None:
        return ""
    if error.errno != errno.EADDRINUSE:
        sentence = N_("Không mở được cổng {port} ở {host}: {reason}.")
        return str(Message.of(sentence, port=str(port), host=host, reason=reason_of(error)))
    address = f"http://{host}:{port}"
    other = next((one for one in range(port + 1, min(port + _TRIED, 65536)) if _refusal(host, one) is None), port)
    if _is_ours(address):
        said = N_("Bảng theo dõi đang chạy rồi ở {address}: chỉ cần mở địa chỉ ấy.")
        first = Message.of(said, address=address)
    else:
        said = N_("Cổng {port} đang có chương trình khác dùng. Xem là chương trình nào: {command}")
        first = Message.of(said, port=str(port), command=_LOOKERS.get(sys.platform, _LOOKER).format(port=port))
    second = Message.of(N_("Muốn chạy ở cổng khác: đặt NTM_PORT={port} rồi khởi động lại."), port=str(other))
    return f"{first}\n{second}"


def _refusal(host: str, port: int) -> OSError | None:
    """Listen for a moment as the server will; give what the system says against it."""
    try:
        family, kind, protocol, _name, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            if sys.platform != "win32":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
            tried.listen(1)
    except OSError as error:
        return error
    return None


def _is_ours(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=PATIENCE) as answer:  # noqa: S310 — our own address
            return b'"revision"' in answer.read(1000)
    except (OSError, ValueError):
        return False
