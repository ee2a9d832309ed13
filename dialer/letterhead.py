"""The letterhead of reports: the branch's words, and a logo that was re-encoded when it was chosen.

The logo is kept as one setting. What is kept is never the file that was given but a PNG made from
its pixels, so that nothing hidden in a file travels with the reports.
"""

import base64
from io import BytesIO
from pathlib import Path

from dialer.branch import load_branch
from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Now, Reader, Store
from dialer.reports.model import Letterhead

SETTING = "letterhead_logo"
LARGEST_FILE = 5_000_000
MOST_PIXELS = 40_000_000
KEPT_PIXELS = 720
"""Of the longer side: at the printed size finer than 300 dots an inch."""


def load_letterhead(reader: Reader) -> Letterhead:
    """Return the letterhead as set up."""
    branch = load_branch(reader)
    return Letterhead(
        branch.institution, branch.office, branch.address, branch.phone, load_logo(reader)
    )


def load_logo(reader: Reader) -> bytes | None:
    """Return the logo as a PNG, None when there is none."""
    kept = reader.setting(SETTING)
    return base64.b64decode(kept) if kept else None


def set_logo(store: Store, now: Now, actor: Officer, path: Path | None) -> None:
    """Take another logo from a picture file, or none.

    Raises RefusedError for who may not, BadInputError for a file that is no usable picture.
    """
    if not actor.may(Right.CHANGE_SETTINGS):
        raise RefusedError("Kop surat hanya dapat diubah ketua tim atau admin.")
    kept = "" if path is None else base64.b64encode(read_logo(path)).decode("ascii")
    with store.writing() as writer:
        writer.put_setting(SETTING, kept)
        writer.audit(AuditEntry(now(), actor.officer_id, "logo_changed", "", kept and "set"))


def read_logo(path: Path) -> bytes:
    """Return a picture file as a new PNG of at most KEPT_PIXELS. Raises BadInputError."""
    from PIL import Image

    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        raise BadInputError(
            f"“{path.name}” tidak dapat dibuka. Logo tidak berubah; pilih berkas lain."
        ) from error
    if size > LARGEST_FILE:
        raise BadInputError(
            f"“{path.name}” lebih besar dari 5 MB. "
            "Logo tidak berubah; pilih gambar yang lebih kecil."
        )
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise BadInputError(
                    f"“{path.name}” terlalu besar ({picture.width} × {picture.height} piksel). "
                    "Logo tidak berubah; pilih gambar yang lebih kecil."
                )
            image = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadInputError(
            f"“{path.name}” tidak dapat dibaca sebagai gambar PNG atau JPEG. "
            "Logo tidak berubah; pilih berkas lain."
        ) from error
    image.thumbnail((KEPT_PIXELS, KEPT_PIXELS))
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()
