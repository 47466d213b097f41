"""A query that runs away: it is ended in time, and the others do not notice. The server here gives 1 s and 128 MB."""

import statistics
import threading
import time
from collections.abc import Callable

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . " + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(24)) + " }"
LARGE = (
    "SELECT ?x { VALUES ?d { 1 2 3 4 5 6 7 8 9 10 } "
    + " ".join(f"{{ SELECT ?v{n} {{ VALUES ?v{n} {{ 1 2 3 4 5 6 7 8 9 10 }} }} }}" for n in range(7))
    + " BIND(CONCAT(STR(?v0), 'a word that is kept whole until all of them are put in order') AS ?x) } ORDER BY ?x"
)


def timed(ask: Callable[[], object]) -> float:
    begun = time.monotonic()
    ask()
    return time.monotonic() - begun


def in_background(server, query: str) -> tuple[threading.Thread, list]:
    answers: list = []
    thread = threading.Thread(target=lambda: answers.append(server.query(query)))
    thread.start()
    return thread, answers


def test_a_runaway_query_is_answered_within_the_deadline_and_a_second(server) -> None:
    begun = time.monotonic()
    answer = server.query(RUNAWAY)
    assert time.monotonic() - begun < 2
    assert (answer.status, answer.json["what"]) == (503, "the query took too long")
    assert answer.headers["retry-after"]


def test_the_next_query_does_not_wait_for_a_runaway_one(server) -> None:
    runaways = [in_background(server, RUNAWAY) for _ in range(2)]
    time.sleep(0.1)
    taken = [timed(lambda: server.query("ASK {}")) for _ in range(5)]
    assert statistics.median(taken) < 0.9, taken
    for thread, answers in runaways:
        thread.join()
        assert answers[0].status == 503


def test_more_runaway_queries_than_may_run_are_refused_and_others_answered(server) -> None:
    runaways = [in_background(server, RUNAWAY) for _ in range(8)]
    for thread, answers in runaways:
        thread.join()
        assert answers[0].status == 503
    assert server.query("ASK {}").status == 200


def test_a_query_that_wants_too_much_memory_is_ended_and_says_so(server) -> None:
    answer = server.query(LARGE)
    assert (answer.status, answer.json["what"]) in (
        (503, "the query ran out of memory"),
        (503, "the query took too long"),
    )
    assert server.query("ASK {}").status == 200


def test_a_query_that_breaks_its_worker_leaves_the_server_whole(server) -> None:
    assert server.query("ASK " + "{" * 30_000 + "}" * 30_000).status == 400
    assert server.query("ASK {}").status == 200
