// The functions of `math` that count: factorial, comb, perm, gcd, lcm, isqrt.

import BigInt

extension Machine {
    func installIntegerFunctions(_ module: ModuleObject) {
        put(module, "factorial(x, /)") { machine, a in
            let n = try machine.integer(a[0])
            if n.isNegative { throw Raise(.valueError, "factorial() not defined for negative values") }
            guard let count = Int(exactly: n) else {
                throw Raise(.overflowError, "factorial() argument should not exceed 9223372036854775807")
            }
            return .integer(try fallingProduct(count, count))
        }
        put(module, "perm(n, k=None, /)") { machine, a in
            let n = try machine.integer(a[0])
            if a[1].isNone {
                if n.isNegative { throw Raise(.valueError, "factorial() not defined for negative values") }
                guard let count = Int(exactly: n) else {
                    throw Raise(.overflowError, "factorial() argument should not exceed 9223372036854775807")
                }
                return .integer(try fallingProduct(count, count))
            }
            let k = try machine.integer(a[1])
            return .integer(try chosen(n, k) { n, k in try fallingProduct(n, k) } ?? 0)
        }
        put(module, "comb(n, k, /)") { machine, a in
            let n = try machine.integer(a[0]), k = try machine.integer(a[1])
            let fewer = !n.isNegative && !k.isNegative && k <= n ? min(k, n - k) : k
            return .integer(
                try chosen(n, fewer) { n, k in try fallingProduct(n, k) / fallingProduct(BigInt(k), k) } ?? 0)
        }
        put(module, "isqrt(n, /)") { machine, a in
            let n = try machine.integer(a[0])
            if n.isNegative { throw Raise(.valueError, "isqrt() argument must be nonnegative") }
            guard n.bitLength <= 1 << 18 else { throw Raise(.memoryError, arguments: []) }
            return .integer(n.squareRoot())
        }
        put(module, "gcd(*integers)") { machine, a in
            var result = BigInt(0)
            for value in a.extra { result = try greatestDivisor(result, machine.integer(value)) }
            return .integer(result)
        }
        put(module, "lcm(*integers)") { machine, a in
            var result = BigInt(1)
            for value in a.extra {
                let next = try machine.integer(value)
                if next.isZero || result.isZero {
                    result = 0
                } else {
                    result = try product(result / greatestDivisor(result, next), BigInt(next.magnitude))
                }
            }
            return .integer(result)
        }
    }
}

private func chosen(_ n: BigInt, _ k: BigInt, _ body: (BigInt, Int) throws -> BigInt) throws -> BigInt? {
    if n.isNegative { throw Raise(.valueError, "n must be a non-negative integer") }
    if k.isNegative { throw Raise(.valueError, "k must be a non-negative integer") }
    if k > n { return 0 }
    guard let count = Int(exactly: k) else { throw Raise(.overflowError, "k must not exceed 9223372036854775807") }
    return try body(n, count)
}

private func fallingProduct(_ n: Int, _ k: Int) throws -> BigInt { try fallingProduct(BigInt(n), k) }

/// n · (n - 1) · … of `k` factors, multiplied in halves so that the operands stay of a size.
/// - Throws: `MemoryError` when the product would be too long.
private func fallingProduct(_ n: BigInt, _ k: Int) throws -> BigInt {
    guard k > 0 else { return 1 }
    let (bits, overflow) = k.multipliedReportingOverflow(by: max(n.bitLength, 1))
    guard !overflow, bits <= integerBitLimit else { throw Raise(.memoryError, arguments: []) }
    func product(_ from: Int, _ count: Int) -> BigInt {
        if count <= 8 { return (from..<from + count).reduce(BigInt(1)) { $0 * (n - BigInt($1)) } }
        let half = count / 2
        return product(from, half) * product(from + half, count - half)
    }
    return product(0, k)
}

private func greatestDivisor(_ a: BigInt, _ b: BigInt) throws -> BigInt {
    if let x = Int(exactly: a), let y = Int(exactly: b) {
        var (x, y) = (x.magnitude, y.magnitude)
        while y != 0 { (x, y) = (y, x % y) }
        return BigInt(x)
    }
    guard a.bitLength <= 1 << 17, b.bitLength <= 1 << 17 else { throw Raise(.memoryError, arguments: []) }
    var (x, y) = (a.magnitude, b.magnitude)
    while !y.isZero { (x, y) = (y, x % y) }
    return BigInt(x)
}
