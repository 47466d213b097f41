"""Queries in, answers within the deadline out: the server's side of the workers.

A few workers answer; a query that takes longer than a moment gives up its place to a fresh worker and goes on at low
priority, so that it never delays the next one; at the deadline its worker is killed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from kg.errors import InputError
from kg.server import workers
from kg.server.problems import Problem
from kg.server.workers import ENDED, FORK, KILL, LENGTH, ORDER, YIELD, Reply, Request

_MOMENT = 0.25  # seconds after which a query is slow
_SLOW_PER_WORKER = 3  # slow queries that may run beside each worker
_MOST_WAITING = 1000


@dataclass(eq=False)
class _Job:
    request: Request
    until: float
    reply: asyncio.Future[Reply]
    timer: asyncio.TimerHandle | None = None

    def settle(self, reply: Reply) -> None:
        if self.timer:
            self.timer.cancel()
        if not self.reply.done():
            self.reply.set_result(reply)


@dataclass(eq=False)
class _Worker(asyncio.Protocol):
    """A worker as its socket shows it."""

    pool: Pool
    number: int
    wire: asyncio.Transport | None = None
    job: _Job | None = None
    slow: bool = False
    ended: bool = False
    _read: bytearray = field(default_factory=bytearray)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.wire = cast(asyncio.Transport, transport)  # the fast loop has classes of its own
        self.pool.free(self)

    def data_received(self, data: bytes) -> None:
        self._read += data
        if len(self._read) < LENGTH.size:
            return
        end = LENGTH.size + LENGTH.unpack_from(self._read)[0]
        if len(self._read) >= end:
            frame = bytes(memoryview(self._read)[LENGTH.size : end])
            self._read = bytearray()
            self.pool.answered(self, Reply.read(frame))

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        self.pool.end(self)


class Pool:
    """The workers over one build.

    Args:
        folder: the build.
        size: how many workers answer at a time; up to three slow queries run beside each.
        deadline: seconds after which a query is given up.
        memory: megabytes that a query may take.

    Raises:
        InputError: when the build is missing or does not parse.

    """

    def __init__(self, folder: Path, size: int, deadline: float, memory: int) -> None:
        self.deadline = deadline
        self.graphs: tuple[str, ...] = ()
        self._size = size
        self._control, theirs = socket.socketpair()
        command = [sys.executable, "-m", "kg.server.workers", str(theirs.fileno()), str(folder), str(memory)]
        root = str(Path(__file__).resolve().parents[2])
        with theirs:
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=_environment(root))
        self._workers: dict[int, _Worker] = {}
        self._idle: list[_Worker] = []
        self._waiting: deque[_Job] = deque()
        self._dying: dict[int, _Job | None] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._number = 0
        self._closed = False
        self._await_graph()

    def _await_graph(self) -> None:
        with self._control.makefile("rb", buffering=0) as said:
            head = said.read(LENGTH.size) or b""
            told = json.loads(said.read(LENGTH.unpack(head)[0]) or b"") if len(head) == LENGTH.size else {}
        if "error" in told:
            self.close()
            raise InputError(*told["error"])
        if "graphs" not in told:
            self.close()
            raise InputError("the graph cannot be loaded", "", "see above")
        self.graphs = tuple(told["graphs"])

    async def start(self) -> None:
        """Fork the workers; call it once, in the loop that will ask."""
        self._control.setblocking(False)
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._control.fileno(), self._hear)
        self._fill()

    def close(self) -> None:
        """End all workers and the process that holds the graph."""
        self._closed = True
        with contextlib.suppress(AttributeError, OSError, ValueError):
            self._loop.remove_reader(self._control.fileno())
        self._control.close()
        try:
            self._process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    async def ask(self, request: Request) -> Reply:
        """Return the answer to REQUEST, or the refusal that stands for it when the deadline or the memory runs out."""
        job = _Job(request, self._loop.time() + self.deadline, self._loop.create_future())
        if self._closed:
            job.settle(_refusal("the server is closing", "", "start it again"))
        elif self._idle:
            self._give(self._idle.pop(), job)
        elif len(self._waiting) >= _MOST_WAITING:
            job.settle(_refusal("too many queries at once", f"{_MOST_WAITING} are waiting", "ask again later"))
        else:
            job.timer = self._loop.call_at(job.until, self._never_begun, job)
            self._waiting.append(job)
        return await job.reply

    def free(self, worker: _Worker) -> None:
        """Give WORKER the query that waits longest, or let it wait for one."""
        if self._waiting:
            self._give(worker, self._waiting.popleft())
        else:
            self._idle.append(worker)

    def answered(self, worker: _Worker, reply: Reply) -> None:
        """Pass REPLY on to whoever asked, and use WORKER again unless it was slow and has been replaced."""
        job, worker.job = worker.job, None
        if job:
            job.settle(reply)
        if worker.slow:
            self.end(worker)
        else:
            self.free(worker)

    def end(self, worker: _Worker) -> None:
        """Have WORKER killed, which may be dead already, and another take its place; its query learns the reason."""
        if worker.ended or self._closed:
            return
        worker.ended = True
        del self._workers[worker.number]
        if worker in self._idle:
            self._idle.remove(worker)
        job, worker.job = worker.job, None
        self._dying[worker.number] = job
        if worker.wire:
            worker.wire.close()
        self._order(KILL, worker.number)
        self._fill()

    def _give(self, worker: _Worker, job: _Job) -> None:
        assert worker.wire
        if job.timer:
            job.timer.cancel()
        worker.job = job
        worker.wire.write(job.request.frame())
        moment = min(self._loop.time() + _MOMENT, job.until)
        job.timer = self._loop.call_at(moment, self._is_slow, worker, job)

    def _is_slow(self, worker: _Worker, job: _Job) -> None:
        if sum(one.slow for one in self._workers.values()) >= self._size * _SLOW_PER_WORKER:
            job.settle(_refusal("too many slow queries at once", "", "ask for less, or ask again later"))
            self.end(worker)
            return
        worker.slow = True
        self._order(YIELD, worker.number)
        job.timer = self._loop.call_at(job.until, self._is_late, worker, job)
        self._fill()

    def _is_late(self, worker: _Worker, job: _Job) -> None:
        remedy = "ask for less, or start with a larger --deadline"
        job.settle(_refusal("the query took too long", f"{self.deadline:g} seconds", remedy))
        self.end(worker)

    def _never_begun(self, job: _Job) -> None:
        self._waiting.remove(job)
        job.settle(_refusal("all workers are busy", f"{len(self._workers)} queries are running", "ask again later"))

    def _fill(self) -> None:
        """Start workers until enough of them are not slow."""
        ready = sum(not worker.slow for worker in self._workers.values())
        while ready < self._size:
            self._number += 1
            ready += 1
            worker = self._workers[self._number] = _Worker(self, self._number)
            ours, theirs = socket.socketpair()
            with theirs:
                self._order(FORK, worker.number, theirs)
            ours.setblocking(False)
            task = self._loop.create_task(self._connect(worker, ours))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _connect(self, worker: _Worker, ours: socket.socket) -> None:
        await self._loop.create_connection(lambda: worker, sock=ours)

    def _order(self, letter: bytes, number: int, *sockets: socket.socket) -> None:
        order = ORDER.pack(letter, number)
        try:
            socket.send_fds(self._control, [order], [one.fileno() for one in sockets])
        except OSError:
            self._lose()

    def _hear(self) -> None:
        """Read which workers have ended, and by which signal: only then is it known why."""
        try:
            said = self._control.recv(ENDED.size * 64)
        except BlockingIOError:
            return
        if not said:
            self._lose()
        for start in range(0, len(said), ENDED.size):
            number, ended_by = ENDED.unpack_from(said, start)
            job = self._dying.pop(number, None)
            if job:
                job.settle(_reason(ended_by))

    def _lose(self) -> None:
        """Answer everybody: the process that holds the graph is gone."""
        self._closed = True
        self._loop.remove_reader(self._control.fileno())
        jobs = [*self._waiting, *self._dying.values(), *(worker.job for worker in self._workers.values())]
        for job in jobs:
            if job:
                job.settle(_refusal("the graph is gone", "", "start kg serve again"))


def _reason(ended_by: int) -> Reply:
    """Return the refusal for a query whose worker was ended by a signal: the allocator aborts where memory ends."""
    if ended_by in (signal.SIGABRT, signal.SIGKILL):
        return Reply.refusal(workers.out_of_memory())
    if ended_by == signal.SIGSEGV:  # the query engine's parser and evaluator recurse
        return Reply.refusal(Problem(400, "the query nests too deeply", "", "make it flatter"))
    return Reply.refusal(Problem(500, "the query broke its worker", "", "ask another way, and report it"))


def _refusal(what: str, where: str, remedy: str) -> Reply:
    return Reply.refusal(Problem(503, what, where, remedy))


def _environment(root: str) -> dict[str, str]:
    """Return the environment in which the workers' process finds this package, installed or not."""
    path = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{path}" if path else root}
