// Python's `itertools`: lazy iterators over iterators. Those that combine whole pools are in
// ItertoolsModule+Combinations.swift.

/// An iterator whose steps are a function with its own state.
final class StepIterator: IteratorObject {
    private let name: String
    private let step: (Machine) throws -> Value?
    private let text: ((Machine) throws -> String)?
    private var isFinished = false

    init(_ name: String, text: ((Machine) throws -> String)? = nil, _ step: @escaping (Machine) throws -> Value?) {
        self.name = name
        self.step = step
        self.text = text
        super.init()
    }
    override func next(_ machine: Machine) throws -> Value? {
        guard !isFinished else { return nil }
        // An endless iterator in a native loop must still hear Ctrl-C.
        if machine.interruption.pointee != 0 { try machine.attend() }
        let value = try step(machine)
        if value == nil { isFinished = true }
        return value
    }
    override var typeName: String { "itertools." + name }
    override func repr(_ machine: Machine) throws -> String {
        try text?(machine) ?? "<itertools.\(name) object at \(address)>"
    }
}

extension Machine {
    func makeItertoolsModule() -> ModuleObject {
        let module = ModuleObject("itertools")
        installEndless(module)
        installChains(module)
        installFilters(module)
        installGroups(module)
        installCombinations(module)
        for (name, value) in module.variables {
            if let function = value.as(NativeFunction.self), function.name != "tee" { module[name] = .object(iteratorClass(function)) }
        }
        return module
    }

    /// The class of the iterators that a function makes, under the function's name: `type(itertools.count()) is itertools.count`.
    private func iteratorClass(_ function: NativeFunction) -> TypeObject {
        let type = types.iterator(named: "itertools." + function.name)
        type.constructor = { arguments, machine in try function.call(arguments, machine) }
        return type
    }

