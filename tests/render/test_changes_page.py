"""What changed: old and new words of each revision, and nothing of them more than words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

import projects
from edition.annotations.statements import Unit, sentence_unit
from edition.joined.changes import NO_PAST, Change, Past, Revision
from edition.render.addresses import Repository
from edition.render.changes import A_PAGE, SHOWN_NEW, anchor, changes_pages
from edition.render.view import view
from render.test_pages import HOSTILE, rendered

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = sentence_unit("2.1.1", "推动建设码头3座。")
TIME = "2021-05-02T12:00:00Z"


class Text(Protocol):
    """Returns the text of the page of some revisions."""

    def __call__(self, *revisions: Revision, has_feed: bool = True) -> str: ...


def revision(*changes: Change, subject: str = "Another verb", commit: str = "ab" * 20) -> Revision:
    return Revision(commit, TIME, subject, changes)


@pytest.fixture
def text(tmp_path: Path) -> Text:
    edition, _ = projects.joined(projects.make(tmp_path))

    def page(*revisions: Revision, has_feed: bool = True) -> str:
        (page,) = changes_pages(view(edition, Repository()), Past(revisions), has_feed=has_feed)
        return page.text()

    return page


def test_old_and_new_words_are_marked_at_the_sentence(text: Text) -> None:
    page = text(revision(Change(SENTENCE, "en", "Promote the building", "Advance the building")))
    assert '<time datetime="2021-05-02T12:00:00Z">2021-05-02</time>' in page
    assert 'id="r-ababababab"' in page
    assert "<del>Promote</del><ins>Advance</ins> the building" in page
    assert 'href="2.1.html#2.1.1-1"' in page
    assert "改写：英译 1" in page
    assert "put otherwise: gloss 1" in page


def test_the_newest_revision_comes_first(text: Text) -> None:
    change = Change(SENTENCE, "en", "a", "b")
    page = text(revision(change, subject="Older"), revision(change, subject="Newer", commit="c" * 40))
    assert page.index("Newer") < page.index("Older")


def test_many_new_things_are_counted_and_few_are_shown(text: Text) -> None:
    few = text(revision(Change(SENTENCE, "notes 码头 en", None, "A new note.")))
    assert ">A new note.</ins>" in few
    assert "码头" in few
    new = [Change(Unit("term", f"t{n}"), "en", None, f"word {n}") for n in range(SHOWN_NEW + 1)]
    many = text(revision(*new))
    assert f"added: term {SHOWN_NEW + 1}" in many
    assert "word 1" not in many


def test_what_is_gone_keeps_its_name_without_a_link(text: Text) -> None:
    gone = sentence_unit("2.1.1", "此句已无。")
    page = text(
        revision(Change(gone, "en", "Old words.", None), Change(Unit("term", "gone"), "en", "x", None))
    )
    assert '<span class="target" lang="zh-Hans">此句已无。</span>' in page
    assert '<del class="whole" lang="en">Old words.</del>' in page
    assert '<span class="target">gone</span>' in page


def test_links_are_shown_as_words_unless_they_are_what_differs(text: Text) -> None:
    field = "notes 码头 en"
    words = text(revision(Change(SENTENCE, field, "See [it](2.1.1) now.", "See [it](2.1.1) then.")))
    assert "See it <del>now</del><ins>then</ins>." in words
    link = text(revision(Change(SENTENCE, field, "See [it](2.1.1) now.", "See [it](2.1.2) now.")))
    assert "See [it](<del>2.1.1</del><ins>2.1.2</ins>) now." in link


def test_reviews_are_counted_alone(text: Text) -> None:
    page = text(revision(Change(SENTENCE, "reviewed by", "somebody", "somebody else")))
    assert "put otherwise: review 1" in page
    assert "somebody" not in page


def test_without_a_history_the_page_says_so(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    seen = view(edition, Repository())
    (none,) = (page.text() for page in changes_pages(seen, NO_PAST, has_feed=False))
    (cut,) = (page.text() for page in changes_pages(seen, Past((), is_cut=True), has_feed=False))
    assert "There is no history yet." in none
    assert "was not at hand" in cut
    assert "Atom" not in none + cut


def test_older_revisions_stand_on_pages_of_their_own_and_stay_there(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    revisions = [
        revision(
            *(Change(Unit("term", f"t{n}"), "en", "a", "b") for n in range(A_PAGE // 2)), commit=f"{n:040}"
        )
        for n in range(10)
    ]

    def pages(until: int) -> dict[str, str]:
        shown = changes_pages(view(edition, Repository()), Past(tuple(revisions[:until])), has_feed=True)
        return {page.path: page.text() for page in shown}

    few, many = pages(7), pages(10)
    assert list(few) == [f"plan/changes-{n}" for n in (1, 2, 3)] + ["plan/changes"]
    assert {name: many[name] for name in few if name != "plan/changes"} == {
        name: text for name, text in few.items() if name != "plan/changes"
    }
    for number, each in enumerate(revisions):
        id_ = f'id="{anchor(each)}"'
        assert id_ in many["plan/changes"], "who followed a link to it finds it"
        page = f"changes-{number // 2 + 1}"
        if f"plan/{page}" in many:
            assert f"<h2 {id_}>" in many[f"plan/{page}"]
            assert f'href="{page}.html#{anchor(each)}"' in many["plan/changes"]
        else:
            assert f"<h2 {id_}>" in many["plan/changes"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_revision_is_more_than_words(text: Text, hostile: str) -> None:
    def page(words: str) -> str:
        units = [SENTENCE, sentence_unit("2.1.1", words), Unit("term", words), Unit(words, words)]
        fields = ["en", f"notes {words} en", words]
        changes = [Change(unit, field, f"{words} one", f"{words} two") for unit in units for field in fields]
        return text(revision(*changes, subject=words))

    assert rendered(page(hostile)).tags == rendered(page("harmless words")).tags
