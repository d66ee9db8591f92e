"""Times our papers against their peers in turns, in one run, and prints the tables of
docs/benchmarks.md: measure.py CACHE OURS PEER_DOCX_RS, where OURS is the folder of our programs.
Started by `run`, which builds and installs everything."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import content

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PLANS = ROOT.parent / "shared" / "plans"

WARM_UP = 3
ROUNDS = 21
OFFICE_ROUNDS = 3
# Copies of one file converted by one office process, to tell a conversion from a start.
COPIES = 8


def spawn(argv, folder=None):
    """Milliseconds a whole process takes."""
    os.chdir(folder or ROOT)
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    start = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, os.environ, file_actions=quiet)
    _, status = os.waitpid(pid, 0)
    taken = (time.perf_counter() - start) * 1_000
    if status != 0:
        raise SystemExit(f"failed: {' '.join(argv)}")
    return taken


def in_turns(commands, rounds=ROUNDS):
    """Medians of commands run one after the other, round by round, so that a busy moment of the
    machine falls on all."""
    times = {name: [] for name in commands}
    for n in range(WARM_UP + rounds):
        for name, (argv, folder, out) in commands.items():
            # Making a file new is the program's work, throwing an old one away the disk's.
            if out:
                Path(out).unlink(missing_ok=True)
            taken = spawn(argv, folder)
            if n >= WARM_UP:
                times[name].append(taken)
    return {name: median(taken) for name, taken in times.items()}


def told(argv, folder=None):
    """The milliseconds a program tells of its own rounds."""
    done = subprocess.run(argv, cwd=folder or ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def errors(file):
    """What the Open XML SDK finds wrong."""
    argv = ["node", str(ROOT / "tests/docx-gate/validate.mjs"), str(file)]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True)
    found = re.search(r": (\d+) errors", done.stderr)
    return int(found[1]) if found else 0


class Office:
    """LibreOffice without a window, with a profile of its own."""

    def __init__(self, cache):
        self.out = cache / "office"
        self.argv = [
            shutil.which("soffice"),
            f"-env:UserInstallation=file://{cache}/office-profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(self.out),
        ]

    def convert(self, *files):
        taken = spawn(self.argv + [str(file) for file in files])
        return taken, self.out / Path(files[0]).with_suffix(".pdf").name

    def pages(self, file):
        _, pdf = self.convert(file)
        said = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True)
        return int(re.search(r"Pages:\s+(\d+)", said.stdout)[1])

    def whole(self, file):
        return median(self.convert(file)[0] for _ in range(OFFICE_ROUNDS))

    def warm(self, file):
        """One more conversion in a process that runs already and has converted the file before."""
        copies = [file.with_name(f"copy-{n}.docx") for n in range(COPIES)]
        for copy in copies:
            shutil.copy(file, copy)
        more = []
        for _ in range(OFFICE_ROUNDS):
            one, _ = self.convert(copies[0])
            all_of_them, _ = self.convert(*copies)
            more.append((all_of_them - one) / (COPIES - 1))
        return median(more)


def docx(cache, ours, docx_rs, office):
    lines = content.lines()
    words = sum(len(line[1:].split()) for line in lines if line.startswith("P"))
    reference = cache / "reference.lines"
    reference.write_text("\n".join(lines) + "\n", encoding="utf-8")
    node, js = shutil.which("node"), cache / "npm"
    python = str(cache / "venv/bin/python")
    tools = {
        "ours": ([str(ours / "reference_docx")], None),
        "ours, in the program that also makes PDF": ([str(ours / "reference")], None),
        "docx-rs": ([docx_rs], None),
        "python-docx": ([python, str(HERE / "peers/python_docx.py")], None),
        "docx (npm)": ([node, str(HERE / "peers/docx.mjs")], js),
    }
    outs = {name: cache / f"{Path(argv[-1]).stem}.docx" for name, (argv, _) in tools.items()}
    whole = in_turns(
        {
            name: (argv + [str(reference), str(outs[name])], folder, outs[name])
            for name, (argv, folder) in tools.items()
        }
        | {"an empty program": ([shutil.which("true")], None, None)}
    )
    inside = {
        name: told(argv + [str(reference), str(outs[name]), "30"], folder)
        for name, (argv, folder) in tools.items()
    }
    print(f"\nDOCX, {words} words in 200 paragraphs and two tables of 10 x 8\n")
    print("| writer | whole process | ratio | in process | ratio | size | pages | SDK errors |")
    print("|---|---|---|---|---|---|---|---|")
    for name in tools:
        print(
            f"| {name} | {whole[name]:.1f} ms | {whole[name] / whole['ours']:.1f} "
            f"| {inside[name]:.2f} ms | {inside[name] / inside['ours']:.1f} "
            f"| {outs[name].stat().st_size / 1_000:.1f} KB | {office.pages(outs[name])} "
            f"| {errors(outs[name])} |"
        )
    print(f"\nAn empty program started the same way: {whole['an empty program']:.1f} ms.")
    return reference


def pdf(cache, ours, office, papers):
    print("\nPDF, ours against LibreOffice's conversion of our DOCX\n")
    print(
        "| paper | pages | ours, a word changed | ours, all forgotten | LibreOffice, one more "
        "| ours, whole process | LibreOffice, whole process | changed : whole "
        "| forgotten : one more | whole : whole | first page, cold |"
    )
    print("|" + "---|" * 11)
    for paper in papers:
        made = {kind: str(cache / f"{paper.stem}.{kind}") for kind in ("docx", "pdf", "png")}
        commands = {kind: ([ours, str(paper), out], None, out) for kind, out in made.items()}
        whole = in_turns(commands, 9)
        warm = told([ours, str(paper), made["pdf"], "15"])
        edited = told([ours, str(paper), made["pdf"], "15", "edited"])
        file = Path(made["docx"])
        pages = office.pages(file)
        their_warm, their_whole = office.warm(file), office.whole(file)
        print(
            f"| {paper.stem} | {pages} | {edited:.1f} ms | {warm:.1f} ms | {their_warm:.0f} ms "
            f"| {whole['pdf']:.0f} ms | {their_whole:.0f} ms | {their_whole / edited:.0f} "
            f"| {their_warm / warm:.1f} | {their_whole / whole['pdf']:.0f} "
            f"| {whole['png']:.0f} ms |",
            flush=True,
        )


def main():
    cache, ours, docx_rs = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), sys.argv[3]
    office = Office(cache)
    reference = docx(cache, ours, docx_rs, office)
    plans = sorted(PLANS.glob("*.txt"))
    if not plans:
        print("\nskipped: no acceptance corpus beside the project", file=sys.stderr)
    pdf(cache, str(ours / "reference"), office, [reference, *plans])


main()
