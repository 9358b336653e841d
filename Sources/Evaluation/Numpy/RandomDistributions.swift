// The distributions that both of NumPy's random streams draw from, each in its own uniform, normal and exponential numbers:
// how a name of `np.random` or of a generator is declared. The streams are LegacyRandom.swift and GeneratorModule.swift.

import Glibc
import Tensors

/// A stream of random numbers, as `RandomState` and `Generator` have one each.
protocol RandomStream: AnyObject {
    func unit() -> Double
    func normal() -> Double
    func exponential() -> Double
    func gamma(_ shape: Double) -> Double
    func beta(_ a: Double, _ b: Double) -> Double
    func poisson(_ rate: Double) -> Int
    func binomial(_ n: Int, _ p: Double) -> Int
    /// How many trials of a small probability it takes to succeed.
    func trials(_ p: Double) -> Double
}

extension Machine {
    typealias StreamBody = (Machine, any RandomStream, RandomArguments) throws -> Value

    func installDistributions(_ add: (String, String, @escaping StreamBody) -> Void) {
        add("exponential", "scale=1.0, size=None") { machine, state, a in
            try machine.drawn([a[0]], a[1]) {
                guard $0(0) >= 0 else { throw Raise(.valueError, "scale < 0") }
                return $0(0) * state.exponential()
            }
        }
        add("standard_exponential", "size=None") { machine, state, a in try machine.drawn(a[0]) { state.exponential() } }
        add("gamma", "shape, scale=1.0, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1]], a[2]) {
                guard $0(0) >= 0 else { throw Raise(.valueError, "shape < 0") }
                return $0(1) * state.gamma($0(0))
            }
        }
        add("standard_gamma", "shape, size=None") { machine, state, a in
            try machine.drawn([a[0]], a[1]) {
                guard $0(0) >= 0 else { throw Raise(.valueError, "shape < 0") }
                return state.gamma($0(0))
            }
        }
        add("chisquare", "df, size=None") { machine, state, a in
            try machine.drawn([a[0]], a[1]) {
                guard $0(0) > 0 else { throw Raise(.valueError, "df <= 0") }
                return 2 * state.gamma($0(0) / 2)
            }
        }
        add("beta", "a, b, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1]], a[2]) {
                guard $0(0) > 0 else { throw Raise(.valueError, "a <= 0") }
                guard $0(1) > 0 else { throw Raise(.valueError, "b <= 0") }
                return state.beta($0(0), $0(1))
            }
        }
        add("lognormal", "mean=0.0, sigma=1.0, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1]], a[2]) { exp($0(0) + $0(1) * state.normal()) }
        }
        add("laplace", "loc=0.0, scale=1.0, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1]], a[2]) {
                while true {
                    let u = state.unit()
                    if u >= 0.5 { return $0(0) - $0(1) * log(2 - u - u) }
                    if u > 0 { return $0(0) + $0(1) * log(u + u) }
                }
            }
        }
        add("gumbel", "loc=0.0, scale=1.0, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1]], a[2]) {
                while true {
                    let u = 1 - state.unit()
                    if u < 1 { return $0(0) - $0(1) * log(-log(u)) }
                }
            }
        }
        add("standard_t", "df, size=None") { machine, state, a in
            try machine.drawn([a[0]], a[1]) {
                guard $0(0) > 0 else { throw Raise(.valueError, "df <= 0") }
                let z = state.normal()
                return ($0(0) / 2).squareRoot() * z / state.gamma($0(0) / 2).squareRoot()
            }
        }
        installLocated(add)
        installCounts(add)
    }

    /// Those with a place and a width, or with a tail.
    private func installLocated(_ add: (String, String, @escaping StreamBody) -> Void) {
        add("logistic", "loc=0.0, scale=1.0, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1]], a[2]) {
                guard $0(1) >= 0 else { throw Raise(.valueError, "scale < 0") }
                while true {
                    let u = state.unit()
                    if u > 0 { return $0(0) + $0(1) * log(u / (1 - u)) }
                }
            }
        }
        add("rayleigh", "scale=1.0, size=None") { machine, state, a in
            try machine.drawn([a[0]], a[1]) {
                guard $0(0) >= 0 else { throw Raise(.valueError, "scale < 0") }
                return $0(0) * (2 * state.exponential()).squareRoot()
            }
        }
        add("weibull", "a, size=None") { machine, state, a in
            try machine.drawn([a[0]], a[1]) {
                guard $0(0) >= 0 else { throw Raise(.valueError, "a < 0") }
                return $0(0) == 0 ? 0 : pow(state.exponential(), 1 / $0(0))
            }
        }
        add("pareto", "a, size=None") { machine, state, a in
            try machine.drawn([a[0]], a[1]) {
                guard $0(0) > 0 else { throw Raise(.valueError, "a <= 0") }
                return expm1(state.exponential() / $0(0))
            }
        }
        add("power", "a, size=None") { machine, state, a in
            try machine.drawn([a[0]], a[1]) {
                guard $0(0) > 0 else { throw Raise(.valueError, "a <= 0") }
                return pow(-expm1(-state.exponential()), 1 / $0(0))
            }
        }
        add("standard_cauchy", "size=None") { machine, state, a in
            try machine.drawn(a[0]) {
                let x = state.normal()
                return x / state.normal()
            }
        }
        add("f", "dfnum, dfden, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1]], a[2]) {
                guard $0(0) > 0, $0(1) > 0 else { throw Raise(.valueError, $0(0) > 0 ? "dfden <= 0" : "dfnum <= 0") }
                let x = 2 * state.gamma($0(0) / 2) * $0(1)
                return x / (2 * state.gamma($0(1) / 2) * $0(0))
            }
        }
        add("triangular", "left, mode, right, size=None") { machine, state, a in
            try machine.drawn([a[0], a[1], a[2]], a[3]) {
                let (left, mode, right) = ($0(0), $0(1), $0(2))
                guard left <= mode else { throw Raise(.valueError, "left > mode") }
                guard mode <= right else { throw Raise(.valueError, "mode > right") }
                guard left != right else { throw Raise(.valueError, "left == right") }
                let base = right - left
                let u = state.unit()
                return u <= (mode - left) / base
                    ? left + (u * ((mode - left) * base)).squareRoot() : right - ((1 - u) * ((right - mode) * base)).squareRoot()
            }
        }
    }

    private func installCounts(_ add: (String, String, @escaping StreamBody) -> Void) {
        add("poisson", "lam=1.0, size=None") { machine, state, a in
            let (size, at) = try machine.parameters([a[0]], a[1])
            var place = 0
            return try machine.drawnIntegers(size) {
                defer { place += 1 }
                guard at(0, place) >= 0, at(0, place) < 1e18 else { throw Raise(.valueError, "lam < 0 or lam contains NaNs") }
                return state.poisson(at(0, place))
            }
        }
        add("binomial", "n, p, size=None") { machine, state, a in
            let (size, at) = try machine.parameters([a[0], a[1]], a[2])
            var place = 0
            return try machine.drawnIntegers(size) {
                defer { place += 1 }
                let (n, p) = (at(0, place), at(1, place))
                guard n >= 0, n < 1e15 else { throw Raise(.valueError, "n < 0") }
                guard p >= 0, p <= 1 else { throw Raise(.valueError, "p < 0, p > 1 or p is NaN") }
                return state.binomial(Int(n), p)
            }
        }
        add("geometric", "p, size=None") { machine, state, a in
            let (size, at) = try machine.parameters([a[0]], a[1])
            var place = 0
            return try machine.drawnIntegers(size) {
                defer { place += 1 }
                let p = at(0, place)
                guard p > 0, p <= 1 else { throw Raise(.valueError, "p <= 0, p > 1 or p contains NaNs") }
                guard p >= 0.333333333333333333333333 else {
                    return Int(exactly: state.trials(p)) ?? .max
                }
                let u = state.unit()
                var (count, sum, product) = (1, p, p)
                while u > sum, product > 0 {
                    product *= 1 - p
                    (count, sum) = (count + 1, sum + product)
                }
                return count
            }
        }
        add("negative_binomial", "n, p, size=None") { machine, state, a in
            let (size, at) = try machine.parameters([a[0], a[1]], a[2])
            var place = 0
            return try machine.drawnIntegers(size) {
                defer { place += 1 }
                let (n, p) = (at(0, place), at(1, place))
                guard n > 0 else { throw Raise(.valueError, "n <= 0") }
                guard p > 0, p <= 1 else { throw Raise(.valueError, "p <= 0, p > 1 or p contains NaNs") }
                return state.poisson((1 - p) / p * state.gamma(n))
            }
        }
        add("multinomial", "n, pvals, size=None") { machine, state, a in
            let weights = try machine.arrayOperand(a[1]).tensor.doubles
            let n = try machine.index(a[0])
            let sizes = a[2].isNone ? [] : try machine.sizes(a[2])
            var counts: [Int] = []
            for _ in 0..<(try machine.drawCount(sizes)) {
                var (left, rest) = (n, 1.0)
                for (i, weight) in weights.enumerated() {
                    let count = i == weights.count - 1 ? left : left > 0 ? state.binomial(left, min(1, weight / rest)) : 0
                    counts.append(count)
                    left -= count
                    rest -= weight
                }
            }
            return .object(ArrayObject(try Kernels.tensor(counts, shape: sizes + [weights.count], .int64)))
        }
        add("multivariate_normal", "mean, cov, size=None, check_valid='warn', tol=1e-08, *, method='svd'") { machine, state, a in
            let (count, sizes) = (try machine.arrayOperand(a[0]).tensor.elementCount, a[2].isNone ? [] : try machine.sizes(a[2]))
            let normals = try machine.drawn(machine.shapeTuple(machine.shape(sizes + [count]))) { state.normal() }
            return try machine.callLibrary("_multivariate_normal", [normals, a[0], a[1], a[5]])
        }
        add("dirichlet", "alpha, size=None") { machine, state, a in
            let shapes = try machine.arrayOperand(a[0]).tensor.doubles
            guard shapes.allSatisfy({ $0 > 0 }) else { throw Raise(.valueError, "alpha <= 0") }
            let sizes = a[1].isNone ? [] : try machine.sizes(a[1])
            var values: [Double] = []
            for _ in 0..<(try machine.drawCount(sizes)) {
                let draws = shapes.map { state.gamma($0) }
                let scale = 1 / draws.reduce(0, +)
                values += draws.map { $0 * scale }
            }
            return .object(ArrayObject(try Kernels.tensor(values, shape: sizes + [shapes.count], .float64)))
        }
    }
}

