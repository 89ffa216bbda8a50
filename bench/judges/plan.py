"""Judges `rootward plan` on moto's server: an AWS that nobody here wrote. See bench/README.md.
Compared are the verdicts on the contacts of every account with what boto3 put; what moto lacks has to be unreadable."""
import contextlib
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
ENVIRONMENT = ROOT / "node_modules" / ".cache" / "judges"

if __name__ == "__main__" and pathlib.Path(sys.prefix) != ENVIRONMENT:
    from run import prepared
    sys.exit(subprocess.run([prepared(), __file__, *sys.argv[1:]]).returncode)

from judging import client
from moto_organization import served_by

TYPES = ["SECURITY", "BILLING", "OPERATIONS"]
WANTED = {
    "SECURITY": {"Name": "Security Operations", "Title": "SOC", "EmailAddress": "security@moto.example",
                 "PhoneNumber": "+1 555 010 0101"},
    "BILLING": {"Name": "Cloud Finance", "Title": "FinOps", "EmailAddress": "billing@moto.example",
                "PhoneNumber": "+1 555 010 0102"},
    "OPERATIONS": {"Name": "Cloud Platform", "Title": "On-call", "EmailAddress": "oncall@moto.example",
                   "PhoneNumber": "+1 555 010 0103"},
}
FOREIGN = {"Name": "Somebody Before", "Title": "Founder", "EmailAddress": "founder@moto.example",
           "PhoneNumber": "+1 555 010 0199"}
# As long and as strange as the model of PutAlternateContact allows.
ODD = {"Name": "Zoë O’Hara-Ωmega <b>&amp;</b> " + "n" * 30, "Title": "=HYPERLINK(\"x\"), \"quoted\"\\ 🔐",
       "EmailAddress": "o.dd+tag=1&x|y#z!@sub.moto.example", "PhoneNumber": "(+44) 0-20 7946 0000"}
NAMES = [["Security"], ["Workloads"], ["Workloads", "Prod"], ["Workloads", "Prod", "EU"], ["Workloads", "Dev"], ["Sandbox"]]


def built(url):
    """30 accounts in nested units. Gives the units' ids by path, and the contacts that were put, by account."""
    organizations, account = client("organizations", url), client("account", url)
    management = organizations.create_organization(FeatureSet="ALL")["Organization"]["MasterAccountId"]
    root = organizations.list_roots()["Roots"][0]["Id"]
    units = {(): root}
    for path in map(tuple, NAMES):
        made = organizations.create_organizational_unit(ParentId=units[path[:-1]], Name=path[-1])
        units[path] = made["OrganizationalUnit"]["Id"]
    # moto does not know iam.amazonaws.com as a service that can be trusted.
    organizations.enable_aws_service_access(ServicePrincipal="account.amazonaws.com")
    put, places = {management: {}}, {management: ()}
    for number in range(29):
        made = organizations.create_account(Email=f"root+{number}@moto.example", AccountName=f"account-{number}")
        id = made["CreateAccountStatus"]["AccountId"]
        places[id] = list(units)[number % len(units)]
        if places[id]:
            organizations.move_account(AccountId=id, SourceParentId=root, DestinationParentId=units[places[id]])
        put[id] = contacts(number)
        for type, contact in put[id].items():
            account.put_alternate_contact(AccountId=id, AlternateContactType=type, **contact)
    return {"management": management, "units": units, "put": put, "places": places}


def contacts(number):
    """All three, some, none, somebody else's, and odd ones, by turns."""
    if number == 7:
        return {type: ODD for type in TYPES}
    kinds = [WANTED, {}, {"SECURITY": WANTED["SECURITY"]}, {**WANTED, "BILLING": FOREIGN},
             {type: WANTED[type] for type in ["BILLING", "OPERATIONS"]}]
    return kinds[number % len(kinds)]


class Judge:
    def __init__(self):
        self.wrong = 0
        self.right = 0

    def check(self, what, agrees, got=""):
        self.right += bool(agrees)
        self.wrong += not agrees
        if not agrees:
            print(f"differs  {what}: {got}")


