"""How much a reading process may take: memory and time, and how the system is made to see to it."""

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

MEMORY = 1_500_000_000
"""Bytes of address space: a million rows of thirteen columns need about 1.2 GB."""

SILENCE = 25.0
"""Seconds without a word after which a file is given up; a process that unpacks a large one says
that it is alive while it grows (see `child_side`)."""

_LARGE = 20_000_000
_PER_BYTE = 1e-6
_AT_MOST = 90.0
"""A larger file is waited for a second a megabyte longer: an old PC parses a million rows slowly,
and whoever waits can cancel."""

_CPU = 1_800
"""Seconds of computing after which the system ends a process that nobody watches any more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take."""

    memory: int = MEMORY
    silence: float = SILENCE

    def silence_for(self, size: int) -> float:
        """Seconds without a word that a file of `size` bytes may take."""
        return self.silence + min(_AT_MOST, max(0, size - _LARGE) * _PER_BYTE)


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

    class _Counters(ctypes.Structure):
        _fields_ = (
            ("size", ctypes.c_uint32),
            ("page_faults", ctypes.c_uint32),
            ("peak_working_set", ctypes.c_size_t),
            ("others", ctypes.c_size_t * 7),
        )

    def memory_in_use() -> int:
        """Bytes of memory this process has held at most, 0 when the system does not say; for
        telling growth. Written from the documentation."""
        counters = _Counters()
        counters.size = ctypes.sizeof(counters)
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        itself = ctypes.c_void_p(kernel.GetCurrentProcess())
        asked = kernel.K32GetProcessMemoryInfo(itself, ctypes.byref(counters), counters.size)
        return int(counters.peak_working_set) if asked else 0

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

    def memory_in_use() -> int:
        """Bytes of memory this process holds, or has held at most; for telling growth."""
        statm = Path("/proc/self/statm")  # what getrusage says begins with the size of the parent
        if statm.exists():
            return int(statm.read_text(encoding="ascii").split()[1]) * resource.getpagesize()
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def put_in_job(process_handle: int, limits: Limits) -> int | None:  # noqa: ARG001
        """Elsewhere the process binds itself."""
        return None

    def close_job(job: int | None) -> None:
        """There is none."""
