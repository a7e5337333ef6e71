#!/usr/bin/env python3
"""Runs the solver and its peers on the same files, one after another, and prints Markdown tables.

    python3 benchmarks/peers/compare.py --date 2026-11-22 [--quick] [--seed 7] [--repeat 3] [--out FILE] [PROBLEM …]

Peers are what Debian ships: LEMON (liblemon-dev, g++) and HiGHS inside SciPy (python3-scipy). A peer that is missing
is named and left out. Files come from the benchmark project's generator. Every answer of the solver is verified, and
the peers' objectives and bounds have to agree with it: exit code 1 when one does not. --quick takes small sizes only.
Problem files that are named are run instead of generated ones.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable

# Name, arguments of the generator, seconds that HiGHS gets (0 leaves it out), whether --quick takes it.
PLAIN = [
    ("region 1 000 × 200 × 30", "region 1000 200 30 SEED --plain", 60, True),
    ("region 10 000 × 2 000 × 50", "region 10000 2000 50 SEED --plain", 0, True),
    ("region 150 000 × 40 000 × 20", "region 150000 40000 20 SEED --plain", 0, False),
    ("assign100", "file tests/data/instances/assign100.txt", 60, True),
    ("assignment 400, uniform", "assign Uniform 400 SEED", 0, True),
    ("assignment 400, two costs", "assign TwoCost 400 SEED", 0, True),
    ("assignment 400, geometric", "assign Geometric 400 SEED", 0, True),
    ("assignment 400, all equal", "assign AllEqual 400 SEED", 0, True),
    ("assignment 1 000, uniform", "assign Uniform 1000 SEED", 0, False),
    ("assignment 1 000, two costs", "assign TwoCost 1000 SEED", 0, False),
    ("assignment 1 000, geometric", "assign Geometric 1000 SEED", 0, False),
    ("assignment 1 000, all equal", "assign AllEqual 1000 SEED", 0, False),
]

# Name, arguments of the generator, seconds, whether --quick takes it.
FULL = [
    ("region 60 × 40 × 12", "region 60 40 12 SEED", 10, True),
    ("gap c, 10 × 100", "gap c 10 100 SEED", 5, True),
    ("gap d, 10 × 100", "gap d 10 100 SEED", 10, True),
    ("gap e, 10 × 100", "gap e 10 100 SEED", 5, True),
    ("region 1 000 × 200 × 30", "region 1000 200 30 SEED", 60, False),
    ("region 10 000 × 2 000 × 50", "region 10000 2000 50 SEED", 60, False),
    ("gap d, 20 × 200", "gap d 20 200 SEED", 30, False),
    ("gap e, 40 × 400", "gap e 40 400 SEED", 60, False),
]


def run(command, limit=None, quiet=False):
    """Standard output, exit code and peak memory of a program; its own clock measures the time."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen([str(c) for c in command], cwd=ROOT, stdout=out, stderr=errors)
        except FileNotFoundError:
            return "", 127, 0
        timer = None
        if limit is not None:
            timer = threading.Timer(limit, process.kill)
            timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if timer is not None:
            timer.cancel()
        out.seek(0)
        errors.seek(0)
        if process.returncode not in (0, 3) and not quiet:
            sys.stderr.write(errors.read().decode(errors="replace")[-2000:])
        return out.read().decode(), process.returncode, usage.ru_maxrss * 1024


def must(command):
    output, code, _ = run(command)
    if code != 0:
        sys.exit(f"{' '.join(str(c) for c in command)}: exit code {code}, expected 0.\n{output[-2000:]}")
    return output


