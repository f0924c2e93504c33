"""An answer to parliament as it is read: on the screen, as PDF and as DOCX."""
