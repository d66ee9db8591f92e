"""Times our reading of plans against its peers in turns, in one run, and prints the table of
docs/benchmarks.md: measure.py CACHE OURS PANDOC ROUNDS. Started by `run`, which builds and
installs everything."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import content

PAGES = (3, 30, 300)


def spawn(argv, out, watched=False):
    """Milliseconds a whole process takes and its peak of memory in MB; what it says goes to `out`.

    The kernel counts a process's peak from that of the one that starts it, this one; `watched`,
    its own is looked at while it runs, which is not for timing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, str(out), flags, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    start = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, os.environ, file_actions=actions)
    peak = 0
    while watched and not os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        told = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
        peak = max(peak, int(told[1]) if told else 0)
    _, status, usage = os.wait4(pid, 0)
    taken = (time.perf_counter() - start) * 1_000
    return taken, (peak or usage.ru_maxrss) / 1_000, status


def words(text):
    return set(re.findall(r"\w{2,}", text))


class Office:
    """LibreOffice without a window, with a profile of its own."""

    def __init__(self, cache):
        self.base = [
            shutil.which("soffice"),
            f"-env:UserInstallation=file://{cache}/profile",
            "--headless",
            "--convert-to",
        ]
        self.out = str(cache / "office")

    def to(self, kind, file):
        return [*self.base, kind, "--outdir", self.out, str(file)]


def files(cache, office, pages):
    """The plan in its formats. LibreOffice writes them all from a Word file of ours, so that they
    are as a program for people writes them."""
    made = cache / f"plan-{pages}.docx"
    made.write_bytes(content.word_file(pages))
    kinds = {"docx": "docx:MS Word 2007 XML", "odt": "odt", "pdf": "pdf"}
    for kind in kinds.values():
        subprocess.run(office.to(kind, made), check=True, capture_output=True)
    return {kind: (cache / "office" / made.name).with_suffix(f".{kind}") for kind in kinds}


def peers(kind, file, cache, pandoc, office):
    if kind == "pdf":
        return {"pdftotext": [shutil.which("pdftotext"), str(file), "-"]}
    txt = cache / "office" / f"{file.stem}.txt"
    txt.unlink(missing_ok=True)
    return {
        "pandoc": [pandoc, "--from", kind, "--to", "plain", str(file)],
        "LibreOffice": office.to("txt:Text (encoded):UTF8", file),
    }


def measured(kind, file, cache, ours, pandoc, office, rounds):
    """For each program its median, its peak and the part of the plan's words it printed."""
    programs = {"Loa": [ours, str(file)]} | peers(kind, file, cache, pandoc, office)
    times = {name: [] for name in programs}
    peaks, said = {}, {}
    for n in range(rounds + 1):
        for name, argv in programs.items():
            out = cache / "out.txt"
            # LibreOffice is started by a script: its own peak is far above ours.
            taken, peak, status = spawn(argv, out, watched=n == 0 and name != "LibreOffice")
            if status != 0:
                sys.exit(f"failed: {' '.join(argv)}")
            if n == 0:
                peaks[name] = peak
                text = out if name != "LibreOffice" else cache / "office" / f"{file.stem}.txt"
                said[name] = words(text.read_text(encoding="utf-8", errors="replace"))
            else:
                times[name].append(taken)
    expected = words(content.text(int(file.stem.split("-")[1])))
    recall = {name: len(expected & found) / len(expected) for name, found in said.items()}
    return {name: (median(times[name]), peaks[name], recall[name]) for name in programs}


def page_count(pdf):
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


def main():
    cache, ours, pandoc, rounds = Path(sys.argv[1]).resolve(), *sys.argv[2:4], int(sys.argv[4])
    (cache / "office").mkdir(exist_ok=True)
    office = Office(cache)
    version = subprocess.run([pandoc, "--version"], capture_output=True, text=True).stdout
    load = " ".join(f"{n:.1f}" for n in os.getloadavg())
    print(f"\n{version.splitlines()[0]}, {rounds} rounds after one, load before {load}\n")
    print("| file | size | by | whole process | ratio | peak of memory | different words found |")
    print("|---|---|---|---|---|---|---|")
    for pages in PAGES:
        made = files(cache, office, pages)
        real = page_count(made["pdf"])
        for kind, file in made.items():
            found = measured(kind, file, cache, ours, pandoc, office, rounds)
            what = f"{kind.upper()}, {real} pages"
            size = f"{file.stat().st_size / 1_000:.0f} KB"
            for name, (taken, peak, recall) in found.items():
                ratio = taken / found["Loa"][0]
                print(
                    f"| {what} | {size} | {name} | {taken:.1f} ms | {ratio:.1f} "
                    f"| {peak:.0f} MB | {100 * recall:.1f} % |",
                    flush=True,
                )
    print(f"\nload after {' '.join(f'{n:.1f}' for n in os.getloadavg())}")


main()
