"""What runs cells beside each other: a session, a Python, and oneDNN called as directly as can be."""
import ctypes, ctypes.util, math, os, re, statistics, subprocess, time

UNITS = {"s": 1e9, "ms": 1e6, "µs": 1e3, "us": 1e3, "ns": 1.0}

# The other side: reads cells from its pipe as tensrepl does, and times as its %timeit does.
DRIVER = r"""
import sys, time, gc
names = {"__name__": "__main__"}
text = ""
for line in sys.stdin:
    if line.startswith("%timeit "):
        _, _, loops, _, _, statement = line.split(" ", 5)
        exec("def timed(turns):\n    for _ in turns: " + statement, names)
        gc.disable()
        begin = time.perf_counter_ns()
        names["timed"](range(int(loops)))
        print((time.perf_counter_ns() - begin) / int(loops), "ns", flush=True)
        gc.enable()
    elif line == "\x04\n":
        exec(text, names)
        text = ""
        print("ready", flush=True)
    else: text += line
"""


class Side:
    """A process that runs cells."""

    def __init__(self, command, is_ours, preparation):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        text=True, encoding="utf-8", bufsize=1)
        self.is_ours, self.error = is_ours, None
        self.send(preparation + ("\nprint('ready')\n" if is_ours else "\n\x04\n"))
        self.expect("ready")

    def send(self, text):
        try: self.process.stdin.write(text); self.process.stdin.flush()
        except BrokenPipeError: pass

    def expect(self, word):
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if word in line: return line
        self.error = lines[-1].strip() if lines else "ended"
        return None

    def nanoseconds(self, statement, loops):
        """Time of one statement; None when this side cannot run it."""
        if self.error: return None
        self.send(f"%timeit -n {loops} -r 1 {statement}\n")
        # Warnings may come before the figure; after an error the process ends, and its last line says why.
        line = ""
        for line in self.process.stdout:
            found = re.match(r"([\d.e+]+) (s|ms|µs|us|ns)\b", line)
            if found: return float(found[1]) * UNITS[found[2]]
        self.error = line.strip() or "ended"
        return None

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def in_turns(sides, row, pairs):
    """Medians of each side and the median ratio second / first."""
    _, statement, loops, _, _ = row
    statements = statement if isinstance(statement, tuple) else (statement,)

    def once(side):
        # OpenMP's threads spin for some milliseconds after their last work and would take a processor from the other side.
        time.sleep(0.03)
        times = [side.nanoseconds(one, loops) for one in statements]
        if None in times: return None
        return times[0] if len(times) == 1 else (times[0] - times[1]) / 1000

    times = [[] for _ in sides]
    for turn in range(pairs + 1):
        for side, taken in zip(sides, times):
            one = once(side)
            if one is None: return [None] * len(sides), None, next(s.error for s in sides if s.error)
            if turn: taken.append(one)  # the first turn warms up
    ratio = statistics.median(b / a for a, b in zip(times[0], times[1])) if len(sides) > 1 else None
    return [statistics.median(taken) for taken in times], ratio, None


class OneDNN:
    """oneDNN 2 called as directly as can be: the floor under what a session takes."""

    def __init__(self):
        self.library = ctypes.CDLL(ctypes.util.find_library("dnnl") or "libdnnl.so.2")
        self.kept = []

    def floats(self, count):
        # Aligned as ours are, and touched once.
        raw = ctypes.create_string_buffer(count * 4 + 64)
        self.kept.append(raw)
        address = (ctypes.addressof(raw) + 63) & ~63
        values = (ctypes.c_float * count).from_address(address)
        for i in range(0, count): values[i] = math.sin(i) * 2
        return address

    def product(self, n):
        a, b, c = self.floats(n * n), self.floats(n * n), self.floats(n * n)
        size, plain, one = ctypes.c_int64(n), ctypes.c_char(b"N"), ctypes.c_float(1)
        call, pointer = self.library.dnnl_sgemm, ctypes.c_void_p
        return lambda: call(plain, plain, size, size, size, one, pointer(a), size, pointer(b), size, ctypes.c_float(0), pointer(c), size)

    def elementwise(self, algorithm, count):
        library, pointer = self.library, ctypes.c_void_p
        engine, stream, description, primitive = pointer(), pointer(), pointer(), pointer()
        memory, operation = ctypes.create_string_buffer(4096), ctypes.create_string_buffer(8192)
        size = ctypes.c_int64(count)

        def ok(status):
            if status: raise OSError(f"oneDNN refuses: {status}")
        ok(library.dnnl_engine_create(ctypes.byref(engine), 1, ctypes.c_size_t(0)))
        ok(library.dnnl_stream_create(ctypes.byref(stream), engine, 1))
        ok(library.dnnl_memory_desc_init_by_tag(memory, 1, ctypes.byref(size), 3, 2))
        ok(library.dnnl_eltwise_forward_desc_init(operation, 96, algorithm, memory, ctypes.c_float(0), ctypes.c_float(0)))
        ok(library.dnnl_primitive_desc_create(ctypes.byref(description), operation, None, engine, None))
        ok(library.dnnl_primitive_create(ctypes.byref(primitive), description))

        class Argument(ctypes.Structure):
            _fields_ = [("arg", ctypes.c_int), ("memory", pointer)]
        ends = [pointer(), pointer()]
        for end in ends: ok(library.dnnl_memory_create(ctypes.byref(end), memory, engine, pointer(self.floats(count))))
        arguments = (Argument * 2)(Argument(1, ends[0]), Argument(17, ends[1]))
        self.kept += [memory, operation, ends, arguments]

        def run():
            library.dnnl_primitive_execute(primitive, stream, 2, arguments)
            library.dnnl_stream_wait(stream)
        ok(library.dnnl_primitive_execute(primitive, stream, 2, arguments))
        return run


class Bare:
    """A bare primitive as a side of its own; the statement is what it runs."""
    error = None

    def __init__(self, runs): self.runs = runs

    def nanoseconds(self, statement, loops):
        run = self.runs[statement]
        begin = time.perf_counter_ns()
        for _ in range(loops): run()
        return (time.perf_counter_ns() - begin) / loops
