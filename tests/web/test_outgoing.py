"""Requests that this server makes: never within its network, nor to another than it looked up."""

import ipaddress
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from chatlinks.web import outgoing
from chatlinks.web.outgoing import FarAnswer, NoAnswer, fault_of, is_outer

NAME = "far.example"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fec0::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:0:1::1",
    ],
)
def test_an_inner_address_is_none_that_is_asked(address):
    assert not is_outer(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111"])
def test_others_are(address):
    assert is_outer(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://far.example/",
        "ftp://far.example/",
        "https://",
        "https:///path",
        "far.example",
        "https://[",
        "https://a:b@far.example/",
        "https://far.example/?a",
        "https://far.example/#a",
        "https://127.0.0.1/",
        "https://far.example:99999/",
        "javascript:1",
    ],
)
def test_what_is_no_address_is_told(url):
    assert fault_of(url)


@pytest.mark.parametrize("url", ["https://far.example/v1.0/", "https://far.example:8443/"])
def test_what_is_one_is_not(url):
    assert fault_of(url) == ""


def resolves_to(monkeypatch, *addresses):
    monkeypatch.setattr(outgoing, "resolve", lambda host, port: list(addresses))


@pytest.mark.parametrize(
    "addresses", [["10.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["::1"], ["fe80::1%eth0"], []]
)
def test_a_name_that_leads_inside_is_not_asked(monkeypatch, addresses):
    resolves_to(monkeypatch, *addresses)
    with pytest.raises(NoAnswer, match="network of its own"):
        outgoing.post(f"https://{NAME}/", b"", {})


# ── A server far away, which is here ────────────────────────────────────────────────────────────


class FarPage(BaseHTTPRequestHandler):
    def do_GET(self):
        """/moved?to=… leads there; /slow… gives a byte at a time, of the head or of the body."""
        parts = urlsplit(self.path)
        self.server.asked.append(self.path)
        self.server.proofs.append(self.headers["Authorization"])
        if parts.path == "/slow-head":
            return self.trickle(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000)
        if parts.path == "/moved":
            self.send_response(302)
            self.send_header("Location", parse_qs(parts.query)["to"][0])
            self.end_headers()
            return None
        self.send_response(200)
        self.end_headers()
        if parts.path == "/slow":
            return self.trickle(b"x" * 1000)
        self.wfile.write(b"x" * self.server.size)
        return None

    def trickle(self, content):
        with suppress(OSError):
            for each in content:
                if self.server.over.wait(0.02):
                    return
                self.wfile.write(bytes([each]))
                self.wfile.flush()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Host"], body))
        if self.path == "/drips":
            self.drip()
            return
        self.send_response(302 if self.path == "/moved" else 200)
        self.send_header("Location", "https://far.example/elsewhere")
        self.end_headers()
        self.wfile.write(b"x" * self.server.size)

    def drip(self):
        """One letter of its headers at a time, for longer than anybody waits."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
            for _ in range(1_000):
                self.connection.sendall(b"H")
                time.sleep(0.02)

    def log_message(self, *arguments):
        pass


def certificate(folder, name):
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "far.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


@contextmanager
def plain_server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), FarPage)
    server.asked, server.size = [], 2
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def far(tmp_path, monkeypatch):
    pem = certificate(tmp_path, NAME)
    server = ThreadingHTTPServer(("127.0.0.1", 0), FarPage)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.asked, server.proofs, server.size = [], [], 2
    server.over = threading.Event()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    trusted = ssl.create_default_context(cafile=pem)
    resolves_to(monkeypatch, "127.0.0.1")
    monkeypatch.setattr(outgoing, "trusted", lambda: trusted)
    monkeypatch.setattr(outgoing, "is_outer", lambda address: True)
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


def url_of(far, name=NAME, path="/v1.0/log"):
    return f"https://{name}:{far.server_port}{path}"


def test_the_address_that_was_looked_up_is_asked_by_its_name(far):
    answer = outgoing.post(url_of(far), b"{}", {"Content-Type": "application/json"})
    assert answer == FarAnswer(200, b"xx")
    assert far.asked == [("/v1.0/log", f"{NAME}:{far.server_port}", b"{}")]


def test_its_certificate_must_be_that_names(far):
    with pytest.raises(NoAnswer, match="reached"):
        outgoing.post(url_of(far, "other.example"), b"{}", {})
    assert far.asked == []


def test_a_redirect_is_an_answer_and_no_way(far):
    assert outgoing.post(url_of(far, path="/moved"), b"{}", {}).status == 302
    assert len(far.asked) == 1


def test_too_long_an_answer_is_none(far):
    far.size = outgoing.BIGGEST + 1
    with pytest.raises(NoAnswer, match="too much"):
        outgoing.post(url_of(far), b"{}", {})


def test_who_does_not_answer_is_waited_for_so_long(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        resolves_to(monkeypatch, "127.0.0.1")
        monkeypatch.setattr(outgoing, "is_outer", lambda address: True)
        monkeypatch.setattr(outgoing, "TIME_OUT", 0.2)
        with pytest.raises(NoAnswer) as late:
            outgoing.post(f"https://{NAME}:{silent.getsockname()[1]}/", b"{}", {})
    assert late.value.is_late


@pytest.mark.parametrize("reads", [True, False])
def test_who_answers_drop_by_drop_is_waited_for_so_long(far, reads):
    with pytest.raises(NoAnswer) as late:
        outgoing.post(url_of(far, path="/drips"), b"", {}, time_out=0.5, reads=reads)
    assert late.value.is_late


def test_an_answer_that_nobody_reads_may_be_as_long_as_it_likes(far):
    far.size = outgoing.BIGGEST + 1
    assert outgoing.post(url_of(far), b"{}", {}, reads=False) == FarAnswer(200, b"")


def test_an_address_may_have_a_query_where_that_is_wanted(far):
    assert fault_of("https://far.example/?sig=1", query=True) == ""
    assert outgoing.post(url_of(far, path="/hook?sig=1"), b"{}", {}).status == 200
    assert far.asked[0][0] == "/hook?sig=1"


# ── Hosts within, by the word of whoever runs the server ────────────────────────────────────────


@pytest.mark.parametrize("named", ["127.0.0.1", "127.0.0.1:{port}"])
def test_a_named_host_within_is_asked_by_http_too(settings, named):
    with plain_server() as near:
        settings.INNER_HOSTS = {named.format(port=near.server_port)}
        url = f"http://127.0.0.1:{near.server_port}/crm"
        assert outgoing.post(url, b"{}", {}).status == 200
        assert near.asked[0][0] == "/crm"


def test_another_port_or_host_of_it_is_not(settings):
    settings.INNER_HOSTS = {"127.0.0.1:9"}
    for url in ("http://127.0.0.1:10/", "http://127.0.0.2:9/", "https://10.0.0.1/"):
        with pytest.raises(NoAnswer):
            outgoing.post(url, b"", {})


def test_nobody_there_is_told(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    resolves_to(monkeypatch, "127.0.0.1")
    monkeypatch.setattr(outgoing, "is_outer", lambda address: True)
    with pytest.raises(NoAnswer, match="reached"):
        outgoing.post(f"https://{NAME}:{port}/", b"{}", {})


def test_a_name_that_nobody_has_is_told(monkeypatch):
    def nobody(host, port):
        raise socket.gaierror

    monkeypatch.setattr(outgoing, "resolve", nobody)
    with pytest.raises(NoAnswer, match="No machine"):
        outgoing.post(f"https://{NAME}/", b"", {})


def test_a_name_that_is_looked_up_for_ever_is_not_waited_for(monkeypatch):
    asked = threading.Event()

    def slow(host, port):
        asked.wait(20)
        return []

    monkeypatch.setattr(outgoing, "resolve", slow)
    monkeypatch.setattr(outgoing, "TIME_OUT", 0.2)
    with pytest.raises(NoAnswer) as late:
        outgoing.post(f"https://{NAME}/", b"", {})
    asked.set()
    assert late.value.is_late


@pytest.mark.parametrize("path", ["/slow-head", "/slow"])
def test_who_answers_a_byte_at_a_time_is_not_waited_for_either(far, path):
    """Each byte comes in time; all of them together would take twenty seconds."""
    began = time.monotonic()
    with pytest.raises(NoAnswer) as late:
        outgoing.fetch(url_of(far, path=path), 0.5, 10_000)
    assert late.value.is_late
    assert time.monotonic() - began < 10


# ── What lies far away ──────────────────────────────────────────────────────────────────────────


def test_what_lies_there_is_fetched_with_its_query(far):
    assert outgoing.fetch(url_of(far, path="/a?sig=1%2F2"), 5, 10) == FarAnswer(200, b"xx")
    assert far.asked == ["/a?sig=1%2F2"]


def moved(far, to):
    return url_of(far, path=f"/moved?to={quote(to, safe='')}")


@pytest.mark.parametrize("to", ["/b", "b", "https://far.example:{}/b"])
def test_a_redirect_is_followed(far, to):
    assert outgoing.fetch(moved(far, to.format(far.server_port)), 5, 10) == FarAnswer(200, b"xx")
    assert far.asked[-1] == "/b"


def test_a_proof_is_shown_to_the_first_address_alone(far):
    outgoing.fetch(moved(far, "/b"), 5, 10, {"Authorization": "Basic eA=="})
    assert far.proofs == ["Basic eA==", None]


@pytest.mark.parametrize(
    "to",
    [
        "http://far.example/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:10.0.0.1]/",
        "https://name:word@far.example/",
        "file:///etc/passwd",
        "https://[",
    ],
)
def test_a_redirect_leads_nowhere_that_an_address_may_not(far, monkeypatch, to):
    monkeypatch.setattr(outgoing, "is_outer", lambda address: str(address) == "127.0.0.1")
    with pytest.raises(NoAnswer) as refused:
        outgoing.fetch(moved(far, to), 5, 10)
    assert refused.value.is_final
    assert len(far.asked) == 1


def test_a_name_that_leads_inside_at_the_second_look_is_not_asked_again(far, monkeypatch):
    """Each redirect is a new question, and the name may mean another machine by then."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    monkeypatch.setattr(outgoing, "resolve", lambda host, port: next(answers))
    monkeypatch.setattr(outgoing, "is_outer", lambda address: str(address) == "127.0.0.1")
    with pytest.raises(NoAnswer, match="network of its own"):
        outgoing.fetch(moved(far, "/b"), 5, 10)
    assert len(far.asked) == 1


def test_redirects_in_a_circle_come_to_an_end(far):
    with pytest.raises(NoAnswer, match="from one address to the next"):
        outgoing.fetch(moved(far, f"/moved?to={quote('/moved?to=/moved?to=/moved?to=/b')}"), 5, 10)
    assert len(far.asked) <= outgoing.REDIRECTS + 1


def test_of_what_is_too_big_no_more_is_read(far):
    far.size = 11
    with pytest.raises(NoAnswer, match="too much") as refused:
        outgoing.fetch(url_of(far), 5, 10)
    assert refused.value.is_final
