"""The Whoosh engine: Whoosh's model of fields, terms, postings and BM25F over segments of our own.

The one place of the project that knows Whoosh. Its parts know only those below them: on top `store`, `snapshot` and
`checking`, then `search` and `writing`, which know nothing of each other, then `segment`, then `files`.
"""

import os

# numpy's matrix threads are not used here; starting them costs 60 to 90 ms of CPU (measured 2026-11-22).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
