// Drawing from sequences with the legacy stream: `choice`, `shuffle`, `permutation`. Numbers are in RandomStateModule.swift.

import Tensors

extension Machine {
    func installSequences(_ both: (String, String, @escaping RandomBody) -> Void) {
        both("shuffle", "x") { machine, state, a in
            try machine.shuffle(a[0]) { Int(state.random.interval(UInt64($0))) }
            return .none
        }
        both("permutation", "x") { machine, state, a in
            try machine.permuted(a[0]) { Int(state.random.interval(UInt64($0))) }
        }
        both("choice", "a, size=None, replace=True, p=None") { machine, state, a in
            try machine.chosen(state, a[0], size: a[1], replace: machine.truth(a[2]), weights: a[3])
        }
    }

    /// Exchanges each place, the last first, with one before it.
    func shuffle(_ value: Value, _ below: (Int) -> Int) throws {
        if let list = value.asList {
            var i = list.elements.count - 1
            while i > 0 {
                list.elements.swapAt(i, below(i))
                i -= 1
            }
            return
        }
        let target: Tensor
        if let array = value.as(ArrayObject.self) {
            target = array.tensor
        } else if case .tensor(let tensor) = value {
            target = tensor
        } else {
            throw Raise(.typeError, "'\(typeName(value))' object does not support item assignment")
        }
        guard target.rank > 0 else { throw Raise(.typeError, "object of type 'int' has no len()") }
        let places = shuffled(target.shape[0], below)
        try Kernels.copy(Kernels.indexSelect(target.forwards(), 0, Kernels.tensor(places, .int64)), into: target)
    }

