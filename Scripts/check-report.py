#!/usr/bin/env python3
"""Checks a report of `sevens reproduce --report FOLDER`: what it says as a document, and how a browser shows it.

    check-report.py FOLDER [--screenshots FOLDER]

The document: well-formed XML, no script, nothing loaded from elsewhere, no id twice, every link inside it leads somewhere,
headings in order, landmarks, a name and a description for every picture, a well-formed formula for every `math`, every
file that report.md links to is there. In Chromium, at 1200 and 400 pixels, light and dark, and on paper: no error, no
request but for the page, no missing picture, no horizontal scrolling of the page, contrast of all text at least 4.5.
Exits 1 and lists what is wrong; 69 without a browser, after the checks that need none.
"""

import base64
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import chromium

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATH = "{http://www.w3.org/1998/Math/MathML}"

# The colours of every text and of what lies behind it; pictures have a plate of their own.
CONTRAST = """(() => {
  const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return [m[0], m[1], m[2], m.length > 3 ? m[3] : 1]; };
  const light = c => { const f = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * f(c[0]) + 0.7152 * f(c[1]) + 0.0722 * f(c[2]); };
  const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c[3] > 0.99) return c; } return [255, 255, 255, 1]; };
  let worst = [99, '', 0], count = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || e.closest('svg, style')) continue;
    const a = light(parse(getComputedStyle(e).color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    count += 1;
    if (ratio < worst[0]) worst = [ratio, walker.currentNode.textContent.trim().slice(0, 40)];
  }
  return [worst[0], worst[1], count];
})()"""


def document(page):
    """What is wrong with the page as a document."""
    text = page.read_text(encoding="utf-8")
    try:
        root = ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>"))
    except ElementTree.ParseError as error:
        yield f"not well-formed XML: {error}"
        return
    elements = list(root.iter())
    names = [element.tag.split("}")[-1] for element in elements]
    for name in ("script", "iframe", "object", "embed", "base"):
        if name in names:
            yield f"holds a {name}"
    for name in ("header", "nav", "main", "footer", "h1"):
        if names.count(name) != 1:
            yield f"has {names.count(name)} elements {name}"
    ids = [element.get("id") for element in elements if element.get("id")]
    yield from (f"the id {name} stands {ids.count(name)} times" for name in sorted(set(ids)) if ids.count(name) > 1)
    for element in elements:
        for key, value in element.attrib.items():
            name = key.split("}")[-1]
            loads = name == "src" or name == "href" and element.tag != XHTML + "a"
            if loads and not value.startswith(("data:", "#")):
                yield f"{element.tag.split('}')[-1]} loads {value}"
            if name == "href" and value.startswith("#") and value[1:] not in ids:
                yield f"a link leads to {value}, which is nowhere"
            if name.startswith("on"):
                yield f"an attribute {name} is a script"
            if name in ("aria-labelledby", "aria-describedby"):
                yield from (f"{name} names {word}, which is nowhere" for word in value.split() if word not in ids)
    if re.search(r"@import|url\((?!#)", text):
        yield "the style sheet loads something"
    headings = [int(element.tag[-1]) for element in elements if re.fullmatch(re.escape(XHTML) + "h[1-6]", element.tag)]
    if not headings or headings[0] != 1 or any(b > a + 1 for a, b in zip(headings, headings[1:])):
        yield f"headings are not in order: {headings}"
    for picture in root.iter(SVG + "svg"):
        parts = [picture.find(SVG + name) for name in ("title", "desc")]
        if picture.get("role") != "img" or any(part is None or not (part.text or "").strip() for part in parts):
            yield "a picture has no name or no description"
    for formula in root.iter(MATH + "math"):
        if not formula.get("alttext") or len(formula) == 0:
            yield "a formula is empty or has no text in its place"
    if names.count("article") == 0 or names.count("math") == 0:
        yield "there is no recipe or no formula"
    for table in root.iter(XHTML + "table"):
        if table.find(XHTML + "caption") is None or not all(th.get("scope") for th in table.iter(XHTML + "th")):
            yield "a table has no caption, or a heading of it no scope"


def markdown(path):
    """What is wrong with the Markdown beside the page."""
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", text):
        if not (path.parent / target).is_file():
            yield f"links to {target}, which is not there"
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    yield from (f"links to #{name}, which is nowhere"
                for name in sorted(set(re.findall(r"\]\(#([^)]+)\)", text)) - anchors))
    if text.count("\n$$\n") % 2:
        yield "a formula does not end"


def shown(page, screenshots):
    """What is wrong with the page in a browser."""
    address = page.resolve().as_uri()
    with chromium.Browser() as browser:
        for domain in ("Page", "Runtime", "Network", "Log"):
            browser.call(f"{domain}.enable")
        for width, scheme in [(1200, "light"), (1200, "dark"), (400, "light"), (400, "dark")]:
            browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
            browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            browser.open(address)
            place = f"{width} px, {scheme}"
            for event in browser.events:
                method, facts = event.get("method"), event.get("params", {})
                if method == "Runtime.exceptionThrown" or method == "Log.entryAdded" and facts["entry"]["level"] == "error":
                    yield f"{place}: {facts}"
                if method == "Runtime.consoleAPICalled":
                    yield f"{place}: the console says {facts.get('args')}"
                if method == "Network.requestWillBeSent":
                    wanted = facts["request"]["url"]
                    if wanted.split("#")[0] != address and not wanted.startswith("data:"):
                        yield f"{place}: asks for {wanted}"
            if not any(event.get("method") == "Page.loadEventFired" for event in browser.events):
                yield f"{place}: the page is not loaded"
            reach = browser.value("document.scrollingElement.scrollWidth")
            if reach > width:
                yield f"{place}: the page is {reach} px wide"
            missing = browser.value("[...document.images].filter(i => !i.complete || !i.naturalWidth).length")
            empty = browser.value("[...document.querySelectorAll('figure svg, math')]"
                                  ".filter(e => { const b = e.getBoundingClientRect(); return b.width * b.height < 50; }).length")
            if missing or empty:
                yield f"{place}: {missing} images are missing, {empty} pictures or formulas are empty"
            ratio, text, count = browser.value(CONTRAST)
            print(f"{place}: lowest contrast {ratio:.2f} of {count} texts ({text})")
            if ratio < 4.5 or count == 0:
                yield f"{place}: contrast {ratio:.2f} of '{text}'"
            if screenshots:
                for name in ("header", "article", "figure"):
                    browser.value(f"document.querySelector('{name}').scrollIntoView()")
                    picture = browser.call("Page.captureScreenshot", format="png")["data"]
                    (screenshots / f"{name}-{width}-{scheme}.png").write_bytes(base64.b64decode(picture))
            if (width, scheme) == (1200, "dark"):
                paper = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"])
                if not paper.startswith(b"%PDF") or len(paper) < 10000:
                    yield "printing gives no document"
                if screenshots:
                    (screenshots / "report.pdf").write_bytes(paper)


def main(arguments):
    screenshots = None
    if "--screenshots" in arguments:
        place = arguments.index("--screenshots")
        screenshots = Path(arguments[place + 1])
        screenshots.mkdir(parents=True, exist_ok=True)
        arguments = arguments[:place] + arguments[place + 2:]
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    faults = [f"report.html: {fault}" for fault in document(folder / "report.html")]
    faults += [f"report.md: {fault}" for fault in markdown(folder / "report.md")]
    browser = chromium.path()
    if browser:
        faults += [f"report.html: {fault}" for fault in shown(folder / "report.html", screenshots)]
    print("\n".join(faults) if faults else f"{folder}: the report is in order")
    if not browser:
        print("not shown in a browser: there is none. Debian, Ubuntu: sudo apt-get install chromium", file=sys.stderr)
    return 1 if faults else 0 if browser else 69


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
