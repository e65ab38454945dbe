"""Why the machine refused something, in words of the program: the system says it in English, or by a number."""

import errno

from ntm_dashboard.i18n.messages import N_, Message, _

_REASONS = {
    errno.ENOENT: N_("không có tệp hoặc thư mục này"),
    errno.ENOTDIR: N_("đường dẫn đi qua một tệp, không phải thư mục"),
    errno.EISDIR: N_("đây là thư mục"),
    errno.EACCES: N_("không có quyền"),
    errno.EPERM: N_("không có quyền"),
    errno.EROFS: N_("ổ đĩa chỉ cho đọc"),
    errno.ENOSPC: N_("đĩa đã đầy"),
    errno.EDQUOT: N_("đã hết dung lượng được cấp"),
    errno.EFBIG: N_("tệp lớn hơn mức cho phép"),
    errno.ENAMETOOLONG: N_("tên quá dài"),
    errno.EEXIST: N_("đã có tệp này"),
    errno.ELOOP: N_("liên kết đi vòng"),
    errno.EBUSY: N_("chương trình khác đang dùng"),
    errno.ETXTBSY: N_("chương trình khác đang dùng"),
    errno.EIO: N_("đĩa có lỗi"),
    errno.EMFILE: N_("đang mở quá nhiều tệp"),
    errno.ENFILE: N_("đang mở quá nhiều tệp"),
    errno.EINVAL: N_("đây không phải là tệp thường"),
    errno.ENXIO: N_("đây không phải là tệp thường"),
}


def reason_of(error: OSError) -> str:
    """Say why the system refused, in the current language; a rare reason by its number, for whoever looks after it."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else str(Message.of(N_("lỗi hệ thống số {number}"), number=str(error.errno or "?")))
