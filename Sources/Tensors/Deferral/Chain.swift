// From expressions to the steps of a chain in C: each value once, in an order in which what it needs is there, with as little
// scratch memory as their lives allow.

import CKernels

/// The steps that compute some promised values of one size together.
struct Chain {
    private var steps: [kernel_step] = []
    private var places: [kernel_place] = []
    private var free: [UInt16] = []
    private var sums: [Promise] = []
    private var kept: [Promise] = []
    private var checks = 0
    private var scratch = 0
    private var constants = 0
    private let count: Int

    /// Nil when the values need more memory than a chain has; each of them alone may need less.
    init?(_ promises: [Promise], count: Int, stamp: Int, checks: Int) {
        self.count = count
        for promise in promises {
            mark(promise.value, stamp)
            promise.value.uses += 1
        }
        for promise in promises.dropFirst(checks)
        where promise.divisor == nil && !promise.value.isMask && promise.value.capture == nil {
            guard promise.value.target < 0 else { continue }
            guard let array = newArray(promise.memory) else { return nil }
            promise.value.target = Int(array)
        }
        for (number, promise) in promises.enumerated() {
            guard place(promise.value), finish(promise, checked: number < checks) else { return nil }
        }
    }

    /// Counts who reads each value.
    private func mark(_ value: DeferredValue, _ stamp: Int) {
        guard value.visit != stamp else { return }
        value.visit = stamp
        value.place = -1
        value.target = -1
        value.uses = 0
        value.forEachInput { input in
            mark(input, stamp)
            input.uses += 1
        }
    }

    private mutating func newScratch() -> UInt16? {
        if let place = free.popLast() { return place }
        guard scratch < kernel_chain_scratch, places.count < kernel_chain_places else { return nil }
        scratch += 1
        places.append(kernel_place(data: nil, period: 0, number: 0, is_number: false))
        return UInt16(places.count - 1)
    }

    private mutating func newArray(_ data: UnsafeMutableRawPointer, period: Int = 0) -> UInt16? {
        guard places.count < kernel_chain_places else { return nil }
        places.append(kernel_place(data: data, period: period, number: 0, is_number: false))
        return UInt16(places.count - 1)
    }

    private mutating func release(_ value: DeferredValue) {
        value.uses -= 1
        if value.uses == 0, value.place >= 0, places[value.place].data == nil { free.append(UInt16(value.place)) }
    }

    /// Adds the steps behind a value, and its own.
    private mutating func place(_ value: DeferredValue) -> Bool {
        if value.place >= 0 { return true }
        if let capture = value.capture { return load(value, capture) }
        if let pair = Pair(value), constants + 2 < Int(kernel_chain_constants) { return place(value, pair) }
        for input in [value.a, value.b, value.c] {
            if let input, !place(input) { return false }
        }
        // What a promise needs is written where it belongs; later steps read it there, from the nearest cache.
        guard let out = value.target >= 0 ? UInt16(value.target) : newScratch() else { return false }
        value.place = Int(out)
        var step = kernel_step()
        step.out = out
        step.a = UInt16(value.a?.place ?? 0)
        step.b = UInt16(value.b?.place ?? 0)
        step.c = UInt16(value.c?.place ?? 0)
        switch value.step {
        case .map(let function): step.set(kernel_step_map, UInt8(function))
        case .zip(let function): step.set(kernel_step_zip, function)
        case .numberZip(let number, let function):
            step.set(kernel_step_zip, function, numbers: 1, number)
            step.b = step.a
        case .zipNumber(let function, let number): step.set(kernel_step_zip, function, numbers: 2, number)
        case .choose: step.set(kernel_step_choose, 0)
        case .chooseNumber(let number): step.set(kernel_step_choose, 0, numbers: 2, 0, number)
        case .chooseNumberFirst(let number):
            step.set(kernel_step_choose, 0, numbers: 1, number)
            step.c = step.b
        case .chooseNumbers(let first, let second): step.set(kernel_step_choose, 0, numbers: 3, first, second)
        case .number(let number): step.set(kernel_step_fill, 0, numbers: 1, number)
        case .elements, .mask: return false
        }
        steps.append(step)
        for input in [value.a, value.b, value.c] { if let input { release(input) } }
        return true
    }