extension WordSource {
    mutating func gamma(_ shape: Double) -> Double {
        if shape == 1 { return exponential() }
        if shape == 0 { return 0 }
        if shape < 1 {
            while true {
                let u = unit()
                let v = exponential()
                if u <= 1 - shape {
                    let x = pow(u, 1 / shape)
                    if x <= v { return x }
                } else {
                    let y = -log((1 - u) / shape)
                    let x = pow(1 - shape + shape * y, 1 / shape)
                    if x <= v + y { return x }
                }
            }
        }
        let b = shape - 1.0 / 3
        let c = 1 / (9 * b).squareRoot()
        while true {
            var (x, v) = (0.0, 0.0)
            repeat {
                x = normal()
                v = 1 + c * x
            } while v <= 0
            v = v * v * v
            let u = unit()
            if u < 1 - 0.0331 * (x * x) * (x * x) || log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
        }
    }

    mutating func beta(_ a: Double, _ b: Double) -> Double {
        guard a <= 1, b <= 1 else {
            let x = gamma(a)
            return x / (x + gamma(b))
        }
        while true {
            let (u, v) = (unit(), unit())
            let (x, y) = (pow(u, 1 / a), pow(v, 1 / b))
            if x + y <= 1, x + y > 0 { return x / (x + y) }
        }
    }
}
