"""The address of the test database, for programs that a test starts beside itself."""

from urllib.parse import quote

from django.db import connection


def address_of_database():
    """Return DATABASE_URL for this test's own database; a socket folder goes into the query."""
    given = connection.settings_dict
    who = f"{quote(given['USER'])}:{quote(given['PASSWORD'], safe='')}"
    port = f":{given['PORT']}" if given["PORT"] else ""
    host = f"?host={quote(given['HOST'], safe='')}" if given["HOST"] else ""
    return f"postgresql://{who}@{port}/{given['NAME']}{host}"
