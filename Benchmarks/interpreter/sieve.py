# Primes by the sieve, with slices and with a loop.
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for n in range(2, int(limit ** 0.5) + 1):
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
    return [n for n, is_prime in enumerate(flags) if is_prime]

def factors(n, primes):
    found = []
    for p in primes:
        if p * p > n:
            break
        while n % p == 0:
            found.append(p)
            n //= p
    if n > 1:
        found.append(n)
    return found

primes = sieve(2500000)
print(len(primes), primes[-1], sum(primes))
print(sum(len(factors(n, primes)) for n in range(2, 100000)))
marked = [1] * 200000
for n in range(2, 448):
    if marked[n]:
        marked[n * n::n] = [0] * len(marked[n * n::n])
print(sum(marked) - 2)
