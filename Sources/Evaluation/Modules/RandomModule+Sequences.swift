// `random`'s choices, samples and shuffles of sequences.

import Glibc

extension Machine {
    func installSampling(_ type: TypeObject) {
        define(on: type, "choice(self, seq)") { machine, a in
            let count = try machine.length(a[1])
            guard count > 0 else { throw Raise(.indexError, "Cannot choose from an empty sequence") }
            return try machine.item(a[1], .int(machine.random(a[0]).generator.below(count)))
        }
        define(on: type, "shuffle(self, x)") { machine, a in
            let object = try machine.random(a[0])
            if case .object(let raw) = a[1], raw.kind == .list, let list = a[1].asList {
                for i in stride(from: list.elements.count - 1, to: 0, by: -1) {
                    list.elements.swapAt(i, object.generator.below(i + 1))
                }
                return .none
            }
            for i in stride(from: try machine.length(a[1]) - 1, to: 0, by: -1) {
                let j = object.generator.below(i + 1)
                let (first, second) = (try machine.item(a[1], .int(i)), try machine.item(a[1], .int(j)))
                try machine.setItem(a[1], .int(i), second)
                try machine.setItem(a[1], .int(j), first)
            }
            return .none
        }
        define(on: type, "sample(self, population, k, *, counts=None)") { machine, a in
            try machine.sample(machine.random(a[0]), a[1], machine.index(a[2]), a[3])
        }
        define(on: type, "choices(self, population, weights=None, *, cum_weights=None, k=1)") { machine, a in
            try machine.choices(machine.random(a[0]), a[1], weights: a[2], cumulative: a[3], machine.index(a[4]))
        }
    }

    private func sample(_ object: RandomObject, _ population: Value, _ wanted: Int, _ counts: Value) throws -> Value {
        let isSet = population.asSet != nil || population.asDict != nil
        guard !isSet, case .object(let sequence) = population, sequence.kind != .iterator, sequence.kind != .generator else {
            if case .tensor = population {} else {
                throw Raise(.typeError, "Population must be a sequence.  For dicts or sets, use sorted(d).")
            }
            return try drawn(object, population, try length(population), wanted)
        }
        guard counts.isNone else {
            let elements = try self.elements(population)
            let repeats = try self.elements(counts).map { try index($0) }
            guard repeats.count == elements.count else {
                throw Raise(.valueError, "The number of counts does not match the population")
            }
            var expanded: [Value] = []
            for (element, count) in zip(elements, repeats) {
                guard count >= 0 else { throw Raise(.valueError, "Counts must be non-negative") }
                try checkRoom(for: expanded.count + count)
                expanded += Array(repeating: element, count: count)
            }
            return try drawn(object, .object(ListObject(expanded)), expanded.count, wanted)
        }
        return try drawn(object, population, try length(population), wanted)
    }

    private func drawn(_ object: RandomObject, _ population: Value, _ count: Int, _ wanted: Int) throws -> Value {
        guard wanted >= 0, wanted <= count else {
            throw Raise(.valueError, "Sample larger than population or is negative")
        }
        var limit = 21
        if wanted > 5 { limit += Int(pow(4, ceil(log(Double(wanted * 3)) / log(4)))) }
        var result: [Value] = []
        result.reserveCapacity(wanted)
        if count <= limit {
            var pool = try elements(population)
            for i in 0..<wanted {
                let j = object.generator.below(count - i)
                result.append(pool[j])
                pool[j] = pool[count - i - 1]
            }
        } else {
            var chosen: Set<Int> = []
            for _ in 0..<wanted {
                var j = object.generator.below(count)
                while !chosen.insert(j).inserted { j = object.generator.below(count) }
                result.append(try item(population, .int(j)))
            }
        }
        return .object(ListObject(result))
    }

    private func choices(
        _ object: RandomObject, _ population: Value, weights: Value, cumulative: Value, _ wanted: Int
    ) throws -> Value {
        let count = try length(population)
        var sums: [Value] = []
        if !cumulative.isNone {
            guard weights.isNone else { throw Raise(.typeError, "Cannot specify both weights and cumulative weights") }
            sums = try elements(cumulative)
        } else if !weights.isNone {
            if case .int = weights {
                throw Raise(.typeError, "The number of choices must be a keyword argument: k=\(try repr(weights))")
            }
            for weight in try elements(weights) {
                sums.append(try sums.last.map { try binary(.add, $0, weight) } ?? weight)
            }
        }
        try checkRoom(for: max(wanted, 0))
        guard !(weights.isNone && cumulative.isNone) else {
            // The number is drawn before the place is missed.
            if count == 0, wanted > 0 {
                _ = object.generator.unit()
                throw Raise(.indexError, "list index out of range")
            }
            return .object(
                ListObject(try (0..<max(wanted, 0)).map { _ in try item(population, .int(Int(object.generator.unit() * Double(count)))) }))
        }
        guard sums.count == count else { throw Raise(.valueError, "The number of weights does not match the population") }
        let numbers = try sums.map { try double($0) }
        guard let total = numbers.last else { throw Raise(.indexError, "list index out of range") }
        guard total > 0 else { throw Raise(.valueError, "Total of weights must be greater than zero") }
        guard total.isFinite else { throw Raise(.valueError, "Total of weights must be finite") }
        return .object(
            ListObject(
                try (0..<max(wanted, 0)).map { _ in
                    let drawn = object.generator.unit() * total
                    var (low, high) = (0, count - 1)
                    while low < high {
                        let middle = (low + high) / 2
                        if drawn < numbers[middle] { high = middle } else { low = middle + 1 }
                    }
                    return try item(population, .int(low))
                }))
    }
}
