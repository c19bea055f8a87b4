"""Why the system could not do what was asked of it, in Chinese and English."""

from __future__ import annotations

import errno

_IN_CHINESE = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径里有的不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "那里只能读，不能写",
    errno.EIO: "读写出错",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EBADF: "没有打开",
    errno.EPIPE: "管道已经关闭",
}
"""What happens to files; anything rarer is told in the system's own words."""


def reason(problem: BaseException) -> tuple[str, str]:
    """Return why something failed, in Chinese and in English.

    >>> reason(FileNotFoundError(2, "No such file or directory"))
    ('没有这个文件或文件夹', 'No such file or directory')
    """
    said = getattr(problem, "strerror", None) or str(problem)
    return _IN_CHINESE.get(getattr(problem, "errno", None) or 0, said), said