    /// How many draws an array of these sizes takes.
    func drawCount(_ sizes: [Int]) throws -> Int {
        guard let count = try shape(sizes).checkedElementCount else {
            throw Raise(.valueError, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.")
        }
        try checkRoom(for: count)
        return count
    }

    func shuffled(_ count: Int, _ below: (Int) -> Int) -> [Int] {
        var places = Array(0..<max(0, count))
        var i = count - 1
        while i > 0 {
            places.swapAt(i, below(i))
            i -= 1
        }
        return places
    }

    func permuted(_ value: Value, _ below: (Int) -> Int) throws -> Value {
        if let count = try indexIfAny(value.plain) {
            try checkRoom(for: count)
            return .object(ArrayObject(try Kernels.tensor(shuffled(count, below), .int64)))
        }
        if holdsTexts(value) {
            let places = Value.object(ArrayObject(try Kernels.tensor(shuffled(length(value), below), .int64)))
            return try callLibrary("_of_texts", [.string("take"), value, places])
        }
        let source = try array(of: value)
        guard source.rank > 0 else { throw Raise(.indexError, "x must be an integer or at least 1-dimensional") }
        let places = shuffled(source.shape[0], below)
        return .object(ArrayObject(try Kernels.indexSelect(source.forwards(), 0, Kernels.tensor(places, .int64))))
    }

    private func chosen(_ state: RandomStateObject, _ pool: Value, size: Value, replace: Bool, weights: Value) throws -> Value {
        let isNumber = try indexIfAny(pool.plain) != nil
        let source = isNumber ? nil : try choices(pool)
        let count = try isNumber ? index(pool.plain) : source?.count ?? 0
        guard !isNumber || count > 0 else { throw Raise(.valueError, "a must be greater than 0 unless no samples are taken") }
        guard count > 0 else { throw Raise(.valueError, "'a' cannot be empty unless no samples are taken") }
        let sizes = size.isNone ? [] : try sizes(size)
        let wanted = try drawCount(sizes)
        try checkRoom(for: wanted)
        let table = try cumulated(weights, count)
        let places: [Int]
        if let table, replace {
            places = (0..<wanted).map { _ in Machine.place(of: state.random.unit(), in: table.sums) }
        } else if replace {
            places = (0..<wanted).map { _ in Int(state.random.interval(UInt64(count - 1))) }
        } else {
            guard wanted <= count else {
                throw Raise(.valueError, "Cannot take a larger sample than population when 'replace=False'")
            }
            try checkRoom(for: count)
            if let table {
                places = try unlike(state, table.weights, wanted)
            } else {
                places = Array(shuffled(count) { Int(state.random.interval(UInt64($0))) }.prefix(wanted))
            }
        }
        guard let source else {
            if size.isNone { return .int(places[0]) }
            return .object(ArrayObject(try Kernels.tensor(places, shape: sizes, .int64)))
        }
        return try source.pick(places, sizes, isSingle: size.isNone)
    }

    /// What `choice` draws from: an array's elements, or those of a list that no array can hold.
    struct Choices {
        let count: Int
        let pick: ([Int], [Int], Bool) throws -> Value
        func pick(_ places: [Int], _ sizes: [Int], isSingle: Bool) throws -> Value { try pick(places, sizes, isSingle) }
    }

    func choices(_ pool: Value) throws -> Choices {
        if let elements = pool.asList?.elements ?? pool.asTuple?.elements, elements.contains(where: { $0.text != nil }) {
            return Choices(count: elements.count) { places, _, isSingle in
                let made = try self.callLibrary("_texts", [.object(ListObject(ContiguousArray(places.map { elements[$0] })))])
                return isSingle ? try self.item(made, .int(0)) : made
            }
        }
        let array = try array(of: pool)
        guard array.rank == 1 else { throw Raise(.valueError, "a must be 1-dimensional") }
        return Choices(count: array.shape[0]) { [self] places, sizes, isSingle in
            if isSingle { return arrayScalar(array, at: places[0]) }
            let line = try Kernels.indexSelect(array.forwards(), 0, Kernels.tensor(places, .int64))
            return .object(ArrayObject(try Kernels.reshape(line, sizes)))
        }
    }

    private func cumulated(_ weights: Value, _ count: Int) throws -> (weights: [Double], sums: [Double])? {
        if weights.isNone { return nil }
        let tensor = try array(of: weights, dtype: .float64)
        guard tensor.rank == 1 else { throw Raise(.valueError, "'p' must be 1-dimensional") }
        guard tensor.shape[0] == count else { throw Raise(.valueError, "'a' and 'p' must have same size") }
        let values = tensor.doubles
        guard values.allSatisfy({ !$0.isNaN }) else { throw Raise(.valueError, "probabilities contain NaN") }
        guard values.allSatisfy({ $0 >= 0 }) else { throw Raise(.valueError, "probabilities are not non-negative") }
        let tolerance = max(0x1p-26, weights.as(ArrayObject.self)?.tensor.dtype == .float32 ? 3.4526698300124393e-4 : 0)
        guard abs(values.reduce(0, +) - 1) <= tolerance else { throw Raise(.valueError, "probabilities do not sum to 1") }
        return (values, Machine.cumulated(values))
    }

    /// Running sums, scaled so that the last is 1.
    static func cumulated(_ weights: [Double]) -> [Double] {
        var total = 0.0
        let sums = weights.map { weight in
            total += weight
            return total
        }
        return sums.map { $0 / total }
    }

    /// The first place whose running sum is greater.
    static func place(of value: Double, in sums: [Double]) -> Int {
        var (low, high) = (0, sums.count)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return min(low, sums.count - 1)
    }

    /// Places that differ from each other, by weights.
    private func unlike(_ state: RandomStateObject, _ weights: [Double], _ wanted: Int) throws -> [Int] {
        guard weights.filter({ $0 > 0 }).count >= wanted else { throw Raise(.valueError, "Fewer non-zero entries in p than size") }
        var (found, left) = ([Int](), weights)
        while found.count < wanted {
            let draws = (0..<(wanted - found.count)).map { _ in state.random.unit() }
            for place in found { left[place] = 0 }
            let sums = Machine.cumulated(left)
            var seen = Set<Int>()
            for draw in draws {
                let place = Machine.place(of: draw, in: sums)
                if seen.insert(place).inserted { found.append(place) }
            }
        }
        return found
    }
}