def rootward(url, *words, credentials=True):
    """One run of the command line. Gives exit code, stdout and stderr."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    keys = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any"} if credentials else {}
    environment = {**clean, **keys, "AWS_ENDPOINT_URL": url, "AWS_EC2_METADATA_DISABLED": "true",
                   "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    done = subprocess.run(["node", "cli/bin.js", *words], cwd=ROOT, env=environment, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def clean(judge, what, code, out, err, expected=0):
    judge.check(f"{what}: exit code", code == expected, f"{code} instead of {expected}\n{out[-800:]}\n{err[-800:]}")
    traces = [line for line in (out + err).splitlines() if line.lstrip().startswith("at ") or "Traceback" in line]
    judge.check(f"{what}: no stack trace", not traces, traces[:3])


def verdicts(report):
    return {account["id"]: {finding["rule"]: finding for finding in account["findings"]} for account in report["accounts"]}


def judge_contacts(judge, what, report, there, expected):
    """Each contact's verdict and reason against what boto3 put. Nothing about a root user is compliant: moto cannot tell."""
    for id, findings in verdicts(report).items():
        for type in TYPES:
            found = findings[f"{type.lower()}-contact"]
            got = (found["verdict"], found["reason"])
            judge.check(f"{what}: {type} of {id}", got == expected(there["put"][id].get(type), type),
                        f"{got} instead of {expected(there['put'][id].get(type), type)}: {found['message']}")
        for rule in ["root-access-key", "root-mfa", "root-password", "root-signing-certificate", "root-recent-use"]:
            if id != there["management"]:
                got = (findings[rule]["verdict"], findings[rule]["reason"])
                judge.check(f"{what}: {rule} of {id}", got == ("unknown", "unreadable"), got)
                judge.check(f"{what}: {rule} of {id} has its cause", findings[rule].get("evidence", {}).get("cause"),
                            findings[rule])


def required(contact, _type):
    """In mode require, and in mode fill."""
    return ("violation", "missing") if contact is None else ("compliant", "present")


def enforced(contact, type):
    if contact is None:
        return "violation", "missing"
    return ("compliant", "equal") if contact == WANTED[type] else ("violation", "differs")


FIELDS = {"Name": "name", "Title": "title", "EmailAddress": "email", "PhoneNumber": "phone"}


def fields(contact):
    """A contact as Rootward's files write it."""
    return contact and {FIELDS[key]: value for key, value in contact.items()}


def policy(mode):
    """A rootward.yaml that wants the contacts of WANTED; JSON is YAML."""
    return json.dumps({"contacts": {"mode": mode, "default": {type: fields(WANTED[type]) for type in TYPES},
                                    "maxOverwrites": 100},
                       "approvals": {"approvers": [{"name": "Security lead", "email": "lead@moto.example"}]}})


def judged(out):
    judge = Judge()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    # Without an organization.
    with served_by(lambda _url: None) as (url, _):
        code, stdout, stderr = rootward(url, "plan")
        clean(judge, "no organization", code, stdout, stderr, 3)
        judge.check("no organization: says so", "is in no organization" in stderr, stderr)
        code, stdout, stderr = rootward(url, "plan", credentials=False)
        clean(judge, "no credentials", code, stdout, stderr, 3)
        judge.check("no credentials: says so", "no AWS credentials" in stderr, stderr)
    # At an address where no AWS answers.
    for status, body in [(404, "<html>not here</html>"), (501, ""), (200, "<html>hello</html>"), (200, "{}")]:
        with nowhere(status, body) as url:
            code, stdout, stderr = rootward(url, "plan")
            clean(judge, f"HTTP {status} {body}", code, stdout, stderr, 3)
            print(f"HTTP {status} {body}: {stderr.strip()}")
    with served_by(built) as (url, there):
        planned(judge, out, url, there)
    return judge


