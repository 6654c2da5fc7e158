"""The page's content security policy: nothing but the site's own files, and no markup made from text."""
import base64
import hashlib
import html
import re


def digest(text):
    """The source expression that allows one inline script or style sheet."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def words(scripts=(), styles=()):
    """The policy of a page that holds these texts inline."""
    return "; ".join([
        "default-src 'none'",
        " ".join(["script-src 'self' 'wasm-unsafe-eval'", *map(digest, scripts)]),
        " ".join(["style-src 'self'", *map(digest, styles)]),
        "connect-src 'self'", "font-src 'self'", "img-src 'self' data: blob:", "worker-src 'self'",
        "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'",
        "trusted-types dure",
    ])


def meta(text):
    return f'<meta http-equiv="Content-Security-Policy" content="{html.escape(text, quote=False)}">'


def of_page(page):
    """The policy a page declares, or None."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    return html.unescape(found[1]) if found else None
