"""Pure rules every room stands on: no Django, no database, no clock, no sentences for users."""
