// Choosing, ordering and finding elements: `where`, `sort`, `searchsorted`, `unique`, `bincount`.

import Tensors

extension Machine {
    func installSearches(_ module: ModuleObject) {
        define(in: module, "where(condition, x=?, y=?, /)") { machine, a in
            let condition = try machine.arrayOperand(a[0]).tensor
            if a[1].isUndefined { return try machine.nonzeroPlaces(condition) }
            if a[1].text != nil || a[2].text != nil { return try machine.callLibrary("_where_texts", [a[0], a[1], a[2]]) }
            let (x, y) = (try machine.arrayOperand(a[1]), try machine.arrayOperand(a[2]))
            let common = try machine.commonDType(x, y)
            try machine.broadcastShape(x.tensor, y.tensor)
            let result = try Kernels.where(
                condition.cast(to: .bool).forwards(), x.tensor.cast(to: common).forwards(), y.tensor.cast(to: common).forwards())
            return .object(ArrayObject(result))
        }
        define(in: module, "nonzero(a)") { machine, a in try machine.nonzeroPlaces(machine.arrayOperand(a[0]).tensor) }
        define(in: module, "argwhere(a)") { machine, a in
            .object(ArrayObject(try Kernels.nonzero(machine.arrayOperand(a[0]).tensor)))
        }
        define(in: module, "flatnonzero(a)") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            let places = try Kernels.nonzero(Kernels.reshape(x, [x.elementCount]))
            return .object(ArrayObject(try Kernels.reshape(places, [places.elementCount])))
        }
        installOrders(module)
        define(in: module, "searchsorted(a, v, side='left', sorter=None)") { machine, a in
            var sequence = try machine.arrayOperand(a[0]).tensor
            if !a[3].isNone { sequence = try Kernels.index(sequence, [machine.array(of: a[3], dtype: .int64)]) }
            let values = try machine.arrayOperand(a[1]).tensor
            guard sequence.rank == 1 else {
                let problem = sequence.rank == 0 ? "of too small depth" : "too deep"
                throw Raise(.valueError, "object \(problem) for desired array")
            }
            return machine.arrayResult(try Kernels.searchsorted(sequence, values.contiguous(), right: a[2].text == "right"))
        }
        define(in: module, "bincount(x, /, weights=None, minlength=0)") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            guard x.rank == 1 else { throw Raise(.valueError, "object too deep for desired array") }
            guard !x.dtype.isFloatingPoint else {
                throw Raise(.typeError, "Cannot cast array data from dtype('\(x.dtype.name)') to dtype('int64') according to the rule 'safe'")
            }
            let places = x.ints
            guard places.allSatisfy({ $0 >= 0 }) else {
                throw Raise(.valueError, "'list' argument must have no negative elements")
            }
            let count = max((places.max() ?? -1) &+ 1, try machine.index(a[2]))
            guard (places.max() ?? 0) < Int.max else { throw Raise(.memoryError, arguments: []) }
            try machine.checkRoom(for: count)
            guard !a[1].isNone else {
                var counts = [Int](repeating: 0, count: count)
                for place in places { counts[place] += 1 }
                return .object(ArrayObject(try Kernels.tensor(counts, .int64)))
            }
            let weights = try machine.arrayOperand(a[1]).tensor.doubles
            guard weights.count == places.count else { throw Raise(.valueError, "The weights and list don't have the same length.") }
            var sums = [Double](repeating: 0, count: count)
            for (place, weight) in zip(places, weights) { sums[place] += weight }
            return .object(ArrayObject(try Kernels.tensor(sums, .float64)))
        }
    }

    private func installOrders(_ module: ModuleObject) {
        define(in: module, "sort(a, axis=-1, kind=None, order=None, *, stable=None)") { machine, a in
            if machine.holdsTexts(a[0]) { return try machine.callLibrary("_of_texts", [.string("sort"), a[0]]) }
            var x = try machine.arrayOperand(a[0]).tensor
            if a[1].isNone { x = try Kernels.reshape(x, [x.elementCount]) }
            let axis = try machine.axis(a[1].isNone ? 0 : machine.index(a[1]), rank: x.rank)
            return .object(ArrayObject(try machine.arraySorted(x, axis)))
        }
        define(in: module, "partition(a, kth, axis=-1)") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            return .object(ArrayObject(try machine.arraySorted(x, machine.axis(machine.index(a[2]), rank: x.rank))))
        }
        for name in ["argsort", "argpartition"] {
            let parameters = name == "argsort" ? "a, axis=-1, kind=None, order=None, *, stable=None" : "a, kth, axis=-1"
            define(in: module, "\(name)(\(parameters))") { machine, a in
                if machine.holdsTexts(a[0]) { return try machine.callLibrary("_of_texts", [.string("argsort"), a[0]]) }
                var x = try machine.arrayOperand(a[0]).tensor
                let given = a[name == "argsort" ? 1 : 2]
                if given.isNone { x = try Kernels.reshape(x, [x.elementCount]) }
                let axis = try machine.axis(given.isNone ? 0 : machine.index(given), rank: x.rank)
                let source = try (x.dtype == .bool ? x.cast(to: .uint8) : x).forwards()
                return .object(ArrayObject(try Kernels.argsort(source, dim: axis)))
            }
        }
        define(in: module, "_unique(ar)") { machine, a in
            let x = try machine.arrayOperand(a[0]).tensor
            let source = try Kernels.reshape(x.dtype == .bool ? x.cast(to: .uint8) : x, [x.elementCount]).contiguous()
            let (values, inverse, counts) = try Kernels.unique(source)
            // The first place of each value.
            var first = [Int](repeating: -1, count: values.elementCount)
            for i in 0..<source.elementCount {
                let place = inverse.int(at: i)
                if first[place] < 0 { first[place] = i }
            }
            let parts = [try values.cast(to: x.dtype), try Kernels.tensor(first, .int64), inverse, counts]
            return .object(TupleObject(ContiguousArray(parts.map { .object(ArrayObject($0)) })))
        }
    }
}
