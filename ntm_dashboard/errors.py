"""Expected failures: one tree, each with a message made for the person who reads it."""


class NtmError(Exception):
    """A failure that the program foresees; `str(error)` is shown to whoever meets it as it is.

    `for_operator` is said in the terminal and in the log: it may name files, addresses and settings.
    """

    def __init__(self, message: str = "", *, for_operator: str = "") -> None:
        """Say `message` to everybody, and `for_operator` to whoever looks after the program."""
        super().__init__(message)
        self.for_operator = for_operator or message


class DataFolderError(NtmError):
    """The data folder cannot be loaded: names every file, row and column that is wrong."""


class UnknownScopeError(NtmError):
    """A link names a period, unit, criterion or page that does not exist."""


class StoreError(NtmError):
    """The database, or a file that the program writes, cannot be opened, read or written.

    `code` names the kind of failure of the database for machines; "" for any other.
    """

    def __init__(self, message: str = "", *, for_operator: str = "", code: str = "") -> None:
        """Say `message` to everybody, and `for_operator` to whoever looks after the program."""
        super().__init__(message, for_operator=for_operator)
        self.code = code


class BackupNameError(StoreError):
    """What was named cannot take a backup: something stands there. Nothing was tried, and no backup failed."""


class NotPermittedError(NtmError):
    """The person may not do this."""


class ConflictError(NtmError):
    """Somebody else published in the meantime."""


class ConfigurationError(NtmError):
    """A setting has a value that the program cannot use."""


class NothingToPublishError(NtmError):
    """The published record would stay as it is."""


class SignInError(NtmError):
    """The person could not be signed in; says what to do, never whether the account exists."""


class AccountError(NtmError):
    """An account cannot be made or changed this way."""


class UnconfirmedError(NtmError):
    """A report is not ready to be published: it was refused, or something in it still needs a reason."""


class PackageError(NtmError):
    """A zip file of reports cannot be taken apart."""


class EditError(NtmError):
    """A value that somebody typed for a single fact cannot be taken; says how it is written."""


class MendingError(NtmError):
    """A file cannot be written again with some of its cells mended."""
