"""Whole programs of plain Python in CPython and here: --interpreter."""
import os, statistics, subprocess, sys, tempfile
from tables import shown

HERE = os.path.dirname(os.path.abspath(__file__))


def processor_time(command):
    """Seconds that a process computed, in user and system mode, and what it printed."""
    # OpenBLAS's threads would spin for a while after they are made: they have no part in these programs.
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="1")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    output = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, output


def interpreter(options):
    """The programs of Benchmarks/interpreter, each in turns in CPython and here."""
    folder = os.path.join(HERE, "interpreter")
    print(f"{'against CPython ' + sys.version.split()[0]:24}{'tensrepl':>11}{'CPython':>11}{'ratio':>9}")
    ratios = []
    for program in sorted(os.listdir(folder)):
        if not program.endswith(".py") or options.only not in program: continue
        path = os.path.join(folder, program)
        ours, theirs = [], []
        for _ in range(options.pairs):
            (time_of_ours, said), (time_of_theirs, expected) = processor_time([options.tensrepl, "run", path]), processor_time([sys.executable, path])
            ours.append(time_of_ours)
            theirs.append(time_of_theirs)
        ratio = statistics.median(a / b for a, b in zip(ours, theirs))
        ratios.append(ratio)
        remark = "" if said == expected else "  OUTPUT DIFFERS"
        print(f"{program[:-3]:24}{shown(statistics.median(ours) * 1e9):>11}{shown(statistics.median(theirs) * 1e9):>11}{ratio:8.2f}×{remark}", flush=True)
    if ratios: print(f"{'geometric mean':46}{statistics.geometric_mean(ratios):8.2f}×   goal: 0.80×, none above 1.5×")
    if options.only in "reading": reading(options)


def reading(options):
    """How fast a long program is read and compiled: the programs' own text, in functions that nobody calls."""
    lines = []
    folder = os.path.join(HERE, "interpreter")
    for program in sorted(os.listdir(folder)):
        with open(os.path.join(folder, program)) as file: lines += [f"def program_{len(lines)}():"] + ["    " + line for line in file.read().splitlines()]
    lines *= 100
    with tempfile.TemporaryDirectory() as folder:
        empty, long = os.path.join(folder, "empty.py"), os.path.join(folder, "long.py")
        for path, text in (empty, ""), (long, "\n".join(lines)):
            with open(path, "w") as file: file.write(text + "\n")
        rates = []
        for command in [options.tensrepl, "run"], [sys.executable]:
            least = lambda path: min(processor_time(command + [path])[0] for _ in range(options.pairs))
            rates.append(len(lines) * 60 / max(least(long) - least(empty), 1e-9) / 1e6)
    print(f"{'lines read and compiled a minute':33}{rates[0]:.1f} M{rates[1]:9.1f} M             goal: 1 M")
