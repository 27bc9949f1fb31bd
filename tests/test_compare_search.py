"""The comparison with stock searches: all are judged by the addresses of their results."""

from __future__ import annotations

import pytest

from compare_search import Run, markdown, owners_of, result
from search_judge import Answer, Result
from search_queries import Query

DATA = {
    "clauses": [{"id": "3.6"}, {"id": "3.6.17"}],
    "sentences": [{"id": "3.6.17-4", "clause": "3.6.17"}],
    "terms": [{"id": "port"}],
}


@pytest.mark.parametrize(
    ("url", "id_", "owner"),
    [
        ("plan/3.6.html#3.6.17-4", "3.6.17-4", "3.6.17"),
        ("/some/plan/3.6.html?h=x#3.6.17", "3.6.17", "3.6.17"),
        ("plan/3.6.html", "3.6", "3.6"),
        ("plan/3.6.html#3.6.17-4.n1", "3.6.17-4", "3.6.17"),
        ("terms/port.html#about-definition", "term:port", "term:port"),
        ("about.html#start", "", ""),
    ],
)
def test_an_address_is_judged_by_what_it_leads_to(url: str, id_: str, owner: str) -> None:
    assert result(url, owners_of(DATA)) == Result(id_, owner)


def test_the_table_has_a_row_for_each_search() -> None:
    queries = [Query("pinyin", "a", frozenset({"1"})), Query("nonsense", "b")]
    right = [Answer(query, (Result("1", "1"),), 2.0) for query in queries]
    wrong = [Answer(query, (), 4.0) for query in queries]
    report = markdown([Run("one", right, 9_000), Run("other", wrong, 1)], queries, "1.0", 7)
    assert (
        "2 queries of `scripts/search_queries.py`\n(seed 7, with which ours was not tuned), 1 of them nonsense"
        in report
    )
    assert "| one | 100.0% | 100.0% | 100.0% | 0.0% | 100.0% | 2.0 | 2.0 | 9 |" in report
    assert "| other | 0.0% | 0.0% | 0.0% | 0.0% | 0.0% | 4.0 | 4.0 | 0 |" in report
