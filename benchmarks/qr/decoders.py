"""The readers, each as it comes: what an app's programmer gets who reads the first page of the manual."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

HERE = Path(__file__).parent


class Decoder(Protocol):
    """A reader of grey pictures."""

    name: str
    version: str

    def read(self, frame: NDArray[np.uint8]) -> str | None:
        """The text of the one code in the picture, or None."""


class Zxing:
    """zxing-cpp, the C++ port of what many Android scanners use; defaults, QR only."""

    name = "zxing-cpp"
    version = version("zxing-cpp")

    def read(self, frame: NDArray[np.uint8]) -> str | None:
        """The first code found."""
        found = zxingcpp.read_barcodes(frame, formats=zxingcpp.BarcodeFormat.QRCode)
        return found[0].text if found else None


class OpenCv:
    """OpenCV's QRCodeDetector, defaults."""

    name = "OpenCV"
    version = cv2.__version__

    def __init__(self) -> None:
        self._detector = cv2.QRCodeDetector()

    def read(self, frame: NDArray[np.uint8]) -> str | None:
        """The code found; what makes the detector raise counts as not found."""
        try:
            return self._detector.detectAndDecode(frame)[0] or None
        except (cv2.error, UnicodeDecodeError):
            return None


class JsQr:
    """jsQR in Node.js, the reader of many web pages; `inversionAttempts: dontInvert`, as all codes are dark on white."""

    name = "jsQR"

    def __init__(self) -> None:
        package = json.loads((HERE / "node_modules/jsqr/package.json").read_text("utf-8"))
        self.version = package["version"]
        self._node = subprocess.Popen(
            ["node", str(HERE / "read.js")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def read(self, frame: NDArray[np.uint8]) -> str | None:
        """Send the frame to the running Node.js and wait for its line."""
        into, out = self._node.stdin, self._node.stdout
        assert into and out
        height, width = frame.shape
        into.write(np.array([width, height], "<u4").tobytes() + np.ascontiguousarray(frame).tobytes())
        into.flush()
        line = out.readline()
        if not line:
            raise RuntimeError("Node.js ended")
        return json.loads(line)

    def close(self) -> None:
        """End the Node.js that this reader started."""
        self._node.communicate()


def missing() -> dict[str, str]:
    """Readers that cannot run here, each with the reason and the remedy."""
    if not shutil.which("node"):
        return {"jsQR": "skipped: Node.js is not installed (any version from 18)"}
    if not (HERE / "node_modules/jsqr/package.json").is_file():
        return {"jsQR": "skipped: run `make setup` first"}
    return {}


def decoders() -> list[Decoder]:
    """Every reader that can run here."""
    there: list[Decoder] = [Zxing(), OpenCv()]
    return there if missing() else [*there, JsQr()]
