"""Bytes as text of seven bits a letter, for a page in UTF-8: 8 letters for 7 bytes, where base64 takes 9.3.

A letter is a group of bits, highest first; the last is filled with zeros. The three that HTML does not keep inside a
script (NUL, carriage return, "<") stand 128 higher, as two bytes. Read by `site_src/components/viewer/blocks.js`.
"""

from __future__ import annotations

import numpy as np

BITS = 7
HIGHER = {code: code + 128 for code in (0x00, 0x0D, 0x3C)}


def encode(data: bytes) -> str:
    """Return bytes as letters.

    >>> encode(bytes([0b1000001_1, 0b000010_00, 0b11110_000]))
    'AB\\x1e\\x80'
    >>> encode(bytes([0b0111100_0])) == chr(0x3C + 128) + chr(128)
    True
    """
    bits = np.unpackbits(np.frombuffer(data, np.uint8))
    groups = np.pad(bits, (0, -len(bits) % BITS)).reshape(-1, BITS)
    codes = np.packbits(groups, axis=1)[:, 0] >> 1
    return codes.tobytes().decode("ascii").translate(HIGHER)
