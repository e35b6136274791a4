"""Asks Django, over a socket, what the cases ask, and writes down its answers.

Usage: driver.py <folder of cases> <folder for answers>
"""

import json
import logging
import os
import pathlib
import socket
import sys
import threading
from importlib import metadata

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

import django
from corsheaders.checks import check_settings
from corsheaders.signals import check_request_enabled
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer
from django.test.utils import override_settings

import product

TOKEN = "abcdefghijklmnopqrstuvwxyz012345"


class Handler(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


class Peer:
    """Django behind a socket, with settings that can be changed between two requests."""

    def __init__(self):
        self.server = WSGIServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        # What a request without Host is told, independent of the machine's name.
        self.server.base_environ["SERVER_NAME"] = "localhost"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def restart(self):
        self.server.set_app(WSGIHandler())

    def send(self, request, lines):
        named = {line.split(":")[0].lower() for line in lines}
        if " HTTP/" not in request:
            request += " HTTP/1.1"
            if "host" not in named:
                lines = ["Host: localhost:%d" % self.port, *lines]
        text = "\r\n".join([request, *lines, "Connection: close", "", ""])
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(text.encode("latin-1"))
            received = b""
            while chunk := connection.recv(65536):
                received += chunk
        head = received.decode("latin-1").partition("\r\n\r\n")[0].split("\r\n")
        headers = [tuple(line.split(": ", 1)) if ": " in line else (line.rstrip(":"), "") for line in head[1:]]
        return int(head[0].split(" ")[1]), [(name.lower(), value.strip()) for name, value in headers]

    def ask(self, request, lines):
        status, headers = self.send(request, lines)
        answer = {"status": status}
        for name, value in sorted(headers):
            if name.startswith("access-control-") or name in ("vary", "x-view", "x-host", "x-port", "x-scheme"):
                if name in answer:
                    raise ValueError("%s twice in the answer to %s" % (name, request))
                answer[name] = value.replace(str(self.port), "PORT") if name in ("x-host", "x-port") else value
        if "x-view" not in answer and request.startswith("OPTIONS ") and status == 200:
            answer["content-length"] = dict(headers)["content-length"]
        return answer


class Signal:
    """A handler of check_request_enabled, of the kind that a group names."""

    def __init__(self, kind):
        self.kind = kind
        self.calls = 0

    def __call__(self, sender, request, **rest):
        self.calls += 1
        if self.kind == "raises":
            raise RuntimeError("raised on purpose")
        if self.kind.startswith("/"):
            return request.path.startswith(self.kind)
        return self.kind == "yes"

    def __enter__(self):
        check_request_enabled.connect(self, weak=False)
        return self

    def __exit__(self, *failure):
        check_request_enabled.disconnect(self)


def lines_of(group, case):
    lines = case.get("headers", [])
    named = {line.split(":")[0].lower() for line in lines}
    return [line for line in group.get("headers", []) if line.split(":")[0].lower() not in named] + lines


def name_of(case):
    return case.get("name") or " | ".join([case["request"], *case.get("headers", [])])


def prepared(settings):
    """What JSON cannot say: Django wants a tuple where two values belong together."""
    settings = dict(settings)
    if "SECURE_PROXY_SSL_HEADER" in settings:
        settings["SECURE_PROXY_SSL_HEADER"] = tuple(settings["SECURE_PROXY_SSL_HEADER"])
    return settings


def findings():
    """The numbers of what Django's checks object to; a check that breaks down objects too."""
    try:
        return sorted({error.id.rpartition(".")[2] for error in check_settings(app_configs=None)})
    except ValueError as failure:
        return [type(failure).__name__]


def answers_to(peer, group):
    """The answer to each case of a group, and to the question whether its settings pass Django's own checks."""
    settings = prepared(group["settings"])
    signal = Signal(group["signal"]) if "signal" in group else None
    token = ["Cookie: csrftoken=" + TOKEN, "X-CSRFToken: " + TOKEN]
    protected = any("csrf" in name for name in settings.get("MIDDLEWARE", []))
    with override_settings(**settings):
        peer.restart()
        if group.get("check"):
            yield "check", {"errors": findings()}
        for case in group.get("cases", []):
            lines = lines_of(group, case) + (token if protected else [])
            if signal is None:
                answer = peer.ask(case["request"], lines)
            else:
                signal.calls = 0
                with signal:
                    answer = {**peer.ask(case["request"], lines), "asked": signal.calls}
            yield name_of(case), {name: answer[name] for name in answer if name in group.get("only", answer)}


def line(value):
    return json.dumps(value, ensure_ascii=False)


def record(peer, groups, file):
    """One line for each group and each answer."""
    with file.open("w", encoding="utf-8") as out:
        names = set()
        for group in groups:
            if group["name"] in names:
                raise ValueError("two groups %s in %s" % (group["name"], file))
            names.add(group["name"])
            print(line({"group": group["name"]}), file=out)
            answered = set()
            for name, answer in answers_to(peer, group):
                if name in answered:
                    raise ValueError("two cases %s in %s" % (name, group["name"]))
                answered.add(name)
                print(line({"case": name, "django": answer}), file=out)


def record_product(peer, file):
    """As above, but with the cases themselves, which are generated and stand nowhere else."""
    with file.open("w", encoding="utf-8") as out:
        for group in product.groups():
            print(line({key: value for key, value in group.items() if key != "cases"}), file=out)
            for case, (name, answer) in zip(group["cases"], answers_to(peer, group), strict=True):
                if "adds" in case:
                    case["here"] = {**answer, **case.pop("adds")}
                print(line({**case, "django": answer}), file=out)


def main(cases, answers):
    versions = django.__version__, metadata.version("django-cors-headers")
    if [version.rpartition(".")[0] for version in versions] != ["4.2", "4.7"]:
        sys.exit("The answers are those of Django 4.2 with django-cors-headers 4.7; here are %s and %s." % versions)
    django.setup()
    logging.disable()
    peer = Peer()
    for file in sorted(pathlib.Path(cases).glob("*.json")):
        record(peer, json.loads(file.read_text(encoding="utf-8")), pathlib.Path(answers, file.name + "l"))
    record_product(peer, pathlib.Path(answers, "product.jsonl"))


if __name__ == "__main__":
    main(*sys.argv[1:])
