"""A worker process: items in on standard input, outcomes out on standard output, one frame each.

The first frame in is a :class:`~extractor.batch.wire.Setup`; the first out is empty when the worker is ready, or holds
the reason why it cannot be. The process ends with its parent, however that ends.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from pathlib import Path
from typing import BinaryIO

import msgspec

from extractor.backends import open_backend
from extractor.batch.core import outcome, parse_item
from extractor.batch.wire import Setup, read_frame, write_frame
from extractor.errors import ExtractorError
from extractor.read import Item
from extractor.rules import Rules
from extractor.rules.files import load_rules

#: Address space a worker may have, in bytes: enough for any honest document, too little for a bomb to hurt the machine.
_MEMORY = 6 * 1024**3


#: Patterns that were compiled for notices after the first: from so many on the next start gains more than it costs now.
_WORTH_KEEPING = 20

#: Any notice: reading it compiles the rules and opens the dictionary.
_ANY = Item("", text="2024年4月1日、会員3名の氏名、学校名、名、成績を記載した書類を紛失しました。")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit.
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > _MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))


def _receive(stream: BinaryIO, inbox: queue.SimpleQueue[bytes]) -> None:
    while (frame := read_frame(stream)) is not None:
        inbox.put(frame)
    # The parent has closed the pipe, or is dead: nobody waits for what is being worked on.
    os._exit(0)


def _get_going(setup: Setup, rules: Rules) -> None:
    """Do once what the first notice would else pay for, and be blamed for if the process is ended meanwhile."""
    parse_item(_ANY, msgspec.structs.replace(setup.options, save_text=None), rules)
    rules.keep_compiled()


def main() -> None:
    """Serve until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # Whatever a library prints must not end up between frames.
    _limit_memory()
    inbox: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, inbox), daemon=True).start()
    setup = msgspec.json.decode(inbox.get(), type=Setup)
    try:
        overlay = setup.options.rules
        rules = load_rules(Path(overlay) if overlay else None)
        open_backend(setup.options.backend)
    except ExtractorError as error:
        write_frame(answers, str(error).encode())
        return
    _get_going(setup, rules)
    write_frame(answers, b"")
    decode = msgspec.json.Decoder(Item).decode
    while True:
        item = decode(inbox.get())
        answer = msgspec.json.encode(outcome(item, setup.options, rules, setup.whole))
        # Before the answer, for the parent may end this process as soon as it has the last one.
        rules.patterns.keep(_WORTH_KEEPING)
        write_frame(answers, answer)
