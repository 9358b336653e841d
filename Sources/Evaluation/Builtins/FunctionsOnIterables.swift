// The builtin functions that walk an iterable: `sum`, `min`, `max`, `sorted`, `any`, `all`.

import Syntax

extension Machine {
    func installIterableFunctions() {
        define("any(iterable, /)", doc: "Return True if bool(x) is True for any x in the iterable.") { machine, a in
            var isAny = false
            try machine.iterator(a[0]).drain(machine) { element in
                isAny = try machine.truth(element)
                return !isAny
            }
            return .bool(isAny)
        }
        define(
            "all(iterable, /)",
            doc: "Return True if bool(x) is True for all values x in the iterable."
        ) { machine, a in
            var areAll = true
            try machine.iterator(a[0]).drain(machine) { element in
                areAll = try machine.truth(element)
                return areAll
            }
            return .bool(areAll)
        }
        define(
            "sum(iterable, /, start=0)",
            doc: "Return the sum of a 'start' value (default: 0) plus an iterable of numbers."
        ) { machine, a in
            if a[1].text != nil { throw Raise(.typeError, "sum() can't sum strings [use ''.join(seq) instead]") }
            return try machine.sum(machine.iterator(a[0]), from: a[1])
        }
        let sorted = "Return a new list containing all items from the iterable in ascending order."
        define("sorted(iterable, /, *, key=None, reverse=False)", doc: sorted) { machine, a in
            var elements = ContiguousArray(try machine.elements(a[0]))
            try machine.sort(&elements, key: a[1], isReversed: machine.truth(a[2]))
            return .object(ListObject(elements))
        }
        define(
            "min(*args, key=None, default=?)",
            doc: "The smallest of an iterable or of the arguments."
        ) { machine, a in
            try machine.extreme("min", .less, a)
        }
        define(
            "max(*args, key=None, default=?)",
            doc: "The largest of an iterable or of the arguments."
        ) { machine, a in
            try machine.extreme("max", .greater, a)
        }
    }

    /// From left to right, as CPython 3.11: no compensation for floats.
    private func sum(_ iterator: IteratorObject, from start: Value) throws -> Value {
        var total = start
        try iterator.drain(self) { element in
            switch (total, element) {
            case (.int(let x), .int(let y)):
                let (result, overflow) = x.addingReportingOverflow(y)
                total = overflow ? try binary(.add, total, element) : .int(result)
            case (.float(let x), .float(let y)): total = .float(x + y)
            default: total = try binary(.add, total, element)
            }
            return true
        }
        return total
    }

    private func extreme(_ name: String, _ op: ComparisonOperator, _ a: NativeFunction.Bound) throws -> Value {
        guard let first = a.extra.first else { throw Raise(.typeError, "\(name) expected at least 1 argument, got 0") }
        let (key, fallback) = (a[0], a[1])
        let iterator: IteratorObject
        if a.extra.count == 1 {
            iterator = try self.iterator(first)
        } else if fallback.isUndefined {
            iterator = TupleIterator(TupleObject(a.extra))
        } else {
            throw Raise(.typeError, "Cannot specify a default for \(name)() with multiple positional arguments")
        }
        guard var best = try iterator.next(self) else {
            guard fallback.isUndefined else { return fallback }
            throw Raise(.valueError, "\(name)() arg is an empty sequence")
        }
        if key.isNone {
            try iterator.drain(self) { element in
                let isBetter =
                    switch (element, best) {
                    case (.int(let x), .int(let y)): op == .less ? x < y : x > y
                    case (.float(let x), .float(let y)): op == .less ? x < y : x > y
                    default: try comes(element, op, best)
                    }
                if isBetter { best = element }
                return true
            }
            return best
        }
        var bestKey = try call(key, with: best)
        try iterator.drain(self) { element in
            let elementKey = try call(key, with: element)
            if try comes(elementKey, op, bestKey) { (best, bestKey) = (element, elementKey) }
            return true
        }
        return best
    }

    private func comes(_ a: Value, _ op: ComparisonOperator, _ b: Value) throws -> Bool {
        var (x, y) = (a, b)
        if let order = withUnsafeMutablePointer(to: &x, { x in withUnsafeMutablePointer(to: &y) { Machine.order(x, $0) } }) {
            return op.holds(order, 0)
        }
        return try truth(compare(op, a, b))
    }
}
