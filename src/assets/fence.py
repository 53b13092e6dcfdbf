"""
Gives up access to the network and to other files, then executes the given command in its place. Linux only.

seccomp(2) refuses all sockets except local ones (AF_UNIX). It needs no privileges and works inside containers,
where network namespaces are mostly forbidden. Landlock(7) allows reading the system's programs and fonts, and writing one
folder. Kernels without Landlock only get the former. Both also apply to all processes that the command starts, each of which
gets at most the given number of bytes for its data; 0 is no limit.
"""
import ctypes, os, platform, resource, struct, sys

folder, install, memory, command = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long

def required(result):
    if result != 0:
        sys.exit(97)

machines = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
if platform.machine() not in machines:
    sys.exit(97)
audit, socket_call = machines[platform.machine()]
required(libc.prctl(38, 1, 0, 0, 0))  # PR_SET_NO_NEW_PRIVS

def landlock():
    version = libc.syscall(444, None, ctypes.c_size_t(0), ctypes.c_uint(1))
    if version < 2:
        return
    # All rights on files that version 2 knows, and truncating from version 3 on.
    everything = (1 << (15 if version >= 3 else 14)) - 1
    reading, of_files = 0b1101, everything & 0b100000000000111
    handled = ctypes.create_string_buffer(struct.pack("=Q", everything))
    ruleset = libc.syscall(444, handled, ctypes.c_size_t(8), ctypes.c_uint(0))
    if ruleset < 0:
        return
    def allow(path, rights):
        try:
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            return
        if not os.path.isdir(path):
            rights &= of_files
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, descriptor))
        libc.syscall(445, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint(0))
        os.close(descriptor)
    # /proc is harmless: Landlock itself hides what it shows of processes outside, by the same rules as for ptrace(2).
    system = ["/proc", "/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix/store", "/gnu/store", "/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice", "/sys/devices/system/cpu", "/sys/dev"]
    settings = ["fonts", "libreoffice", "alternatives", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime", "timezone", "locale.alias", "nsswitch.conf", "mime.types", "papersize", "paperspecs"]
    # Distributions keep settings and shared extensions in other folders and link to them.
    inside = [install] + [os.path.join(install, name) for name in ("program", "share")]
    entries = [os.path.join(parent, name) for parent in inside if os.path.isdir(parent) for name in os.listdir(parent)]
    linked = [os.path.realpath(path) for path in entries if os.path.islink(path)]
    for path in linked + system + ["/etc/" + name for name in settings] + [install, sys.prefix]:
        allow(path, reading)
    for name in ("null", "zero", "full", "random", "urandom"):
        allow("/dev/" + name, 0b110)
    allow("/tmp", 1 << 9 | 1 << 5)  # LibreOffice creates and removes its sockets only here.
    allow(folder, everything)
    required(libc.syscall(446, ctypes.c_int(ruleset), ctypes.c_uint(0)))
    os.close(ruleset)

landlock()
if memory > 0:
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))

def operation(code, k, yes=0, no=0):
    return struct.pack("=HBBI", code, yes, no, k)

load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
allowed, refused, unknown = 0x7FFF0000, 0x50000 | 13, 0x50000 | 38  # EACCES, ENOSYS
program = b"".join([
    operation(load, 4),                        # loads the architecture of the system call
    operation(equal, audit, 1, 0),
    operation(answer, unknown),
    operation(load, 0),                        # loads its number
    operation(at_least, 0x40000000, 5, 0),     # refuses numbers of the x32 calling convention
    operation(equal, 425, 4, 0),               # refuses io_uring_setup, because io_uring can open sockets
    operation(equal, socket_call, 0, 2),
    operation(load, 16),                       # loads the address family of the socket
    operation(equal, 1, 0, 2),
    operation(answer, allowed),
    operation(answer, unknown),
    operation(answer, refused),
])
instructions = ctypes.create_string_buffer(program)
class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]
required(libc.prctl(22, 2, ctypes.byref(Program(len(program) // 8, ctypes.addressof(instructions))), 0, 0))
os.execvp(command[0], command)
