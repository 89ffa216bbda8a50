"""Judges `rootward emulate` by tools that nobody here wrote: boto3, the AWS CLI and moto. See bench/README.md."""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import venv

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
ENVIRONMENT = ROOT / "node_modules" / ".cache" / "judges"
HARBOR = ROOT / "test" / "organizations" / "harbor.json"
README = ROOT / "packages" / "local-cloud" / "README.md"


def prepared():
    """A virtual environment with the pinned tools; its Python."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
    return python


class Emulator:
    """`rootward emulate` in a process of its own."""

    def __init__(self, organization):
        words = ["node", "cli/bin.js", "emulate", str(organization), "--port", "0"]
        self.process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if line.startswith("Stop it"):
                break
        self.url = re.search(r"http://[\d.:]+", self.lines[0]).group()

    def exported(self):
        """The environment that the printed line sets."""
        words = next(line for line in self.lines if "export " in line).split("export ")[1]
        return dict(word.split("=", 1) for word in words.split())

    def stop(self, with_signal):
        """The exit code after one signal; None when the process goes on."""
        self.process.send_signal(with_signal)
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None


def written(organization):
    """A file with an organization, to be removed."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", dir=ENVIRONMENT, delete=False, encoding="utf-8") as file:
        json.dump(organization, file)
    return pathlib.Path(file.name)


def usual():
    """Harbor, with a tag on each of its accounts."""
    organization = json.loads(HARBOR.read_text(encoding="utf-8"))
    for account in organization["accounts"]:
        account.setdefault("tags", {"team": "one"})
    return organization


def larger(count):
    """An organization of so many accounts that listing it is throttled."""
    accounts = [{"id": str(100000000000 + n), "name": f"a{n}", "email": f"a{n}@large.example"} for n in range(count)]
    head = {"id": "o-largelarge", "managementAccountId": accounts[0]["id"]}
    return {"organization": head, "accounts": accounts}


def main():
    python = prepared()
    found = ENVIRONMENT / "found.jsonl"
    found.write_text("", encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}

    def judged(script, emulator, *more):
        environment = {**clean, **emulator.exported(), "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
                       "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
                       "JUDGE_FOUND": str(found)}
        subprocess.run([python, HERE / script, emulator.url, *map(str, more)], env=environment, check=True)

    def stopped(emulator, with_signal, expected):
        code = emulator.stop(with_signal)
        agrees = code == expected
        with found.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"key": f"emulate {with_signal.name}", "agrees": agrees, "by": "process",
                                  "text": f"exit code {code}, expected {expected}"}) + "\n")

    def judged_and_stopped(organization, script, *more, by, expected):
        file = written(organization)
        emulator = Emulator(file)
        try:
            judged(script, emulator, file, *more)
            stopped(emulator, by, expected)
        finally:
            emulator.process.kill()
            file.unlink()

    judged_and_stopped(usual(), "calls.py", by=signal.SIGINT, expected=130)
    judged_and_stopped(larger(300), "throttled.py", 300, by=signal.SIGTERM, expected=143)
    sys.exit(report([json.loads(line) for line in found.read_text(encoding="utf-8").splitlines()]))


def report(results):
    """Prints every difference. A line of the README that has the difference's key in backticks accepts it."""
    section = README.read_text(encoding="utf-8").split("## Differences from AWS")[1].split("\n## ")[0]
    documented = set(re.findall(r"`([^`]+)`", section))
    differences = [result for result in results if not result["agrees"]]
    open_ones = [result for result in differences if result["key"] not in documented]
    for result in differences:
        mark = "differs" if result in open_ones else "documented"
        print(f"{mark:<11} `{result['key']}`: {result['text']} (judge: {result['by']})")
    judges = sorted({result["by"] for result in results})
    counts = ", ".join(f"{judge} {sum(result['by'] == judge for result in results)}" for judge in judges)
    print(f"\n{len(results)} comparisons ({counts}): {len(results) - len(differences)} agree, "
          f"{len(differences) - len(open_ones)} differ as documented, {len(open_ones)} differ")
    return 1 if open_ones else 0


if __name__ == "__main__":
    main()
