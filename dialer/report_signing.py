"""Who signs a report: an officer their own work, the lead the team's, the head of branch above."""

from collections.abc import Sequence

from dialer.branch import Branch
from dialer.people import Officer, Role
from dialer.reports.model import Signer


def signers(branch: Branch, officers: Sequence[Officer], worker: str) -> tuple[Signer, ...]:
    """Return who signs, who made the report last.

    `worker` is whose work alone it shows, "" for the team's: the lead then hands in to the head
    of branch. Under the work of one the head signs only where the branch names one.
    """
    lead = Signer(branch.lead_title or "Ketua Tim", lead_name(branch, officers), branch.lead_nip)
    head = Signer(branch.head_title or "Kepala Cabang", branch.head_name, branch.head_nip)
    if not worker:
        return head, lead
    above = (head,) if branch.head_name else ()
    return *above, lead, Signer("Petugas", worker)


def lead_name(branch: Branch, officers: Sequence[Officer]) -> str:
    """Return the lead's name as set, or that of the only lead there is."""
    leads = [one.name for one in officers if one.role is Role.LEAD and one.active]
    return branch.lead_name or (leads[0] if len(leads) == 1 else "")