def planned(judge, out, url, there):
    def plan(name, *words, expected=0):
        code, stdout, stderr = rootward(url, "plan", *words)
        clean(judge, name, code, stdout, stderr, expected)
        (out / f"{name}.txt").write_text(stdout + stderr, encoding="utf-8")
        return stdout, stderr

    def report(name):
        return json.loads((out / name / "report.json").read_text(encoding="utf-8"))

    plan("plan", "--out", str(out / "plan"))
    first = report("plan")
    judge.check("plan: accounts", len(first["accounts"]) == 30, len(first["accounts"]))
    judge_contacts(judge, "plan", first, there, required)
    for account in first["accounts"]:
        id, unit = account["id"], there["units"][there["places"][account["id"]]]
        judge.check(f"plan: unit of {id}", account["unit"] == unit, f"{account['unit']} instead of {unit}")
    plan("no-violations", "--fail-on", "violations", expected=1)
    for mode, expected in [("enforce", enforced), ("fill", required)]:
        file = out / f"{mode}.yaml"
        file.write_text(policy(mode), encoding="utf-8")
        plan(mode, "--policy", str(file), "--out", str(out / mode))
        judge_contacts(judge, mode, report(mode), there, expected)
        judge_changes(judge, mode, out / mode, there, expected)
    some = list(there["put"])[5:8]
    stdout, _ = plan("account", *[word for id in some for word in ["--account", id]], "--json")
    judge.check("account: only those", sorted(verdicts(json.loads(stdout))) == sorted(some), stdout[:300])
    judge_contacts(judge, "account", json.loads(stdout), there, required)
    for unit, below in [("Workloads", ("Workloads",)), ("Workloads/Prod", ("Workloads", "Prod")),
                        (there["units"][("Workloads", "Prod", "EU")], ("Workloads", "Prod", "EU"))]:
        stdout, _ = plan(f"unit {unit}".replace("/", " "), "--unit", unit, "--json")
        inside = [id for id, place in there["places"].items() if place[:len(below)] == below]
        judge.check(f"unit {unit}: only those", sorted(verdicts(json.loads(stdout))) == sorted(inside), stdout[:300])
    _, stderr = plan("unknown-account", "--account", "999999999999", expected=2)
    judge.check("unknown account: named", "999999999999" in stderr, stderr)
    plan("unknown-unit", "--unit", "Nowhere", expected=2)
    plan("role", "--role", "OrganizationAccountAccessRole", "--out", str(out / "role"))
    judge_contacts(judge, "role", report("role"), there, required)
    if "\n  init " in rootward(url, "--help")[1]:
        proposed(judge, out, url)


def proposed(judge, out, url):
    """`init` writes a policy that `plan` accepts, and never over a file; `doctor` ends, and knows what it does not know."""
    file = str(out / "rootward.yaml")
    words = ["init", "--out", file, "--approver", "Security lead <lead@moto.example>"]
    clean(judge, "init", *rootward(url, *words))
    clean(judge, "init over a file", *rootward(url, *words), 2)
    written = pathlib.Path(file).read_text(encoding="utf-8")
    for type in TYPES:
        judge.check(f"init: {type} is the most common", WANTED[type]["EmailAddress"] in written, written)
    clean(judge, "plan under it", *rootward(url, "plan", "--policy", file))
    code, stdout, stderr = rootward(url, "doctor", "--json", "--policy", file, "--mail-from", "rootward@moto.example")
    clean(judge, "doctor", code, stdout, stderr)
    states = {check["id"]: check["state"] for check in json.loads(stdout)["checks"]}
    # moto has no ListOrganizationsFeatures and no delegation of these two services.
    for id in ["root-credentials-management", "account-administrator", "root-administrators"]:
        judge.check(f"doctor: {id}", states.get(id) == "unknown", states.get(id))


def judge_changes(judge, what, folder, there, expected):
    """The contacts that would be written: the old values are those that boto3 put."""
    changes = json.loads((folder / "contact-changes.json").read_text(encoding="utf-8"))["changes"]
    found = {(change["account"], change["type"]): (change["before"], change["after"]) for change in changes}
    wanted = {(id, type): (fields(put.get(type)), fields(WANTED[type])) for id, put in there["put"].items()
              for type in TYPES if expected(put.get(type), type)[0] == "violation"}
    judge.check(f"{what}: {len(wanted)} contacts would change", found == wanted,
                [key for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key)][:3])


@contextlib.contextmanager
def nowhere(status, body):
    """A server that is no AWS. Gives its address."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    result = judged(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ENVIRONMENT / "plan"))
    print(f"{result.right + result.wrong} comparisons: {result.right} agree, {result.wrong} differ")
    sys.exit(1 if result.wrong else 0)
