"""The same words elsewhere: verdicts on pasted quotes, groups of one utterance, and the check of a draft."""
