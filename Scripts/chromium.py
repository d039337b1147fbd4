"""Chromium without a window, spoken to over two pipes in its DevTools protocol; nothing but Python is needed."""

import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]


def path():
    """The browser on the PATH, or None."""
    return next((found for found in map(shutil.which, NAMES) if found), None)


class Browser:
    """One page of a browser. `events` gathers what the browser reports on the way."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="chromium-")
        commands, self.output = os.pipe()
        self.input, answers = os.pipe()

        def wire():
            # The browser reads commands from descriptor 3 and writes answers to 4.
            high = [os.dup2(fd, 20 + i) for i, fd in enumerate((commands, answers))]
            for target, fd in zip((3, 4), high):
                os.dup2(fd, target, inheritable=True)

        self.process = subprocess.Popen(
            [path(), "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             f"--user-data-dir={self.folder}", "--remote-debugging-pipe", "about:blank"],
            preexec_fn=wire, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.numbers, self.rest, self.events, self.session = itertools.count(1), b"", [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        os.close(self.output)
        os.close(self.input)
        # Children of the browser may still be writing.
        shutil.rmtree(self.folder, ignore_errors=True)

    def message(self, seconds):
        """The next message of the browser; None if none comes in time."""
        end = time.monotonic() + seconds
        while b"\0" not in self.rest:
            if not select.select([self.input], [], [], max(0, end - time.monotonic()))[0]:
                return None
            received = os.read(self.input, 1 << 20)
            if not received:
                raise RuntimeError("the browser has ended")
            self.rest += received
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        """The result of a method of the protocol."""
        number = next(self.numbers)
        request = {"id": number, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.output, json.dumps(request).encode() + b"\0")
        while True:
            message = self.message(120)
            if message is None:
                raise RuntimeError(f"the browser does not answer {method}")
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def open(self, address):
        """Opens a page and waits until it is loaded and still; `events` are those of this page."""
        self.events.clear()
        self.call("Page.navigate", url=address)
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if any(event.get("method") == "Page.loadEventFired" for event in self.events):
                break
            message = self.message(1)
            if message:
                self.events.append(message)
        while message := self.message(0.5):
            self.events.append(message)

    def value(self, expression):
        """The value of a JavaScript expression."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")
