# A logistic map and a numerical integral: floats in a plain loop.
import math

def integrate(f, low, high, steps):
    width = (high - low) / steps
    total = 0.5 * (f(low) + f(high))
    for i in range(1, steps):
        total += f(low + i * width)
    return total * width

def logistic(rate, x, turns):
    total = 0.0
    for _ in range(turns):
        x = rate * x * (1.0 - x)
        if x > 0.5:
            total += x
        else:
            total -= x ** 2
    return total

def gaussian(x):
    return math.exp(-x * x / 2.0)

print(f"{logistic(3.7, 0.4, 4500000):.10f}")
print(f"{integrate(gaussian, -5.0, 5.0, 900000):.10f}")
