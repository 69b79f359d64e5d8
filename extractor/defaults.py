"""What is so unless somebody says otherwise. Nothing is imported here: ``extract --help`` must answer at once."""

from __future__ import annotations

BACKEND = "mecab"
ENGINE = "local"
#: All engines that a run can be given to.
ENGINES = (ENGINE, "ray")
#: Seconds that one notice may take.
TIMEOUT = 60.0
#: Bytes that one notice may have.
MAX_BYTES = 32 * 1024 * 1024
#: Rows less confident than this make the report's queue of rows to check.
QUEUE_BELOW = 0.7
