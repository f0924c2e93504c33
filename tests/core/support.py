"""A real mail server, and children that are killed for real, for the tests of the ground floor."""

import asyncio
import os
import signal
import socket
import threading
import time
from collections import Counter
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from django.db import connection, connections, transaction
from django.test import override_settings

from clusterbeleid.core.failpoints import VARIABLE
from clusterbeleid.core.mail import message_id


class Sink:
    """Takes every mail, except for the recipients in ``refused``; ``slow`` seconds each."""

    def __init__(self):
        self.mails = []
        self.refused = set()
        self.slow = 0.0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - named by aiosmtpd
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - named by aiosmtpd
        await asyncio.sleep(self.slow)
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Message accepted for delivery"

    def ids(self):
        return Counter(mail["Message-ID"] for mail in self.mails)

    def times(self, business_key):
        return self.ids()[message_id(business_key)]


@contextmanager
def mail_server(port=None):
    """Run a mail server on this machine and point the settings at it."""
    sink = Sink()
    port = port or free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with mail_settings(port):
            yield sink
    finally:
        controller.stop()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def mail_settings(port):
    return override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
        EMAIL_TIMEOUT=5,
    )


@contextmanager
def in_other_transaction(work):
    """Do ``work`` in a transaction of another connection, which is stored when the block ends."""
    done, store = threading.Event(), threading.Event()

    def run():
        try:
            with transaction.atomic():
                work()
                done.set()
                store.wait(20)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert done.wait(20)
        yield
    finally:
        store.set()
        thread.join(20)


def fork(work, failpoint=""):
    """Run ``work`` in a child with its own database connection; return its process id."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        if failpoint:
            os.environ[VARIABLE] = failpoint
        for wrapper in connections.all():
            # Not closed: the socket belongs to the parent, and psycopg2 knows that.
            wrapper.connection = None
            wrapper.in_atomic_block = False
            wrapper.savepoint_ids = []
            wrapper.needs_rollback = False
        work()
        status = 0
    finally:
        os._exit(status)


HELD = """
SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
WHERE locktype = 'advisory' AND datname = current_database() AND pid <> pg_backend_pid()
"""


def locks_let_go(seconds=20):
    """Wait until the server has noticed that a killed process is gone; tells whether it did."""
    end = time.monotonic() + seconds
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute(HELD)
            if not cursor.fetchone()[0]:
                return True
            time.sleep(0.01)
    return False


def wait_for(pid, seconds=20):
    """Return how a child ended: the number of its signal, 0 for well, None when it had to be stopped."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)
        time.sleep(0.002)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return None
