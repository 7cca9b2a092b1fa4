"""What a program in a container may try by itself; each prints in one word what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.containers import Profile

PYTHON = ("/usr/bin/python", "-S", "-u", "-c")
PERL = ("/usr/bin/perl", "-e")
ALL = tuple(Profile)
BOXED = (Profile.STRICT, Profile.STANDARD)

_TRY = """
import os, socket, sys, time
def attempt():
{body}
try: print(attempt())
except OSError as error: print(error.strerror or error)
print("done"); time.sleep(1000)
"""

# Numbers of system calls, on x86-64 and on 64-bit ARM.
_SYSCALL = """
$| = 1;
my ($x86, $arm, @with) = ({numbers}, {arguments});
open(my $self, '<', '/proc/self/exe'); read($self, my $head, 20);
my $number = unpack('v', substr($head, 18, 2)) == 62 ? $x86 : $arm;
print syscall($number, @with) != -1 ? 'succeeded' : $! == 1 ? 'Operation not permitted' : 'error ' . ($! + 0);
print "\\ndone\\n"; sleep 1000;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """*words* say it in the table; *seen* is the first line that the program writes; *outcome* says what that means.

    It runs once under each of *profiles*. `user` where it should not begin as root.
    """

    words: str
    command: tuple[str, ...]
    code: str
    seen: str
    outcome: str
    profiles: tuple[Profile, ...] = ALL
    user: str = ""


def tries(words: str, body: str, seen: str, outcome: str, *, profiles: tuple[Profile, ...] = ALL) -> Attempt:
    """An attempt in Python; *body* is that of a function, which returns a word or raises OSError."""
    code = _TRY.format(body="\n".join(f"    {line}" for line in body.strip().splitlines()))
    return Attempt(words=words, command=PYTHON, code=code, seen=seen, outcome=outcome, profiles=profiles)


def calls(words: str, numbers: str, arguments: str, outcome: str) -> Attempt:
    """An attempt by a system call that must be refused; the numbers of it on both kinds of processor."""
    code = _SYSCALL.format(numbers=numbers, arguments=arguments)
    return Attempt(words=words, command=PERL, code=code, seen="Operation not permitted", outcome=outcome)


ATTEMPTS = (
    calls("mount a file system", "165, 40", '"none", "/mnt", "tmpfs", 0, 0', "refused"),
    calls("make namespaces of its own, to be root in them", "272, 97", "0x10000000", "refused"),
    tries(
        "make a device of the disk",
        'os.mknod("/tmp/disk", 0o60600, os.makedev(8, 0))\nreturn "succeeded"',
        "Operation not permitted",
        "refused",
    ),
    tries("become another user", 'os.setuid(1234)\nreturn "succeeded"', "Operation not permitted", "refused"),
    tries(
        "give a file to another user",
        'open("/tmp/file", "w").close()\nos.chown("/tmp/file", 1234, 1234)\nreturn "succeeded"',
        "Operation not permitted",
        "refused",
    ),
    Attempt(
        words="become root through a program that is setuid root",
        command=("/usr/bin/perl-of-root", "-e"),
        code='$| = 1; print "$>\\ndone\\n"; sleep 1000',
        seen="1000",
        outcome="stays who it is: no new privileges",
        user="1000:1000",
    ),
    tries(
        "forge packets with a raw socket",
        'socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)\nreturn "succeeded"',
        "Operation not permitted",
        "refused",
    ),
    tries(
        "change a setting of the kernel",
        'open("/proc/sys/kernel/core_pattern", "w").write("|/tmp/x")\nreturn "succeeded"',
        "Read-only file system",
        "refused: it can be read only",
        profiles=(Profile.STANDARD, Profile.COMPAT),
    ),
    tries(
        "find the engine's socket",
        """
sockets = [f"{folder}/{name}" for folder in ("/var/run", "/run", "/run/podman", "/run/containerd")
           for name in ("docker.sock", "podman.sock", "containerd.sock")]
return [path for path in sockets if os.path.exists(path)]""",
        "[]",
        "there is none",
    ),
    tries(
        "see other programs of this computer",
        """
others = [name for name in os.listdir("/proc") if name.isdigit() and int(name) not in (1, os.getpid())]
return others""",
        "[]",
        "sees its own only",
    ),
    tries(
        "read the variables of the user",
        "return sorted(set(os.environ) - {'PATH', 'HOME', 'HOSTNAME', 'PYTHONHOME', 'PYTHONUTF8', 'LD_LIBRARY_PATH'})",
        "[]",
        "gets none",
    ),
    tries(
        "change its own program",
        'open("/app/server.py", "a").close()\nreturn "succeeded"',
        "Permission denied",
        "refused: it is not root, and the file is root's",
        profiles=(Profile.STRICT,),
    ),
    tries(
        "change its own program",
        'open("/app/server.py", "a").close()\nreturn "succeeded"',
        "Read-only file system",
        "refused: its image can be read only",
        profiles=(Profile.STANDARD,),
    ),
    tries(
        "change its own program",
        'open("/app/server.py", "a").close()\nreturn "succeeded"',
        "succeeded",
        "may, in this container; the next one begins from the image again",
        profiles=(Profile.COMPAT,),
    ),
    tries(
        "run a program from the folder for temporary files",
        """
open("/tmp/program", "wb").write(open("/usr/bin/perl", "rb").read())
os.chmod("/tmp/program", 0o755)
child = os.fork()
if not child:
    try: os.execv("/tmp/program", ["program", "-e", "exit 7"])
    except OSError as error: os._exit(error.errno)
return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])""",
        "13",
        "refused",
        profiles=(Profile.STRICT,),
    ),
    tries(
        "fill the folder for temporary files",
        """
written = 0
with open("/tmp/file", "wb", buffering=0) as file:
    try:
        while True: written += file.write(bytes(65536))
    except OSError as error: return f"{error.strerror} after {written >> 20} MiB\"""",
        "No space left on device after 8 MiB",
        "ends at the limit (256 MiB)",
        profiles=BOXED,
    ),
    tries(
        "fill the disk through its data",
        """
with open("/data/file", "wb", buffering=0) as file:
    written = sum(file.write(bytes(1 << 20)) for _ in range(64))
return f"{written >> 20} MiB written\"""",
        "64 MiB written",
        "not prevented: Docker's volumes have no size. The size of the data is shown, and `data clean` removes it",
    ),
    tries(
        "start programs without end (fork bomb)",
        """
count = 0
while True:
    try: child = os.fork()
    except OSError: return "at its limit" if count < 64 else f"{count} processes"
    if not child: time.sleep(1000)
    count += 1""",
        "at its limit",
        "ends at the limit (256)",
    ),
    tries(
        "open files without end",
        """
files = []
while True:
    try: files.append(open("/proc/self/status"))
    except OSError: return "at its limit" if len(files) < 128 else f"{len(files)} files\"""",
        "at its limit",
        "ends at the limit (8,192)",
    ),
    tries(
        "reach the address of a cloud's metadata, 169.254.169.254",
        """
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
    probe.connect(("169.254.169.254", 80))
    return "a way leads there" if probe.getsockname()[0] else "no way\"""",
        "a way leads there",
        "not prevented: it goes out through the gateway like any other address. On a rented machine close it in "
        "the firewall",
    ),
)
