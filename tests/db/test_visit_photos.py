"""Pictures of visits at rest: not readable in the file, gone with the contact."""

from db.data_dir import database_file
from db.store import open_store
from dialer.visit_store import VisitPhoto
from tests.db.making_stores import KEY, NOW, StoreMaker, add, now, underneath
from tests.making import employer

SAID = b"BUKAN-UNTUK-DIBACA" * 500


def photo(photo_id: str) -> VisitPhoto:
    return VisitPhoto(photo_id, "b1", "", NOW, "o1", "Kartu nama", 60, 40, len(SAID))


def test_a_picture_comes_back_and_cannot_be_read_in_the_file(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    add(store, employer())
    with store.writing() as writer:
        writer.put_photo(photo("p1"), SAID)
    assert store.photo("p1") == (photo("p1"), SAID)
    assert store.photos_of("b1") == [photo("p1")]
    store.close()
    assert b"DIBACA" not in database_file(folder).read_bytes()


def test_pictures_go_with_the_contact(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    add(store, employer())
    with store.writing() as writer:
        writer.put_photo(photo("p1"), SAID)
        writer.put_photo(photo("p2"), SAID)
        writer.drop_photo("p2")
    store.close()
    with underneath(folder) as run:
        run("DELETE FROM contact")
        assert run("SELECT count(*) FROM visit_photo")[0][0] == 0