class Bench:
    """Programs and files of one run, in a folder that is deleted at its end."""

    def __init__(self, folder, arguments):
        self.folder, self.arguments = pathlib.Path(folder), arguments
        self.complaints, self.missing, self.versions = [], [], {}
        must(["dotnet", "publish", "src/Matching.Cli", "-c", "Release", "-o", self.folder / "cli"])
        must(["dotnet", "build", "-c", "Release", "benchmarks/Matching.Benchmarks"])
        self.versions["dotnet"] = must(["dotnet", "--version"]).strip()
        self.benchmarks = ["dotnet", ROOT / ".artifacts/bin/Matching.Benchmarks/release/Matching.Benchmarks.dll"]
        self.matching = ["dotnet", self.folder / "cli/matching.dll"]
        self.lemon = self.build_lemon()
        self.highs = self.find_highs()

    def build_lemon(self):
        program = self.folder / "lemon_flow"
        if shutil.which("g++") is None:
            self.missing.append("LEMON is left out: there is no g++. Maybe install g++.")
            return None
        _, code, _ = run(["g++", "-O3", "-march=native", "-std=c++17", "-o", program, HERE / "lemon_flow.cpp",
                          "-llemon"], quiet=True)
        if code != 0:
            self.missing.append("LEMON is left out: lemon_flow.cpp did not compile. Maybe install liblemon-dev.")
            return None
        return program

    def find_highs(self):
        show = ("import scipy; from scipy.optimize import milp; print('SciPy', scipy.__version__, flush=True); "
                "milp([1], options={'disp': True})")
        output, code, _ = run([PYTHON, "-c", show], quiet=True)
        if code != 0:
            self.missing.append("HiGHS is left out: SciPy has no milp. Maybe install python3-scipy.")
            return None
        for name in ("SciPy", "HiGHS"):
            found = re.search(name + r" (\d[\d.]*)", output)
            self.versions[name] = found.group(1) if found else "inside SciPy"
        return [PYTHON, HERE / "highs.py"]

    def cases(self, generated):
        """What to run, and the problem file of each: the named files, or those of the generator."""
        if self.arguments.problems:
            for path in self.arguments.problems:
                yield (path.stem, None, 60, False), path.resolve()
            return
        for case in generated:
            if case[-1] or not self.arguments.quick:
                yield case, self.generate(case[1])

    def flow_of(self, problem):
        """The problem as a min-cost flow; None when more than seats binds."""
        target = self.folder / "problem.min"
        _, code, _ = run(self.benchmarks + ["dimacs", problem, target], quiet=True)
        return target if code == 0 else None

    def generate(self, kind):
        path = self.folder / "problem.json"
        must(self.benchmarks + ["generate"] + kind.replace("SEED", str(self.arguments.seed)).split() + [path])
        return path

    def solve(self, name, problem, seconds):
        target = self.folder / "solution.json"
        target.unlink(missing_ok=True)
        _, code, peak = run(self.matching + ["solve", problem, "--out", target, "--seconds", seconds])
        if code not in (0, 3) or not target.exists():
            sys.exit(f"{name}: matching solve ended with exit code {code}, expected 0 or 3.")
        _, verdict, _ = run(self.matching + ["verify", problem, target])
        if verdict != 0:
            self.complaints.append(f"{name}: matching verify ended with exit code {verdict}, expected 0.")
        answer = json.loads(target.read_text(encoding="utf-8"))
        return {
            "optimal": answer["status"] == "STATUS_OPTIMAL", "plan": bool(answer["slot"]),
            "objective": int(answer["objective"]), "bound": int(answer["bound"]), "seconds": float(answer["seconds"]),
            "own_bytes": int(answer["statistics"]["solverBytes"]), "peak_bytes": peak,
        }

    def solve_flow(self, name, algorithm, flow):
        if self.lemon is None:
            return None
        output, code, _ = run([self.lemon, algorithm, flow])
        if code != 0:
            self.complaints.append(f"{name}: lemon_flow ended with exit code {code}, expected 0.")
            return None
        answer = json.loads(output)
        self.versions["LEMON"] = answer["version"]
        return answer

    def solve_mip(self, problem, seconds):
        if self.highs is None:
            return None
        # SciPy may look at its limit late; reading and building the model come on top.
        output, code, _ = run(self.highs + [problem, seconds], limit=3 * seconds + 120)
        return json.loads(output) if code == 0 else {"optimal": False, "objective": None, "bound": None,
                                                     "seconds": None}


def plain_table(bench):
    rows = []
    for (name, _, patience, _), problem in bench.cases(PLAIN):
        flow = bench.flow_of(problem)
        if flow is None:
            continue
        # In turns, so that what else runs on the machine meets all of them alike.
        rounds = [(bench.solve(name, problem, 600), bench.solve_flow(name, "simplex", flow),
                   bench.solve_flow(name, "scaling", flow)) for _ in range(bench.arguments.repeat)]
        mine, simplex, scaling = rounds[0]
        mip = bench.solve_mip(problem, patience) if patience else None
        check_plain(bench, name, mine, [simplex, scaling], mip)
        seconds = [statistics.median(r[n]["seconds"] for r in rounds) if rounds[0][n] else None for n in range(3)]
        rows.append([name, fixed(seconds[0]), fixed(seconds[1]), fixed(seconds[2]),
                     fixed(mip["seconds"]) if mip else "–", ratio(seconds[0], seconds[1]),
                     "yes" if mine["optimal"] else "no", megabytes(mine), megabytes(simplex),
                     ratio(mine["own_bytes"], simplex and simplex["own_bytes"])])
    return table(["Only seats bind", "matching s", "LEMON simplex s", "LEMON scaling s", "HiGHS s",
                  "matching ÷ simplex", "proved", "matching MB", "simplex MB", "matching ÷ simplex, own MB"], rows)


