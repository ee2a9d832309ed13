"""How much a reading process may take: memory and time, and how the system is made to see to it."""

import ctypes
import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

MEMORY = 1_500_000_000
"""Bytes of address space: a million rows of thirteen columns need about 1.2 GB."""

SILENCE = 25.0
"""Seconds without a word after which a small file is given up."""

SLOWEST = 1_000_000
"""Bytes of a file for which one more second of silence is granted."""

_CPU = 1_800
"""Seconds of computing after which the system ends a process that nobody watches any more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take; `silence` is for a small file, see `silence_for`."""

    memory: int = MEMORY
    silence: float = SILENCE

    def silence_for(self, size: int) -> float:
        """Seconds without a word that are granted to a file of `size` bytes."""
        return self.silence + size / SLOWEST


def hold_to(limits: Limits) -> None:
    """Bind this process to the limits; on Windows the parent does it (see `put_in_job`)."""
    if sys.platform != "win32":
        bounds = (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_CPU, _CPU),
            (resource.RLIMIT_CORE, 0),
        )
        for what, most in bounds:
            hard = resource.getrlimit(what)[1]
            unbound = hard == resource.RLIM_INFINITY
            resource.setrlimit(what, (most if unbound else min(most, hard), hard))


def is_bound() -> bool:
    """Whether the system itself keeps this process from taking all memory."""
    bound = False
    if sys.platform == "linux":  # others take the number and do not hold to it
        bound = resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
    return bound


if sys.platform == "win32":
    _LIMIT_PROCESS_MEMORY = 0x100
    _LIMIT_KILL_ON_JOB_CLOSE = 0x2000
    _EXTENDED_LIMITS = 9

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", ctypes.c_uint32),
            ("least_set", ctypes.c_size_t),
            ("most_set", ctypes.c_size_t),
            ("processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("priority", ctypes.c_uint32),
            ("scheduling", ctypes.c_uint32),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    def put_in_job(process_handle: int, limits: Limits) -> int | None:
        """A job object that bounds the memory and ends the child with this program.

        Returns the handle to keep and to close, None when the system refuses: then only time
        bounds the child. Written from the documentation; not yet proven on Windows.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        job = kernel.CreateJobObjectW(None, None)
        if not job:
            return None
        bounds = _Extended()
        bounds.basic.flags = _LIMIT_PROCESS_MEMORY | _LIMIT_KILL_ON_JOB_CLOSE
        bounds.process_memory = limits.memory
        handle = ctypes.c_void_p(job)
        done = kernel.SetInformationJobObject(
            handle, _EXTENDED_LIMITS, ctypes.byref(bounds), ctypes.sizeof(bounds)
        ) and kernel.AssignProcessToJobObject(handle, ctypes.c_void_p(process_handle))
        if done:
            return int(job)
        kernel.CloseHandle(handle)
        return None

    def close_job(job: int | None) -> None:
        """Close the job, which ends whatever still runs in it."""
        if job is not None:
            ctypes.WinDLL("kernel32").CloseHandle(ctypes.c_void_p(job))

else:

    def put_in_job(process_handle: int, limits: Limits) -> int | None:  # noqa: ARG001
        """Elsewhere the process binds itself."""
        return None

    def close_job(job: int | None) -> None:
        """There is none."""
