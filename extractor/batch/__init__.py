"""Many notices: workers, limits, a journal that survives kill -9, incremental updates, failures as values.

:func:`extractor.batch.run.extract` is the whole job; :mod:`extractor.batch.core` is its pure heart, which
the adapters for Ray and Spark share.
"""
