"""An editor as far as the tests need one: the real yaml-language-server, asked what is wrong with files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

COMMAND = "yaml-language-server"


class LanguageServer:
    """The server in a process of its own, with one schema for every file."""

    def __init__(self, program: str, schema: Path) -> None:
        self._process = subprocess.Popen(
            [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._settings = {"yaml": {"schemas": {schema.as_uri(): "*.yaml"}, "schemaStore": {"enable": False}}}
        self._send({"id": 1, "method": "initialize", "params": {"capabilities": {}, "rootUri": None}})
        self._hear(lambda message: message.get("id") == 1)
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": self._settings}})

    def mistakes(self, files: Iterable[Path]) -> dict[Path, list[str]]:
        """Return what the server says of each file, nothing where all is well."""
        found = {}
        for file in files:
            document: dict[str, Any] = {"uri": file.as_uri(), "languageId": "yaml", "version": 1}
            document["text"] = file.read_text("utf-8")
            self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
            told = self._hear(lambda message, uri=document["uri"]: _is_about(message, uri))
            found[file] = [each["message"] for each in told["params"]["diagnostics"]]
        return found

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _hear(self, wanted: Any) -> dict[str, Any]:
        """Return the first message that is wanted; what the server asks meanwhile is answered."""
        assert self._process.stdout is not None
        while True:
            length = 0
            while (line := self._process.stdout.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message: dict[str, Any] = json.loads(self._process.stdout.read(length))
            if wanted(message):
                return message
            if message.get("method") == "workspace/configuration":
                asked = [self._settings.get(one["section"], {}) for one in message["params"]["items"]]
                self._send({"id": message["id"], "result": asked})
            elif "id" in message and "method" in message:
                self._send({"id": message["id"], "result": None})


def _is_about(message: dict[str, Any], uri: str) -> bool:
    return message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri
