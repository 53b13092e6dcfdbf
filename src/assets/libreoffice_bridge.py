"""
Controls LibreOffice for invoicectl: starts it, then loads and stores documents over UNO, one at a time.

Reads jobs from standard input and answers each on standard output, one JSON object per line. It starts LibreOffice itself, so that both are in the
same network and user namespace and end together.
"""
import json, os, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.awt import Size

def say(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()

def value(name, content):
    p = PropertyValue()
    p.Name = name
    p.Value = content
    return p

def properties(contents):
    return tuple(value(k, uno.Any("[]com.sun.star.beans.PropertyValue", properties(v)) if isinstance(v, dict) else v) for k, v in contents.items())

soffice, profile, pipe = sys.argv[1:4]

def start():
    return subprocess.Popen([soffice, "--headless", "--invisible", "--nologo", "--nodefault", "--nolockcheck", "--norestore",
        "--nofirststartwizard", "-env:UserInstallation=" + uno.systemPathToFileUrl(profile),
        "--accept=pipe,name=%s;urp;StarOffice.ComponentContext" % pipe],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

office = start()
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
remote = None
for attempt in range(600):
    try:
        remote = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        break
    except Exception:
        code = office.poll()
        if code == 81:
            office = start()
        elif code is not None:
            say({"fatal": "LibreOffice ended with code %s" % code})
            sys.exit(1)
        time.sleep(0.1)
if remote is None:
    say({"fatal": "LibreOffice did not answer"})
    sys.exit(1)
desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
say({"ready": True})

def set_pages(document, page):
    try:
        families = document.StyleFamilies
        styles = families.getByName("PageStyles")
        for name in styles.ElementNames:
            style = styles.getByName(name)
            landscape = style.IsLandscape
            width, height = style.Width, style.Height
            if page.get("size"):
                width, height = page["size"]
                if landscape and not page.get("orientation"):
                    width, height = height, width
            if page.get("orientation"):
                long, short = max(width, height), min(width, height)
                landscape = page["orientation"] == "landscape"
                width, height = (long, short) if landscape else (short, long)
            style.IsLandscape = landscape
            style.Width, style.Height = width, height
            if page.get("margins"):
                style.TopMargin, style.RightMargin, style.BottomMargin, style.LeftMargin = page["margins"]
        return True
    except Exception:
        return False

def set_slides(document, page):
    pages = document.DrawPages
    for index in range(pages.Count):
        slide = pages.getByIndex(index)
        width, height = slide.Width, slide.Height
        if page.get("size"):
            width, height = page["size"]
            if not page.get("orientation"):
                width, height = max(width, height), min(width, height)
        if page.get("orientation"):
            long, short = max(width, height), min(width, height)
            width, height = (long, short) if page["orientation"] == "landscape" else (short, long)
        slide.Width, slide.Height = width, height

def wrap_clipped(document):
    # Wraps text that would be cut off on paper because the next cell is not empty: a document must not lose words.
    wrapped = 0
    for sheet in document.Sheets:
        cursor = sheet.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        area = cursor.RangeAddress
        if (area.EndRow - area.StartRow) * (area.EndColumn - area.StartColumn) > 500000:
            continue
        rows = sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow).getDataArray()
        widths = [sheet.Columns.getByIndex(c).Width for c in range(area.StartColumn, area.EndColumn + 1)]
        for r, row in enumerate(rows):
            touched = False
            for c, content in enumerate(row):
                if not isinstance(content, str) or len(content) < 4 or c + 1 >= len(row) or row[c + 1] == "":
                    continue
                if sum(370 if ord(ch) > 0x2e80 else 200 for ch in content) <= widths[c] or wrapped > 5000:
                    continue
                cell = sheet.getCellByPosition(area.StartColumn + c, area.StartRow + r)
                if not cell.IsTextWrapped and not cell.IsMerged:
                    cell.IsTextWrapped = True
                    wrapped += 1
                    touched = True
            if touched:
                sheet.Rows.getByIndex(area.StartRow + r).OptimalHeight = True
    return wrapped

kinds = {"writer": "com.sun.star.text.TextDocument", "calc": "com.sun.star.sheet.SpreadsheetDocument", "impress": "com.sun.star.presentation.PresentationDocument"}

for line in sys.stdin:
    job = json.loads(line)
    document = None
    warnings = []
    try:
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(job["input"]), "_blank", 0, properties({
            "Hidden": True, "ReadOnly": False, "MacroExecutionMode": 0, "UpdateDocMode": 0, "Silent": True, "FilterName": job["loadFilter"]}))
        if document is None or not document.supportsService(kinds[job["kind"]]):
            say({"error": "LibreOffice could not load the document"})
            continue
        page = job.get("page")
        if page:
            if job["kind"] == "impress":
                set_slides(document, page)
                if page.get("margins"):
                    warnings.append({"id": "loss.slideMargins", "values": {}})
            elif not set_pages(document, page):
                warnings.append({"id": "loss.pageNotSet", "values": {}})
        if job["kind"] == "calc" and job["store"]["FilterName"].endswith("_pdf_Export"):
            count = wrap_clipped(document)
            if count:
                warnings.append({"id": "loss.cellsWrapped", "values": {"cells": count}})
        document.storeToURL(uno.systemPathToFileUrl(job["output"]), properties(job["store"]))
        say({"ok": True, "warnings": warnings})
    except Exception as error:
        say({"error": type(error).__name__ + ": " + str(error)[:300]})
    finally:
        if document is not None:
            try:
                document.close(True)
            except Exception:
                pass
try:
    desktop.terminate()
except Exception:
    pass
office.wait(timeout=10)
