# Formatting: f-strings with specs, %, format, and tables of numbers.
NAMES = ["loss", "accuracy", "gradient norm", "rate"]

def row(step, values):
    cells = " | ".join(f"{name}={value:.4f}" for name, value in zip(NAMES, values))
    return f"[{step:05d}] {cells}"

def bar(share, width=20):
    filled = int(share * width)
    return f"|{'#' * filled:<{width}}| {share:6.1%}"

total = 0
for step in range(40000):
    share = step / 40000
    line = row(step, [1.0 / (step + 1), share, share * 3.14159, 1e-3 / (1 + step)])
    total += len(line)
print(total, line)
total = 0
for step in range(40000):
    total += len(bar(step / 40000)) + len("%d of %s: %.2f" % (step, "many", step / 7))
    total += len("{:>8} {:<10} {:^6}".format(step, "left", step % 100))
print(total, bar(0.375))
total = 0
for i in range(80000):
    total += len(f"{i} {i * 0.5} {i % 7}") + len(str(i)) + len(str(i / 3))
print(total)
print(sum(len(f"{i:,} {i:x} {i:>12} {i!r:>10}") for i in range(40000)))
print("\n".join(f"{n:<3}{n * n:>6}{n ** 3:>8}" for n in range(1, 4)))