def check_plain(bench, name, mine, flows, mip):
    if not mine["optimal"]:
        bench.complaints.append(f"{name}: the solver proved no optimum.")
    for flow in flows:
        if flow and flow["cost"] != -mine["objective"]:
            bench.complaints.append(f"{name}: LEMON {flow['peer']} finds {-flow['cost']}, we {mine['objective']}.")
    if mip and mip["optimal"] and mip["objective"] != mine["objective"]:
        bench.complaints.append(f"{name}: HiGHS finds {mip['objective']}, we {mine['objective']}.")


def full_table(bench):
    rows = []
    for (name, _, seconds, _), problem in bench.cases(FULL):
        if bench.arguments.problems and bench.flow_of(problem) is not None:
            continue
        mine, mip = bench.solve(name, problem, seconds), bench.solve_mip(problem, seconds)
        check_full(bench, name, mine, mip)
        rows.append([name, seconds, gap(mine), fixed(mine["seconds"]), gap(mip), fixed(mip["seconds"]) if mip else "–",
                     lead(mine, mip)])
    return table(["Every constraint", "limit s", "matching gap", "matching s", "HiGHS gap", "HiGHS s",
                  "plan better by"], rows)


def check_full(bench, name, mine, mip):
    if not mip:
        return
    slack = 1e-6 * max(1, abs(mine["bound"]))
    if mip["objective"] is not None and mip["objective"] > mine["bound"] + slack:
        bench.complaints.append(f"{name}: HiGHS has a plan worth {mip['objective']}, our bound is {mine['bound']}.")
    if mip["bound"] is not None and mine["plan"] and mine["objective"] > mip["bound"] + slack:
        bench.complaints.append(f"{name}: our plan is worth {mine['objective']}, HiGHS's bound is {mip['bound']}.")


def gap(answer):
    if not answer:
        return "–"
    if answer["objective"] is None or not answer.get("plan", True):
        return "no plan"
    if answer["optimal"]:
        return "proved"
    if answer["bound"] is None:
        return "no bound"
    return f"{(answer['bound'] - answer['objective']) / max(1, abs(answer['bound'])):.4%}"


def lead(mine, mip):
    """How much better our plan is, of its value."""
    if not mip or not mine["plan"]:
        return "–"
    if mip["objective"] is None:
        return "no plan to compare"
    return f"{(mine['objective'] - mip['objective']) / max(1, abs(mine['objective'])):.4%}"


def fixed(seconds):
    return "–" if seconds is None else f"{seconds:.3f}"


def ratio(mine, other):
    return f"{mine / other:.2f}" if mine is not None and other else "–"


def megabytes(answer):
    return f"{answer['own_bytes'] / 1e6:.1f} / {answer['peak_bytes'] / 1e6:.0f}" if answer else "–"


def table(head, rows):
    """A Markdown table; nothing without rows."""
    if not rows:
        return ""
    lines = [head, ["---"] * len(head)] + rows
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def processor():
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return "an unknown processor"
    found = re.search(r"model name\s*:\s*(.+)", text)
    return found.group(1).strip() if found else "an unknown processor"


def load():
    return ", ".join(f"{part:.1f}" for part in os.getloadavg())


def report(bench):
    commit = run(["git", "rev-parse", "--short", "HEAD"])[0].strip() or "unknown"
    before = load()
    tables = [text for text in (plain_table(bench), full_table(bench)) if text]
    versions = ", ".join(f"{name} {version}" for name, version in sorted(bench.versions.items()))
    head = f"# Peers on {processor()}"
    about = (f"{bench.arguments.date}, commit {commit}, {os.cpu_count()} cores, load average {before} before and "
             f"{load()} after. {versions}. Seed {bench.arguments.seed}, median of {bench.arguments.repeat} runs where "
             "only seats bind. Reading files is left out of every time. Memory is the algorithm's own and the whole "
             "process's: own are the solver's columns, and of LEMON what graph and simplex add to the process.")
    faults = [f"**Disagreement.** {complaint}" for complaint in bench.complaints]
    texts = [textwrap.fill(text, 118) for text in [about] + bench.missing + faults]
    return "\n\n".join([head] + texts + tables) + "\n"


def main():
    parser = argparse.ArgumentParser(description="The solver beside its peers, on the same files.")
    parser.add_argument("--date", required=True, help="the day, as the report shall state it")
    parser.add_argument("--quick", action="store_true", help="small sizes only")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--repeat", type=int, default=3, help="runs where only seats bind; the median counts")
    parser.add_argument("--out", type=pathlib.Path, help="a file for the report, beside standard output")
    parser.add_argument("problems", nargs="*", type=pathlib.Path, help="problem files instead of generated ones")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="peers-") as folder:
        bench = Bench(folder, arguments)
        text = report(bench)
    print(text)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")
    return 1 if bench.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
