# Ints beyond 64 bits: factorials, Fibonacci numbers, powers with a modulus.
def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product

def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a

def is_prime(n):
    d, r = n - 1, 0
    while d % 2 == 0:
        d //= 2
        r += 1
    for base in (2, 3, 5, 7, 11, 13):
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True

print(sum(int(digit) for digit in str(factorial(1500))))
print(fibonacci(30000) % 1000000007)
print([n for n in range(10 ** 17, 10 ** 17 + 24000) if is_prime(n)])
x = 1
for i in range(400000):
    x = (x * 6364136223846793005 + 1442695040888963407) % (1 << 64)
print(x)
