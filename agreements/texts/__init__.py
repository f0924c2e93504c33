"""The sentences about what follows from a grant, inside and towards others, by code."""

from agreements.texts import grants, outward

__all__ = ["grants", "outward"]
