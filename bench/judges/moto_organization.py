"""An organization in moto with as many kinds of things as the emulator's."""
import contextlib
import logging

from moto.server import ThreadedMotoServer

from judging import client


def served():
    """Serves moto. Gives its address, and the ids of what is in it by the names that the calls use."""
    return served_by(built)


@contextlib.contextmanager
def served_by(build):
    """Serves moto. Gives its address, and what `build` gives for it."""
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    url = "http://{}:{}".format(*server.get_host_and_port())
    try:
        yield url, build(url)
    finally:
        server.stop()


def built(url):
    organizations = client("organizations", url)
    management = organizations.create_organization(FeatureSet="ALL")["Organization"]["MasterAccountId"]
    root = organizations.list_roots()["Roots"][0]["Id"]
    organizations.enable_policy_type(RootId=root, PolicyType="SERVICE_CONTROL_POLICY")
    unit = organizations.create_organizational_unit(ParentId=root, Name="Workloads")["OrganizationalUnit"]["Id"]
    created = [organizations.create_account(Email=f"a{n}@moto.example", AccountName=f"a{n}")["CreateAccountStatus"]
               for n in range(2)]
    member, unregistered = (one["AccountId"] for one in created)
    organizations.tag_resource(ResourceId=member, Tags=[{"Key": "team", "Value": "one"}])
    organizations.enable_aws_service_access(ServicePrincipal="ssm.amazonaws.com")
    organizations.register_delegated_administrator(AccountId=member, ServicePrincipal="ssm.amazonaws.com")
    return {"management": management, "root": root, "unit": unit, "member": member, "tagged": member,
            "unregistered": unregistered, "policy": "p-FullAWSAccess", "nobody": "999999999999", "nowhere": "ou-none-nowhere1"}
