"""The YAML language server as an editor drives it: a small client of the Language Server Protocol, over stdio."""

from __future__ import annotations

import hashlib
import json
import queue
import shutil
import subprocess
import threading
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    Message = dict[str, Any]

HERE = Path(__file__).parent
SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
"""As in an editor with the YAML extension, but without the catalogue of schemas that it would fetch."""
PATIENCE = 60
"""Seconds to wait for an answer."""
ASKS_BACK = "workspace/configuration"


def installed() -> Path:
    """Install what package-lock.json names, once, and return the folder; nothing of it runs meanwhile."""
    lock = (HERE / "package-lock.json").read_bytes()
    folder = ROOT / ".cache/editor" / hashlib.sha256(lock).hexdigest()[:16]
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        npm = shutil.which("npm") or "npm"
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603  # our own words
        (folder / "done").touch()
    return folder


class LanguageServer:
    """A running server. Files are what is said to be in them; nothing is written to the disk."""

    def __init__(self, folder: Path) -> None:
        program = folder / "node_modules/yaml-language-server/bin/yaml-language-server"
        node = shutil.which("node") or "node"
        self._process = subprocess.Popen(  # noqa: S603  # our own words
            [node, program, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._ids = count(1)
        self._received: queue.Queue[Message] = queue.Queue()
        self._diagnostics: dict[str, list[Message]] = {}
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Self:
        uri = ROOT.as_uri()
        capabilities = {
            "textDocument": {
                "completion": {
                    "completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}
                },
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        self.ask("initialize", processId=None, rootUri=uri, capabilities=capabilities)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=SETTINGS)
        return self

    def __exit__(self, *_: object) -> None:
        self.ask("shutdown")
        self._tell("exit")
        self._process.wait(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def diagnostics(self, path: str, text: str) -> list[Message]:
        """Open a file, and return what is marked in it."""
        uri = self.open(path, text)
        while uri not in self._diagnostics:
            self._take()
        return sorted(self._diagnostics.pop(uri), key=lambda each: each["range"]["start"]["line"])

    def completions(self, path: str, text: str) -> list[Message]:
        """Open a file, and return what is offered at the ``¦`` in it."""
        answer = self._at_cursor("textDocument/completion", path, text)
        items: list[Message] = answer["items"] if isinstance(answer, dict) else answer
        return items

    def hover(self, path: str, text: str) -> str:
        """Open a file, and return what is explained at the ``¦`` in it."""
        answer = self._at_cursor("textDocument/hover", path, text) or {}
        return str(answer.get("contents", {}).get("value", ""))

    def open(self, path: str, text: str) -> str:
        """Open a file that holds a text, and return its address; two of one path are two files."""
        uri = (ROOT / path).with_stem(f"opened-{next(self._ids)}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        return uri

    def ask(self, method: str, **params: Any) -> Any:  # noqa: ANN401  # any JSON
        """Send a request, and return the answer."""
        id_ = next(self._ids)
        self._send({"id": id_, "method": method, "params": params})
        while (message := self._take()).get("id") != id_ or "method" in message:
            pass
        assert "error" not in message, message
        return message["result"]

    def _at_cursor(self, method: str, path: str, text: str) -> Any:  # noqa: ANN401  # any JSON
        before, found, after = text.partition("¦")
        assert found, "no cursor"
        uri = self.open(path, before + after)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self.ask(method, textDocument={"uri": uri}, position=position)

    def _tell(self, method: str, **params: Any) -> None:  # noqa: ANN401  # any JSON
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        stream = self._process.stdin
        assert stream
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _take(self) -> Message:
        """Take the next message; what the server asks is answered."""
        message = self._received.get(timeout=PATIENCE)
        method, params = message.get("method"), message.get("params", {})
        if method == "textDocument/publishDiagnostics":
            self._diagnostics[params["uri"]] = params["diagnostics"]
        elif method and "id" in message:
            asked = params.get("items", []) if method == ASKS_BACK else []
            result = [SETTINGS.get(each.get("section")) for each in asked] if method == ASKS_BACK else None
            self._send({"id": message["id"], "result": result})
        return message

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream
        for message in _messages(stream):
            self._received.put(message)


def _messages(stream: IO[bytes]) -> Iterator[Message]:
    """Yield all messages of a stream; each is a head of lines, an empty line and JSON."""
    while head := stream.readline():
        length = int(head.partition(b":")[2])
        while stream.readline().strip():
            pass
        yield json.loads(stream.read(length))