    /// Whether something can be counted with: a number, or what may behave like one.
    private func isNumber(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return !value.isNone }
        return object.kind == .instance || object.kind == .array || value.anyInteger != nil || value.complex != nil
    }

    private func installEndless(_ module: ModuleObject) {
        put(module, "count(start=0, step=1)") { machine, a in
            guard machine.isNumber(a[0]), machine.isNumber(a[1]) else {
                throw Raise(.typeError, "a number is required")
            }
            var number: Value = if case .bool(let start) = a[0] { .int(start ? 1 : 0) } else { a[0] }
            let step = a[1]
            return .object(
                StepIterator(
                    "count",
                    text: { machine in
                        let one = if case .int(1) = step { "" } else { ", " + (try machine.repr(step)) }
                        return "count(\(try machine.repr(number))\(one))"
                    }
                ) { machine in
                    let value = number
                    number = try machine.binary(.add, number, step)
                    return value
                })
        }
        put(module, "cycle(iterable, /)") { machine, a in
            let iterator = try machine.iterator(a[0])
            var (seen, position, isFirst) = ([Value](), 0, true)
            return .object(
                StepIterator("cycle") { machine in
                    if isFirst {
                        if let value = try iterator.next(machine) {
                            seen.append(value)
                            return value
                        }
                        isFirst = false
                    }
                    guard !seen.isEmpty else { return nil }
                    defer { position = (position + 1) % seen.count }
                    return seen[position]
                })
        }
        put(module, "repeat(object, times=?)") { machine, a in
            let value = a[0]
            var left = a[1].isUndefined ? -1 : max(0, try machine.index(a[1]))
            return .object(
                StepIterator("repeat", text: { machine in "repeat(\(try machine.repr(value))\(left < 0 ? "" : ", \(left)"))" }) { _ in
                    if left == 0 { return nil }
                    if left > 0 { left -= 1 }
                    return value
                })
        }
    }

    private func installChains(_ module: ModuleObject) {
        func chained(_ outer: IteratorObject) -> Value {
            var inner: IteratorObject?
            return .object(
                StepIterator("chain") { machine in
                    while true {
                        if let value = try inner?.next(machine) { return value }
                        guard let next = try outer.next(machine) else { return nil }
                        inner = try machine.iterator(next)
                    }
                })
        }
        let type = types.iterator(named: "itertools.chain")
        let signature = NativeSignature("chain(*iterables)")
        type.constructor = { arguments, machine in
            try signature.bind(arguments, machine) { a in chained(ListIterator(ListObject(a.extra))) }
        }
        defineStatic(on: type, "from_iterable(iterable, /)") { machine, a in chained(try machine.iterator(a[0])) }
        module[symbols.intern("chain")] = .object(type)
        put(module, "islice(iterable, start, stop=?, step=?, /)") { machine, a in
            func bound(_ value: Value, _ message: String) throws -> Int? {
                if value.isNone || value.isUndefined { return nil }
                guard let number = try? machine.index(value), number >= 0 else { throw Raise(.valueError, message) }
                return number
            }
            let only = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            let both = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            // CPython takes -1 for a failure to read the number, and other negative ones for a number.
            let end = a[2].isUndefined ? a[1] : a[2]
            let isBelow = (try? machine.index(end)).map { $0 < -1 } ?? false
            let stop = try bound(end, isBelow ? both : only)
            let start = a[1].isNone || a[2].isUndefined ? 0 : try bound(a[1], both) ?? 0
            let step = try bound(a[3], "Step for islice() must be a positive integer or None.") ?? 1
            guard step > 0 else { throw Raise(.valueError, "Step for islice() must be a positive integer or None.") }
            let iterator = try machine.iterator(a[0])
            var (position, wanted) = (0, start)
            return .object(
                StepIterator("islice") { machine in
                    if let stop, wanted >= stop {
                        while position < stop, try iterator.next(machine) != nil { position += 1 }
                        return nil
                    }
                    while true {
                        guard let value = try iterator.next(machine) else { return nil }
                        position += 1
                        if position - 1 == wanted {
                            wanted = wanted.addingReportingOverflow(step).partialValue
                            if wanted < 0 { wanted = Int.max }
                            return value
                        }
                    }
                })
        }
        put(module, "zip_longest(*iterables, **kwargs)") { machine, a in
            guard a.keywords.isEmpty || a.keywords.count == 1 && machine.symbols[a.keywords[0].name] == "fillvalue" else {
                throw Raise(.typeError, "zip_longest() got an unexpected keyword argument")
            }
            var iterators = try a.extra.map { Optional(try machine.iterator($0)) }
            let fill = a.keywords.first?.value ?? .none
            return .object(
                StepIterator("zip_longest") { machine in
                    guard !iterators.isEmpty else { return nil }
                    var values: [Value] = []
                    for index in iterators.indices {
                        let value = try iterators[index]?.next(machine)
                        if value == nil { iterators[index] = nil }
                        values.append(value ?? fill)
                    }
                    return iterators.allSatisfy { $0 == nil } ? nil : .object(TupleObject(values))
                })
        }
        put(module, "tee(iterable, n=2, /)") { machine, a in
            let count = try machine.index(a[1])
            guard count >= 0 else { throw Raise(.valueError, "n must be >= 0") }
            let iterator = try machine.iterator(a[0])
            var queues = [[Value]](repeating: [], count: min(count, 10_000))
            let copies = queues.indices.map { index in
                Value.object(
                    StepIterator("_tee") { machine in
                        if queues[index].isEmpty {
                            guard let value = try iterator.next(machine) else { return nil }
                            for other in queues.indices { queues[other].append(value) }
                        }
                        return queues[index].removeFirst()
                    })
            }
            return .object(TupleObject(copies))
        }
    }

    private func installFilters(_ module: ModuleObject) {
        put(module, "compress(data, selectors)") { machine, a in
            let (data, selectors) = (try machine.iterator(a[0]), try machine.iterator(a[1]))
            return .object(
                StepIterator("compress") { machine in
                    while let value = try data.next(machine), let selector = try selectors.next(machine) {
                        if try machine.truth(selector) { return value }
                    }
                    return nil
                })
        }
        put(module, "dropwhile(predicate, iterable, /)") { machine, a in
            let (predicate, iterator) = (a[0], try machine.iterator(a[1]))
            var isDropping = true
            return .object(
                StepIterator("dropwhile") { machine in
                    while let value = try iterator.next(machine) {
                        if isDropping, try machine.truth(machine.call(predicate, [value])) { continue }
                        isDropping = false
                        return value
                    }
                    return nil
                })
        }
        put(module, "takewhile(predicate, iterable, /)") { machine, a in
            let (predicate, iterator) = (a[0], try machine.iterator(a[1]))
            return .object(
                StepIterator("takewhile") { machine in
                    guard let value = try iterator.next(machine), try machine.truth(machine.call(predicate, [value])) else { return nil }
                    return value
                })
        }
        put(module, "filterfalse(function, iterable, /)") { machine, a in
            let (function, iterator) = (a[0], try machine.iterator(a[1]))
            return .object(
                StepIterator("filterfalse") { machine in
                    while let value = try iterator.next(machine) {
                        if try !machine.truth(function.isNone ? value : machine.call(function, [value])) { return value }
                    }
                    return nil
                })
        }
        put(module, "starmap(function, iterable, /)") { machine, a in
            let (function, iterator) = (a[0], try machine.iterator(a[1]))
            return .object(
                StepIterator("starmap") { machine in
                    guard let arguments = try iterator.next(machine) else { return nil }
                    return try machine.call(function, machine.elements(arguments))
                })
        }
    }

    private func installGroups(_ module: ModuleObject) {
        put(module, "accumulate(iterable, func=None, *, initial=None)") { machine, a in
            let (iterator, function) = (try machine.iterator(a[0]), a[1])
            var total: Value? = nil
            var initial: Value? = a[2].isNone ? nil : a[2]
            return .object(
                StepIterator("accumulate") { machine in
                    if let first = initial {
                        (total, initial) = (first, nil)
                        return first
                    }
                    guard let value = try iterator.next(machine) else { return nil }
                    if let sum = total {
                        total = function.isNone ? try machine.binary(.add, sum, value) : try machine.call(function, [sum, value])
                    } else {
                        total = value
                    }
                    return total
                })
        }
        put(module, "pairwise(iterable, /)") { machine, a in
            let iterator = try machine.iterator(a[0])
            var previous: Value?
            return .object(
                StepIterator("pairwise") { machine in
                    if previous == nil { previous = try iterator.next(machine) }
                    guard let first = previous, let second = try iterator.next(machine) else { return nil }
                    previous = second
                    return .object(TupleObject([first, second]))
                })
        }
        put(module, "groupby(iterable, key=None)") { machine, a in
            let (iterator, key) = (try machine.iterator(a[0]), a[1])
            var pending: (key: Value, value: Value)?
            var current: Value?
            var group = 0
            func advance(_ machine: Machine) throws {
                pending = try iterator.next(machine).map { (key.isNone ? $0 : try machine.call(key, [$0]), $0) }
            }
            var hasStarted = false
            return .object(
                StepIterator("groupby") { machine in
                    if !hasStarted {
                        hasStarted = true
                        try advance(machine)
                    } else {
                        while let next = pending, let old = current, try machine.isSameOrEqual(old, next.key) { try advance(machine) }
                    }
                    guard let first = pending else { return nil }
                    current = first.key
                    group += 1
                    let own = group
                    let members = StepIterator("_grouper") { machine in
                        guard own == group, let next = pending, try machine.isSameOrEqual(first.key, next.key) else { return nil }
                        try advance(machine)
                        return next.value
                    }
                    return .object(TupleObject([first.key, .object(members)]))
                })
        }
    }
}
