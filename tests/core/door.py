"""A server of another system: takes posts over TLS and answers with the status its path asks for."""

import datetime as dt
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from clusterbeleid.core.outward import Street

HOST = "ontvanger.example.be"


class Door(ThreadingHTTPServer):
    """A server of another system with what it received."""

    def __init__(self, pem):
        super().__init__(("127.0.0.1", 0), Receiver)
        self.received, self.pem = [], pem
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        self.socket = context.wrap_socket(self.socket, server_side=True)


class Receiver(BaseHTTPRequestHandler):
    """Answers with the status that its path asks for, and remembers what came."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append(  # type: ignore[attr-defined]  # the Door of this test
            (self.path, self.headers["Host"], body)
        )
        status = int(self.path.rpartition("/")[2] or 200)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/binnen/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        """Say nothing."""


def certificate(folder, host):
    """Write a certificate for ``host``, signed by itself, and its key; return the path."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return str(path)


@contextmanager
def open_door(folder):
    """Receive posts for ``HOST`` on this machine."""
    server = Door(certificate(folder, HOST))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def street(receiver, *, look_up=None, public=lambda address: True):
    """Return a street on which every name leads to the door."""
    ports = frozenset({receiver.server_port})
    return Street(look_up or (lambda host, port: ["127.0.0.1"]), public, ports, receiver.pem)


def url(receiver, path="/200", host=HOST):
    return f"https://{host}:{receiver.server_port}{path}"
