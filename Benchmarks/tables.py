"""How a row of a table is printed."""

def shown(nanoseconds):
    for unit, scale in (("s", 1e9), ("ms", 1e6), ("µs", 1e3), ("ns", 1.0)):
        if nanoseconds >= scale: return f"{nanoseconds / scale:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def print_row(name, ours, theirs, ratio, goal, remark=""):
    verdict = "" if goal is None or ratio is None else f"{'met' if ratio >= goal else 'MISSED'}: {goal:g}×"
    columns = [shown(ours) if ours else "—", shown(theirs) if theirs else "—", f"{ratio:.2f}×" if ratio else "—"]
    print(f"{name:44}{columns[0]:>11}{columns[1]:>11}{columns[2]:>10}  {verdict:14}{remark}".rstrip(), flush=True)


def heading(title, ours, theirs): print(f"\n{title:44}{ours:>11}{theirs:>11}{'ratio':>10}  goal")
