"""What restoring a backup would take away or change beside the figures, line by line."""

from collections.abc import Iterator

from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.services.people import Role, role_word
from ntm_dashboard.store import AccountChange, ChangedAccount, RestorePlan, Revision, revision_kind_word
from ntm_dashboard.store.rules import RULE_WORDS

MOST_REVISIONS = 20
CHANGE_WORDS = {
    AccountChange.BACK: N_("có lại"),
    AccountChange.GONE: N_("không còn"),
    AccountChange.PASSWORD: N_("mật khẩu trở về như ở bản sao lưu"),
    AccountChange.ROLE: N_("vai trò trở về “{role}”"),
    AccountChange.DISABLED: N_("ngừng sử dụng"),
    AccountChange.ENABLED: N_("sử dụng lại"),
}


def would_lose_something(plan: RestorePlan) -> bool:
    """Tell whether there is anything that a restoration would put away."""
    changes_an_account = any(one.changes != (AccountChange.BACK,) for one in plan.accounts)
    return plan.latest > 0 or changes_an_account or not all(plan.rules.values())


def restore_lines(plan: RestorePlan) -> Iterator[str]:
    """Say what a restoration would do to revisions, accounts, sign-ins and the log."""
    sentence = N_(
        "Mọi phiên bản, tài khoản và dự thảo hiện có bị thay bằng của bản sao lưu "
        "(phiên bản mới nhất {latest} → {held})."
    )
    yield str(Message.of(sentence, latest=str(plan.latest), held=str(plan.record.revision)))
    for name, is_on in plan.rules.items():
        now, then = _(RULE_WORDS[name, not is_on]), _(RULE_WORDS[name, is_on])
        yield str(Message.of(N_("Quy tắc của cơ quan sẽ đổi: {now} → {then}."), now=now, then=then))
    if plan.lost:
        yield str(Message.of(N_("{count} phiên bản không có trong bản sao lưu và sẽ mất:"), count=len(plan.lost)))
        yield from (f"  · {_revision(one)}" for one in plan.lost[:MOST_REVISIONS])
        if (more := len(plan.lost) - MOST_REVISIONS) > 0:
            yield "  " + str(Message.of(N_("… và {count} phiên bản nữa."), count=number_text(more)))
    if plan.accounts:
        yield str(Message.of(N_("{count} tài khoản thay đổi:"), count=len(plan.accounts)))
        yield from (f"  · {one.name}: {_changes(one)}" for one in plan.accounts)
    yield str(Message.of(N_("{count} phiên đăng nhập kết thúc: mọi người phải đăng nhập lại."), count=plan.sessions))
    sentence = N_(
        "{count} mã truy cập của kịch bản tự động hết hiệu lực, cùng mọi trình duyệt đã nhớ và mã thiết lập chưa dùng."
    )
    yield str(Message.of(sentence, count=plan.tokens))
    yield str(
        Message.of(
            N_("Nhật ký giữ cả {count} dòng không có trong bản sao lưu: không dòng nào mất."), count=plan.carried
        )
    )


def _revision(one: Revision) -> str:
    sentence = N_("phiên bản {number}, {day}, {who}: {kind} {file}")
    said = Message.of(
        sentence,
        number=str(one.number),
        day=date_text(one.published_on),
        who=one.published_by,
        kind=revision_kind_word(one.kind).lower(),
        file=one.file_name or "",
    )
    return str(said).strip()


def _changes(one: ChangedAccount) -> str:
    role = role_word(Role(one.role))
    return ", ".join(
        str(Message.of(CHANGE_WORDS[change], role=role)) if change is AccountChange.ROLE else _(CHANGE_WORDS[change])
        for change in one.changes
    )
