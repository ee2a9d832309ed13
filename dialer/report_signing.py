"""Who signs: an officer their own work, the lead the team's, the head of branch above."""

from collections.abc import Sequence

from dialer.branch import Branch
from dialer.people import Officer, Role
from dialer.reports.model import Signer


def signers(branch: Branch, officers: Sequence[Officer], worker: str) -> tuple[Signer, ...]:
    """Return who signs, who made the report last.

    `worker` is whose work alone it shows, "" for the team's: the lead then hands in to the head
    of branch. Under the work of one the head signs only where the branch names one.
    """
    head, lead = head_of(branch), lead_of(branch, officers)
    if not worker:
        return head, lead
    above = (head,) if branch.head_name else ()
    return *above, lead, Signer("Petugas", worker)


def head_of(branch: Branch) -> Signer:
    """Return the head of branch."""
    return Signer(branch.head_title or "Kepala Cabang", branch.head_name, branch.head_nip)


def lead_of(branch: Branch, officers: Sequence[Officer]) -> Signer:
    """Return the lead: by the name that is set, or the only one there is."""
    leads = [one.name for one in officers if one.role is Role.LEAD and one.active]
    name = branch.lead_name or (leads[0] if len(leads) == 1 else "")
    return Signer(branch.lead_title or "Ketua Tim", name, branch.lead_nip)
