"""A Jupyter front end on bare pyzmq: it can send what no well-behaved client would.

Used by the tests that need exact frames or times, and by the benchmarks.
"""

import hashlib
import hmac
import json
import os
import subprocess
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone

import zmq
from jupyter_client.manager import KernelManager

DELIMITER = b"<IDS|MSG>"


@dataclass
class Message:
    """One message as it came: header and parent decoded, the content on demand."""

    channel: str
    frames: list
    header: dict
    parent: dict

    @classmethod
    def decode(cls, channel, frames):
        start = frames.index(DELIMITER) + 2
        return cls(channel, frames, json.loads(frames[start]), json.loads(frames[start + 1]) or {})

    @property
    def type(self):
        return self.header["msg_type"]

    @property
    def content(self):
        return json.loads(self.frames[self.frames.index(DELIMITER) + 5])


@dataclass
class Exchange:
    """All that came back for one request, in order of arrival."""

    messages: list = field(default_factory=list)
    replied_at: float | None = None
    idle_at: float | None = None

    def add(self, message):
        self.messages.append(message)
        if message.channel != "iopub":
            self.replied_at = time.perf_counter()
        elif message.type == "status" and message.content["execution_state"] == "idle":
            self.idle_at = time.perf_counter()

    @property
    def reply(self):
        return next((m.content for m in self.messages if m.channel != "iopub"), None)

    def published(self, *types):
        """The contents of the messages of these types on iopub."""
        return [m.content for m in self.messages if m.channel == "iopub" and m.type in types]

    @property
    def text(self):
        """The plain text of every value shown, a line each."""
        shown = self.published("display_data", "execute_result")
        return "\n".join(content["data"].get("text/plain", "") for content in shown)


class Wire:
    """The five channels of one running kernel."""

    def __init__(self, connection):
        key = connection["key"]
        self._mac = hmac.new(
            key if isinstance(key, bytes) else key.encode(), digestmod=hashlib.sha256)
        self._connection = connection
        self._exchanges = {}
        self.session = uuid.uuid4().hex
        self.channels = {name: self._connect(name, zmq.DEALER)
                         for name in ("shell", "control", "stdin", "hb")}
        self.channels["iopub"] = self._connect("iopub", zmq.SUB)
        self._poller = zmq.Poller()
        for name in ("shell", "control", "stdin", "iopub"):
            self._poller.register(self.channels[name], zmq.POLLIN)

    def _connect(self, name, kind):
        socket = zmq.Context.instance().socket(kind)
        socket.linger = 0
        socket.set(zmq.RECONNECT_IVL, 1)
        socket.set(zmq.RCVHWM, 0)
        socket.set(zmq.SNDHWM, 0)
        if kind == zmq.SUB:
            socket.subscribe(b"")
        else:
            socket.identity = self.session.encode()
        ip, port = self._connection["ip"], self._connection[f"{name}_port"]
        ipc = self._connection["transport"] == "ipc"
        socket.connect(f"ipc://{ip}-{port}" if ipc else f"tcp://{ip}:{port}")
        return socket

    def close(self):
        for socket in self.channels.values():
            socket.close(0)

    # -- sending

    def frames(self, kind, content, **header):
        """The signed frames of a message; `content` may also be raw bytes."""
        header = {
            "msg_id": uuid.uuid4().hex, "session": self.session, "username": "test",
            "date": datetime.now(timezone.utc).isoformat(), "msg_type": kind, "version": "5.5",
            **header,
        }
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        return self.signed([json.dumps(header).encode(), b"{}", b"{}", body])

    def signed(self, parts):
        mac = self._mac.copy()
        for part in parts:
            mac.update(part)
        return [DELIMITER, mac.hexdigest().encode(), *parts]

    def send(self, kind, content=None, channel="shell", **header):
        """Send a request and return its id."""
        header.setdefault("msg_id", uuid.uuid4().hex)
        frames = self.frames(kind, {} if content is None else content, **header)
        self.channels[channel].send_multipart(frames)
        return header["msg_id"]

    def send_execute(self, code, **options):
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {},
                   "allow_stdin": False, "stop_on_error": True, **options}
        return self.send("execute_request", content)

    # -- receiving

    def pump(self, timeout):
        """File every message that comes within `timeout` seconds under its request; how many."""
        count = 0
        ready = dict(self._poller.poll(timeout * 1000))
        for name, socket in self.channels.items():
            while socket in ready:
                try:
                    message = Message.decode(name, socket.recv_multipart(zmq.NOBLOCK))
                except zmq.Again:
                    break
                count += 1
                self.exchange(message.parent.get("msg_id")).add(message)
        return count

    def exchange(self, identifier):
        return self._exchanges.setdefault(identifier, Exchange())

    def wait(self, identifier, timeout=20, idle=True):
        """The exchange of a request, once its reply (and its idle status) is there."""
        exchange, end = self.exchange(identifier), time.perf_counter() + timeout
        while exchange.replied_at is None or (idle and exchange.idle_at is None):
            left = end - time.perf_counter()
            if left <= 0:
                types = [message.type for message in exchange.messages]
                raise TimeoutError(f"no answer in {timeout} s; got {types}")
            self.pump(left)
        return self._exchanges.pop(identifier)

    def request(self, kind, content=None, channel="shell", timeout=20):
        return self.wait(self.send(kind, content, channel), timeout)

    def execute(self, code, timeout=20, **options):
        return self.wait(self.send_execute(code, **options), timeout)

    def complete(self, code, cursor=None, timeout=20):
        cursor = len(code) if cursor is None else cursor
        return self.request(
            "complete_request", {"code": code, "cursor_pos": cursor}, timeout=timeout).reply

    def inspect(self, code, cursor=None, level=0, timeout=20):
        content = {"code": code, "cursor_pos": len(code) if cursor is None else cursor,
                   "detail_level": level}
        return self.request("inspect_request", content, timeout=timeout).reply

    def beat(self, timeout=5):
        """Whether the heartbeat echoes."""
        socket, payload = self.channels["hb"], uuid.uuid4().bytes
        socket.send_multipart([b"", payload])
        return bool(socket.poll(timeout * 1000)) and socket.recv_multipart()[-1] == payload

    def meet(self, timeout=30):
        """Ask for kernel_info until iopub is known to be connected."""
        end = time.perf_counter() + timeout
        while True:
            try:
                return self.request("kernel_info_request", timeout=0.1).reply
            except TimeoutError:
                if time.perf_counter() > end:
                    raise


class Kernel(Wire):
    """A kernel process started by jupyter_client, and the wire to it."""

    def __init__(self, name, cwd=None, transport="tcp"):
        self.manager = KernelManager(kernel_name=name, transport=transport)
        self.manager.start_kernel(
            cwd=os.fspath(cwd or "."), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        super().__init__(self.manager.get_connection_info())

    @property
    def alive(self):
        return self.manager.is_alive()

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def stop(self):
        self.close()
        self.manager.shutdown_kernel(now=True)


@contextmanager
def running(name, **options):
    """A kernel that answers, stopped at the end."""
    kernel = Kernel(name, **options)
    try:
        kernel.meet()
        yield kernel
    finally:
        kernel.stop()
