"""Where the server listens: what Streamlit was started with, held against what the settings ask for."""

from streamlit import config

from ntm_dashboard.bootstrap.settings import Settings
from ntm_dashboard.errors import ConfigurationError
from ntm_dashboard.i18n import N_, Message


def listening_at() -> str:
    """Give the address of the server as this machine's browsers open it."""
    return f"http://{config.get_option('server.address')}:{config.get_option('server.port')}"


def refuse_another_place(settings: Settings) -> None:
    """Stop where Streamlit was started by hand at another place than the settings ask for.

    Raises:
        ConfigurationError: the two differ; the address is bound before the program is asked, so it cannot follow.
    """
    usual = Settings()
    asked = {"NTM_HOST": (settings.host, usual.host), "NTM_PORT": (settings.port, usual.port)}
    opened = {"NTM_HOST": config.get_option("server.address"), "NTM_PORT": config.get_option("server.port")}
    for name, (wanted, default) in asked.items():
        if wanted not in {default, opened[name]}:
            sentence = N_(
                "{name} là “{wanted}” nhưng Streamlit được mở ở “{opened}”. "
                "Hãy khởi động bằng: make run (Windows: scripts\\run.ps1)."
            )
            raise ConfigurationError(str(Message.of(sentence, name=name, wanted=str(wanted), opened=str(opened[name]))))
