"""The one error of this package: a reason to stop, worded for the person at the keyboard."""


class Stopped(Exception):
    """Something only the reader can put right; the message is a sentence that says how."""
