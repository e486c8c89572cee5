"""The three panes of the desk. They know neither each other nor the screen they stand on; they post messages."""
