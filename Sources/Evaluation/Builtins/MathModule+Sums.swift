// The functions of `math` over several numbers: fsum, prod, hypot, dist.

import Glibc

extension Machine {
    func installSums(_ module: ModuleObject) {
        put(module, "fsum(seq, /)") { machine, a in
            let iterator = try machine.iterator(a[0])
            var sum = ExactSum()
            while let value = try iterator.next(machine) { try sum.add(machine.double(value)) }
            return .float(try sum.result())
        }
        put(module, "prod(iterable, /, *, start=1)") { machine, a in
            let iterator = try machine.iterator(a[0])
            var result = a[1]
            while let value = try iterator.next(machine) { result = try machine.binary(.multiply, result, value) }
            return result
        }
        put(module, "hypot(*coordinates)") { machine, a in .float(euclideanLength(try a.extra.map { try machine.double($0) })) }
        put(module, "dist(p, q, /)") { machine, a in
            let p = try machine.elements(a[0]), q = try machine.elements(a[1])
            guard p.count == q.count else {
                throw Raise(.valueError, "both points must have the same number of dimensions")
            }
            return .float(euclideanLength(try zip(p, q).map { try machine.double($0) - machine.double($1) }))
        }
    }
}

/// √Σx², scaled by the largest coordinate, with the squares summed exactly and one step of correction.
private func euclideanLength(_ coordinates: [Double]) -> Double {
    let sizes = coordinates.map { abs($0) }
    if sizes.contains(.infinity) { return .infinity }
    if sizes.contains(where: \.isNaN) { return .nan }
    let largest = sizes.max() ?? 0
    if largest == 0 || sizes.count == 1 { return largest }
    let exponent = Int32(clamping: Int(largest.exponent) + 1)
    if exponent < -1021 {
        // Below the normal numbers: brought up to them first, without loss.
        let unit = Double.leastNormalMagnitude
        return unit * euclideanLength(sizes.map { $0 / unit })
    }
    var sum = ExactSum()
    for size in sizes {
        let x = scalbn(size, -exponent)
        let square = x * x
        sum.accumulate(square)
        sum.accumulate(fma(x, x, -square))
    }
    let root = sum.rounded.squareRoot()
    let square = root * root
    sum.accumulate(-square)
    sum.accumulate(-fma(root, root, -square))
    return scalbn(root + sum.rounded / (2 * root), exponent)
}

/// A sum without rounding errors: floats that do not overlap, smallest first (Shewchuk).
private struct ExactSum {
    private var partials: [Double] = []
    private var special = 0.0
    private var infinities = 0.0
    private var hasSpecial = false

    mutating func add(_ value: Double) throws {
        guard value.isFinite else {
            hasSpecial = true
            special += value
            if value.isInfinite { infinities += value }
            return
        }
        accumulate(value)
        if let last = partials.last, !last.isFinite { throw Raise(.overflowError, "intermediate overflow in fsum") }
    }

    mutating func accumulate(_ value: Double) {
        var x = value
        var kept = 0
        for partial in partials {
            var y = partial
            if abs(x) < abs(y) { swap(&x, &y) }
            let high = x + y
            let low = y - (high - x)
            if low != 0 {
                partials[kept] = low
                kept += 1
            }
            x = high
        }
        partials.removeLast(partials.count - kept)
        if x != 0 { partials.append(x) }
    }

    func result() throws -> Double {
        guard hasSpecial else { return rounded }
        if infinities.isNaN { throw Raise(.valueError, "-inf + inf in fsum") }
        return special
    }

    /// The nearest float, ties to even.
    var rounded: Double {
        var index = partials.count
        guard index > 0 else { return 0 }
        index -= 1
        var high = partials[index]
        var low = 0.0
        while index > 0 {
            let x = high
            index -= 1
            let y = partials[index]
            high = x + y
            low = y - (high - x)
            if low != 0 { break }
        }
        if index > 0, (low < 0 && partials[index - 1] < 0) || (low > 0 && partials[index - 1] > 0) {
            // What lies below would decide a tie.
            let twice = low * 2
            let x = high + twice
            if twice == x - high { high = x }
        }
        return high
    }
}
