"""The bytes of an archive: its folder, its manifest, and segments as checked arrays of numbers and texts."""
