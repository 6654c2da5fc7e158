#!/usr/bin/python3
"""Serves a page of another product as tools/serve.py serves ours (brotli, caching), but without the content security
policy, which those pages do not hold to.

    tools/bench/serve_open.py FOLDER --port 0
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import serve  # noqa: E402

serve.Server.policy = lambda server: None
sys.exit(serve.main())
