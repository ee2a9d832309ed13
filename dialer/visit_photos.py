"""Pictures of documents and cards taken on visits: made small, freed of what cameras add, kept.

The picture is drawn anew as JPEG, so that place, camera and time (EXIF), and whatever else a file
may carry, stay outside. What comes in is limited in bytes and in pixels before it is unpacked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from dialer.contact import Contact
from dialer.errors import BadInputError, RefusedError
from dialer.facts import Attempt, Channel
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.visit_store import VisitPhoto

LARGEST_FILE = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1_600
LARGEST_KEPT = 700 * 1024
QUALITIES = (80, 65, 50, 35)
MOST_OF_A_CONTACT = 20


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: JPEG content and size in pixels."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class VisitPhotos:
    """Pictures of contacts."""

    store: Store
    now: Now
    new_id: NewId

    def of(self, contact_id: str) -> Sequence[VisitPhoto]:
        """Return what pictures there are, oldest first, without their content."""
        return self.store.photos_of(contact_id)

    def add(self, actor: Officer, contact_id: str, path: Path, caption: str = "") -> VisitPhoto:
        """Keep a picture from a file; the file stays where it is.

        It belongs to the last visit made, or to none while none was made. Raises BadInputError for
        what cannot be read as a picture or is too large.
        """
        contact = self._contact(contact_id)
        if len(self.store.photos_of(contact_id)) >= MOST_OF_A_CONTACT:
            raise BadInputError(
                f"Sudah ada {MOST_OF_A_CONTACT} foto. Hapus yang tidak perlu, lalu tambahkan lagi."
            )
        picture = drawn_anew(_content_of(path))
        photo = VisitPhoto(
            photo_id=self.new_id(),
            contact_id=contact.contact_id,
            attempt_id=self._last_visit(contact_id),
            added_at=self.now(),
            added_by=actor.officer_id,
            caption=" ".join(caption.split())[:200],
            width=picture.width,
            height=picture.height,
            size=len(picture.content),
        )
        with self.store.writing() as writer:
            writer.put_photo(photo, picture.content)
            writer.audit(AuditEntry(self.now(), actor.officer_id, "photo_added", contact_id))
        return photo

    def look(self, actor: Officer, photo_id: str) -> bytes:
        """Return the JPEG of a picture; see `look`."""
        return look(self.store, self.now, actor, photo_id)

    def remove(self, actor: Officer, photo_id: str) -> None:
        """Remove a picture; one's own, or any for a lead."""
        found = self.store.photo(photo_id)
        if found is None:
            return
        if found[0].added_by != actor.officer_id and not actor.may(Right.SEE_ALL):
            raise RefusedError("Foto ini ditambahkan petugas lain. Hubungi ketua tim.")
        with self.store.writing() as writer:
            writer.drop_photo(photo_id)
            entry = AuditEntry(self.now(), actor.officer_id, "photo_removed", found[0].contact_id)
            writer.audit(entry)

    def _last_visit(self, contact_id: str) -> str:
        facts = reversed(self.store.facts_of(contact_id))
        made = (
            one.attempt_id
            for one in facts
            if isinstance(one.body, Attempt) and one.body.channel is Channel.VISIT
        )
        return next(made, "")

    def _contact(self, contact_id: str) -> Contact:
        contact = self.store.contact(contact_id)
        if contact is None:
            raise BadInputError("Kontak tidak ditemukan. Muat ulang ruang Kunjungan.")
        return contact


def look(store: Store, now: Now, actor: Officer, photo_id: str) -> bytes:
    """Return the JPEG of a picture; looking leaves a trace. Raises BadInputError."""
    found = store.photo(photo_id)
    if found is None:
        raise BadInputError("Foto tidak ada lagi. Muat ulang daftar foto.")
    with store.writing() as writer:
        writer.audit(AuditEntry(now(), actor.officer_id, "photo_seen", found[0].contact_id))
    return found[1]


def drawn_anew(content: bytes) -> Picture:
    """Return the picture upright, at most LONGEST_SIDE, as JPEG without metadata.

    Raises BadInputError with the sentence for the person.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise BadInputError("Foto terlalu besar. Kecilkan dahulu, lalu pilih lagi.")
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened)
            flat = Image.new("RGB", upright.size, "white")
            layered = upright.convert("RGBA")
            flat.paste(layered, mask=layered.getchannel("A"))
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise BadInputError(
            "Berkas itu tidak dapat dibaca sebagai gambar. Tidak ada yang disimpan. "
            "Pilih berkas JPEG atau PNG."
        ) from error
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    for quality in QUALITIES:
        made = BytesIO()
        flat.save(made, "JPEG", quality=quality, optimize=True)
        if made.tell() <= LARGEST_KEPT:
            break
    return Picture(made.getvalue(), flat.width, flat.height)


def _content_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BadInputError(
            f"“{path.name}” tidak dapat dibuka. Pilih berkas lain atau periksa izinnya."
        ) from error
    if len(content) > LARGEST_FILE:
        raise BadInputError(
            f"“{path.name}” lebih dari {LARGEST_FILE // 1024 // 1024} MB. Kecilkan dahulu."
        )
    return content
