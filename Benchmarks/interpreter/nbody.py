# The planets' orbits, each body a list of floats.
from math import sqrt

SUN = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47841760435743]
JUPITER = [4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
           0.606326392995832, 2.81198684491626, -0.02521836165988763, 0.03769367487038949]
SATURN = [8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
          -1.01077434617879, 1.82566237123041, 0.00841576137658415, 0.011286326131968767]
URANUS = [12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
          1.08279100644154, 0.868713018169608, -0.010832637401363, 0.0017237240570597112]
BODIES = [SUN, JUPITER, SATURN, URANUS]

def advance(bodies, pairs, dt):
    for a, b in pairs:
        dx = a[0] - b[0]
        dy = a[1] - b[1]
        dz = a[2] - b[2]
        squared = dx * dx + dy * dy + dz * dz
        factor = dt / (squared * sqrt(squared))
        from_a, from_b = a[6] * factor, b[6] * factor
        a[3] -= dx * from_b
        a[4] -= dy * from_b
        a[5] -= dz * from_b
        b[3] += dx * from_a
        b[4] += dy * from_a
        b[5] += dz * from_a
    for body in bodies:
        body[0] += dt * body[3]
        body[1] += dt * body[4]
        body[2] += dt * body[5]

def energy(bodies, pairs):
    total = 0.0
    for x, y, z, vx, vy, vz, mass in bodies:
        total += 0.5 * mass * (vx * vx + vy * vy + vz * vz)
    for a, b in pairs:
        dx, dy, dz = (a[i] - b[i] for i in range(3))
        total -= a[6] * b[6] / sqrt(dx * dx + dy * dy + dz * dz)
    return total

pairs = [(a, b) for i, a in enumerate(BODIES) for b in BODIES[i + 1:]]
print(f"{energy(BODIES, pairs):.9f}")
for _ in range(125000):
    advance(BODIES, pairs, 0.001)
print(f"{energy(BODIES, pairs):.9f}")
