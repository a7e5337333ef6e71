"""Counts what the tests did: count.py LOG RESULTS EXIT_CODE.

Every test project of Matching.sln must have left a result file (.trx) in RESULTS that says that it ran to its end and
that tests ran; a project whose test host crashed has no such file, or one that says so. Prints one line per project,
then failures and skips by name, then "N passed, N failed". Exit code 0: all of that held, every test passed, none was
skipped but for data that no clone has, and `dotnet test` itself ended with EXIT_CODE 0.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

TRX = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"
MOST_LINES_OF_A_MESSAGE = 40

# Data that the project may not carry; a test that reads it says so when it is not there.
NOT_CARRIED = "is not beside the repository"


class Project:
    """One test project's results; it may have several files, when it is run more than once."""

    def __init__(self, name):
        self.name = name
        self.passed, self.failed, self.skipped, self.troubles = 0, [], [], []
        self.files = 0

    def read(self, root):
        self.files += 1
        for result in root.iter(TRX + "UnitTestResult"):
            outcome, test = result.get("outcome"), result.get("testName")
            message = " ".join(e.text or "" for e in result.iter(TRX + "Message")).strip()
            if outcome == "Passed":
                self.passed += 1
            elif outcome == "NotExecuted":
                self.skipped.append((test, message))
            else:
                self.failed.append((test, message or f"outcome {outcome}"))
        summary = root.find(TRX + "ResultSummary")
        # What a failed test prints is told with the test.
        self.troubles += [text for text in errors_of(root) if not text.startswith("[xUnit.net")]
        if summary.get("outcome") not in ("Completed", "Passed", "Failed"):
            self.troubles.append(f"the run ended as '{summary.get('outcome')}', expected 'Completed'")

    def close(self, log):
        if re.search(rf"No test is available in \S*/{re.escape(self.name)}\.dll", log):
            self.troubles.append("it holds no test, expected at least one")
        elif self.files == 0:
            self.troubles.append("no result file: its test host crashed, or it was not run")
        elif self.passed + len(self.failed) == 0 and not self.troubles:
            self.troubles.append("no test ran, expected at least one")


def projects_of_the_solution():
    """Names of the projects below tests that hold tests."""
    solution = pathlib.Path("Matching.sln").read_text(encoding="utf-8-sig")
    for path in re.findall(r'"(tests[^"]+\.csproj)"', solution):
        path = pathlib.Path(path.replace("\\", "/"))
        if "<IsTestSupport>true" not in path.read_text(encoding="utf-8"):
            yield path.stem


def assemblies_of(root):
    """Names of the test assemblies that a result file is about; an empty run names none."""
    storages = [test.get("storage", "") for test in root.iter(TRX + "UnitTest")]
    return {pathlib.PurePosixPath(storage.replace("\\", "/")).stem.lower() for storage in storages}


def errors_of(root):
    """What went wrong beside tests: a test host that crashed or did not start."""
    for info in root.iter(TRX + "RunInfo"):
        if info.get("outcome") == "Error":
            yield " ".join(e.text or "" for e in info.iter(TRX + "Text")).strip()


def read_projects(log, results):
    """The projects, and the errors of runs that name no project: a host that crashed reports no tests."""
    strays = []
    projects = {name.lower(): Project(name) for name in sorted(projects_of_the_solution())}
    for file in sorted(results.rglob("*.trx")):
        root = ElementTree.parse(file).getroot()
        assemblies = assemblies_of(root)
        for assembly in assemblies:
            projects.setdefault(assembly, Project(assembly)).read(root)
        if not assemblies:
            strays += errors_of(root)
    for project in projects.values():
        project.close(log)
    return list(projects.values()), strays


def main(log, results, exit_code):
    log = pathlib.Path(log).read_text(encoding="utf-8", errors="replace")
    projects, strays = read_projects(log, pathlib.Path(results))
    for p in projects:
        line = f"{p.name}: {p.passed} passed, {len(p.failed)} failed"
        print(line + (f", {len(p.skipped)} skipped" if p.skipped else "") + (" – TROUBLE" if p.troubles else ""))
    for p in projects:
        for test, message in p.failed:
            print(f"\nFAILED {test}")
            print("\n".join("  " + line for line in message.splitlines()[:MOST_LINES_OF_A_MESSAGE]))
        for test, message in p.skipped:
            print(f"\nSKIPPED {test}\n  {message}")
        for trouble in p.troubles:
            print(f"\nTROUBLE {p.name}: {trouble}")
    for text in strays:
        print("\nTROUBLE of a test host: " + "\n".join(line[:160] for line in text.splitlines()[:12]))
    passed = sum(p.passed for p in projects)
    # A project in trouble counts as one failure more: the tests that it did not report are unknown.
    failed = sum(len(p.failed) + (1 if p.troubles else 0) for p in projects)
    skipped = sum(len(p.skipped) for p in projects)
    if exit_code != 0 and failed == 0:
        failed = 1
        print(f"\nTROUBLE dotnet test ended with exit code {exit_code} though no result says why; the end of its log:")
        print("\n".join(log.splitlines()[-MOST_LINES_OF_A_MESSAGE:]))
    print(f"\n{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    needless = [test for p in projects for test, message in p.skipped if NOT_CARRIED not in message]
    return 0 if passed > 0 and failed == 0 and not needless else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
