"""The commands: everything the program shows, for scripts and pipes. One small module a command."""