    /// The step of a pair, after what it needs.
    private mutating func place(_ value: DeferredValue, _ pair: Pair) -> Bool {
        var places: [UInt16] = []
        for operand in [pair.operands.x, pair.operands.y, pair.operands.z] {
            switch operand {
            case .value(let input):
                guard place(input) else { return false }
                places.append(UInt16(input.place))
            case .number(let number):
                guard let made = constant(number) else { return false }
                places.append(made)
            }
        }
        guard let out = value.target >= 0 ? UInt16(value.target) : newScratch() else { return false }
        value.place = Int(out)
        var step = kernel_step()
        step.set(kernel_step_pair, pair.function)
        (step.out, step.a, step.b, step.c) = (out, places[0], places[1], places[2])
        steps.append(step)
        for input in [pair.inner.a, pair.inner.b] { if let input { release(input) } }
        for input in [value.a, value.b] { if let input, input !== pair.inner { release(input) } }
        return true
    }

    /// A block that holds one number.
    private mutating func constant(_ number: Float) -> UInt16? {
        for (index, place) in places.enumerated() where place.is_number && place.number.bitPattern == number.bitPattern {
            return UInt16(index)
        }
        guard constants < kernel_chain_constants, places.count < kernel_chain_places else { return nil }
        constants += 1
        places.append(kernel_place(data: nil, period: 0, number: number, is_number: true))
        return UInt16(places.count - 1)
    }

    private mutating func load(_ value: DeferredValue, _ capture: Capture) -> Bool {
        switch value.step {
        case .elements(let offset):
            guard let array = newArray(capture.memory + offset * 4, period: value.count) else { return false }
            if value.count == count {
                value.place = Int(array)
                return true
            }
            return addLoad(value, kernel_step_repeat, from: array)
        case .mask(let offset):
            guard let array = newArray(capture.memory + offset) else { return false }
            return addLoad(value, kernel_step_read_mask, from: array)
        default: return false
        }
    }

    private mutating func addLoad(_ value: DeferredValue, _ kind: kernel_step_kind, from array: UInt16) -> Bool {
        guard let out = newScratch() else { return false }
        var step = kernel_step()
        step.set(kind, 0)
        step.out = out
        step.a = array
        steps.append(step)
        value.place = Int(out)
        return true
    }

    /// The steps that bring a value where it is promised.
    private mutating func finish(_ promise: Promise, checked: Bool) -> Bool {
        var step = kernel_step()
        step.a = UInt16(promise.value.place)
        if promise.divisor != nil {
            guard sums.count < kernel_chain_sums else { return false }
            step.set(kernel_step_sum, 0)
            step.out = UInt16(sums.count)
            sums.append(promise)
        } else if promise.value.target < 0 || places[promise.value.target].data != promise.memory {
            guard let array = newArray(promise.memory) else { return false }
            step.out = array
            if promise.value.isMask {
                step.set(kernel_step_write_mask, 0)
            } else if checked, checks < kernel_chain_flags {
                step.set(kernel_step_keep, UInt8(checks))
                checks += 1
            } else {
                step.set(kernel_step_copy, 0)
            }
        } else {
            step.set(kernel_step_none, 0)
        }
        if step.kind != kernel_step_none.rawValue { steps.append(step) }
        kept.append(promise)
        return true
    }

    /// Computes everything, and keeps the promises.
    /// - Returns: whether each of the checked values is finite.
    func run(_ backend: Backend) -> [Bool] {
        var totals = [Double](repeating: 0, count: Int(kernel_chain_sums))
        var flags = [Bool](repeating: false, count: Int(kernel_chain_flags))
        kernel_chain_float(
            backend.pool(count), steps, steps.count, places, places.count, count, &totals, sums.count, &flags)
        for (promise, total) in zip(sums, totals) {
            promise.memory.assumingMemoryBound(to: Float.self).pointee = Float(total / (promise.divisor ?? 1))
        }
        for promise in kept { promise.isKept() }
        return flags.map { !$0 }
    }
}

extension kernel_step {
    fileprivate mutating func set(
        _ kind: kernel_step_kind, _ function: UInt8, numbers: UInt8 = 0, _ p: Float = 0, _ q: Float = 0
    ) {
        self.kind = UInt8(kind.rawValue)
        self.function = function
        self.numbers = numbers
        self.p = p
        self.q = q
    }
}
