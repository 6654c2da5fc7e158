#!/usr/bin/env python3
"""Draws web/icon.svg's picture as the PNG icons that phones ask for. Standard library only; same bytes every time.

The picture is a ring of three people: a rounded square, an open ring and three dots. Coordinates are the drawing's own,
in a square of 512.
"""
import math
import struct
import sys
import zlib

GROUND = (0x1F, 0x5F, 0x5B)
RING = (0xFF, 0xFF, 0xFF)
DOT = (0xF4, 0xB9, 0x42)
CENTRE, RADIUS, WIDTH, CORNER, DOT_RADIUS = 256.0, 138.0, 34.0, 112.0, 36.0
DASH, GAP, TURN = 200.0, 89.0, -72.0
DOTS = [(256.0, 118.0), (375.5, 325.0), (136.5, 325.0)]


def dash_ends():
    """Each arc as (first, last) angle in radians."""
    step = (DASH + GAP) / RADIUS
    start = math.radians(TURN)
    return [(start + i * step, start + i * step + DASH / RADIUS) for i in range(3)]


def distance_to_ring(x, y, arcs):
    """Distance to the edge of the three round-ended arcs; negative inside."""
    dx, dy = x - CENTRE, y - CENTRE
    angle = math.atan2(dy, dx)
    nearest = math.inf
    for first, last in arcs:
        turned = (angle - first) % (2 * math.pi)
        if turned <= last - first:
            nearest = min(nearest, abs(math.hypot(dx, dy) - RADIUS))
        else:
            for end in (first, last):
                nearest = min(nearest, math.hypot(dx - RADIUS * math.cos(end), dy - RADIUS * math.sin(end)))
    return nearest - WIDTH / 2


def distance_to_ground(x, y):
    inner = 256.0 - CORNER
    dx, dy = abs(x - 256.0) - inner, abs(y - 256.0) - inner
    return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - CORNER


def blend(below, colour, cover):
    return tuple(below[i] + (colour[i] - below[i]) * cover for i in range(3))


def icon(size, maskable):
    """PNG bytes. A maskable icon fills its square and keeps the drawing in the safe middle."""
    arcs = dash_ends()
    scale = 512.0 / size * (1.25 if maskable else 1.0)
    rows = bytearray()
    for row in range(size):
        rows.append(0)
        for column in range(size):
            x, y = (column + 0.5 - size / 2) * scale + 256.0, (row + 0.5 - size / 2) * scale + 256.0
            cover = lambda distance: min(max(0.5 - distance / scale, 0.0), 1.0)
            colour = blend(GROUND, RING, cover(distance_to_ring(x, y, arcs)))
            for dot_x, dot_y in DOTS:
                colour = blend(colour, DOT, cover(math.hypot(x - dot_x, y - dot_y) - DOT_RADIUS))
            alpha = 1.0 if maskable else cover(distance_to_ground(x, y))
            rows += bytes([*(round(part) for part in colour), round(alpha * 255)])

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


ICONS = {"icon-192.png": (192, False), "icon-512.png": (512, False), "icon-maskable-512.png": (512, True)}

if __name__ == "__main__":
    for name, (size, maskable) in ICONS.items():
        with open(f"{sys.argv[1]}/{name}", "wb") as file:
            file.write(icon(size, maskable))
