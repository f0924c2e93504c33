"""Pages that hold every component once, for the tests of the front end. No part of the application."""
