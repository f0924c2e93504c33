"""The words of an answer to parliament."""

from projects.answer_texts import sentences

__all__ = ["sentences"]
