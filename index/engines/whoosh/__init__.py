"""The Whoosh engine: the one place of the project that knows Whoosh."""
