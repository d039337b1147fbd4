#!/usr/bin/env python3
"""Write the manual pages sevens.1 and sevens-COMMAND.1 from what the program says about itself.

    python3 Scripts/man-pages.py PROGRAM FOLDER
"""
import json
import subprocess
import sys
from pathlib import Path

STATUS = [
    (0, "Done; a recipe that disagrees with its paper is a result."),
    (1, "The computation missed the accuracy asked for, or did not converge; its result is printed."),
    (64, "The command line is wrong."),
    (65, "The content of a file is wrong."),
    (66, "Data are missing."),
    (70, "A fault of the program."),
]
ENVIRONMENT = [
    ("SEVENS_DATA", "The folder of installed official releases, which `sevens data add` fills."),
    ("XDG_DATA_HOME", "Without SEVENS_DATA the releases are in its folder sevens; by default that of ~/.local/share."),
]


def escaped(text):
    """A text without roff requests."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def dashed(name):
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def synopsis(argument):
    """How an argument stands on the command line."""
    value = f"\\fI{escaped(argument['valueName'])}\\fP"
    if argument["kind"] == "positional":
        shown = value
    else:
        shown = f"\\fB{escaped(dashed(argument['preferredName']))}\\fP"
        shown += f" {value}" if argument["kind"] == "option" else ""
    shown += " \\&..." if argument["isRepeating"] else ""
    return f"[{shown}]" if argument["isOptional"] else shown


def entry(argument):
    """An argument with its meaning."""
    value = f"\\fI{escaped(argument['valueName'])}\\fP"
    if argument["kind"] == "positional":
        head = value
    else:
        head = ", ".join(f"\\fB{escaped(dashed(name))}\\fP" for name in argument["names"])
        head += f" {value}" if argument["kind"] == "option" else ""
    default = f" Default: {argument['defaultValue']}." if argument.get("defaultValue") else ""
    return f".TP\n{head}\n{escaped(argument.get('abstract', '') + default)}\n"


def pages(command, version, above=()):
    """(file name, text) of a command and of all below it."""
    names = [*above, command["commandName"]]
    title, words = "-".join(names), " ".join(names)
    arguments = [a for a in command.get("arguments", []) if a["shouldDisplay"]]
    below = [c for c in command.get("subcommands", []) if c["shouldDisplay"] and c["commandName"] != "help"]
    text = f'.TH "{escaped(title.upper())}" 1 "" "{escaped(version)}" "Sevens"\n'
    text += f".SH NAME\n{escaped(title)} \\- {escaped(command.get('abstract', '').rstrip('.'))}\n"
    text += f".SH SYNOPSIS\n\\fB{escaped(words)}\\fP"
    text += " \\fIcommand\\fP" if below and not above else ""
    text += "".join(f"\n{synopsis(a)}" for a in arguments) + "\n"
    if command.get("discussion"):
        text += f".SH DESCRIPTION\n{escaped(command['discussion'])}\n"
    if below:
        text += ".SH COMMANDS\n"
        for one in below:
            text += f".TP\n\\fB{escaped(words + ' ' + one['commandName'])}\\fP\n{escaped(one.get('abstract', ''))}\n"
    text += ".SH OPTIONS\n" + "".join(entry(a) for a in arguments)
    if not above:
        text += ".SH ENVIRONMENT\n" + "".join(f".TP\n.B {escaped(n)}\n{escaped(m)}\n" for n, m in ENVIRONMENT)
    text += ".SH EXIT STATUS\n" + "".join(f".TP\n.B {code}\n{escaped(meaning)}\n" for code, meaning in STATUS)
    related = ["-".join(names + [c["commandName"]]) for c in below] if below else ["-".join(names[:-1])]
    text += ".SH SEE ALSO\n" + ",\n".join(f"\\fB{escaped(one)}\\fP(1)" for one in related) + "\n"
    yield f"{title}.1", text
    for one in below:
        yield from pages(one, version, names)


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    said = subprocess.run([program, "--experimental-dump-help"], capture_output=True, text=True, check=True).stdout
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split("(")[0]
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, text in pages(json.loads(said)["command"], version.strip()):
        (folder / name).write_text(text, encoding="utf-8")
        written += 1
    print(f"manual pages: {written} written to {folder}")
    return 0 if written else 1


if len(sys.argv) != 3:
    sys.exit(__doc__)
sys.exit(main())
