// `sorted` and `list.sort`: keys that are all ints, all floats or all strings are compared as such, all others by `<`.

import Glibc

extension Machine {
    /// Sorts stably; equal elements keep their order when reversed.
    /// - Throws: what the key or the comparison throws; the elements are then in the order reached by then.
    func sort(_ elements: inout ContiguousArray<Value>, key: Value, isReversed: Bool) throws {
        var keys = elements
        if !key.isNone {
            for index in keys.indices { keys[index] = try call(key, with: elements[index]) }
        }
        // Reversed twice around a stable sort.
        if isReversed {
            elements.reverse()
            keys.reverse()
        }
        defer { if isReversed { elements.reverse() } }
        var order: [Int32] = []
        let unsorted = elements
        defer { if order.count == unsorted.count { elements = ContiguousArray(order.lazy.map { unsorted[Int($0)] }) } }
        try keys.withUnsafeBufferPointer { try sort($0, into: &order) }
    }

    /// A key as a number of its own, and whose it is.
    private struct Ranked<Rank> {
        let rank: Rank
        let index: Int32
    }

    /// The positions of the keys in sorted order.
    private func sort(_ keys: UnsafeBufferPointer<Value>, into order: inout [Int32]) throws {
        guard let base = keys.baseAddress.map({ Register(mutating: $0) }) else { return }
        func all(_ test: (Register) -> Bool) -> Bool { keys.indices.allSatisfy { test(base + $0) } }
        func sorted<Rank>(_ rank: (Register) -> Rank, _ precedes: (Ranked<Rank>, Ranked<Rank>) -> Bool) -> [Int32] {
            var ranked = keys.indices.map { Ranked(rank: rank(base + $0), index: Int32(truncatingIfNeeded: $0)) }
            ranked.sort(by: precedes)
            return ranked.map(\.index)
        }
        if all({ $0.tag == ValueTag.int }) { return order = sorted({ $0.intPayload }) { $0.rank < $1.rank } }
        if all({ $0.tag == ValueTag.float && !$0.floatPayload.isNaN }) { return order = sorted({ $0.floatPayload }) { $0.rank < $1.rank } }
        if all({ $0.objectKind == .string }) {
            return order = sorted({ $0.withObject(as: StringObject.self) { $0.firstBytes } }) { a, b in
                if a.rank != b.rank { return a.rank < b.rank }
                return Machine.order(base + Int(a.index), base + Int(b.index)) == -1
            }
        }
        order = keys.indices.map { Int32(truncatingIfNeeded: $0) }
        func precedes(_ a: Int32, _ b: Int32) throws -> Bool {
            let (a, b) = (base + Int(a), base + Int(b))
            if let order = Machine.order(a, b) { return order < 0 }
            return try less(a.pointee, b.pointee)
        }
        if try insertionSort(&order, precedes) { return }
        try order.sort(by: precedes)
    }

    /// Sorts fewer than 64 elements with the comparisons that CPython makes, in its order, which shows when they raise,
    /// print or contradict each other (NaN); false, and nothing done, for more.
    private func insertionSort(_ elements: inout [Int32], _ precedes: (Int32, Int32) throws -> Bool) throws -> Bool {
        let count = elements.count
        guard count < 64 else { return false }
        guard count > 1 else { return true }
        var start = 2
        if try precedes(elements[1], elements[0]) {
            while start < count, try precedes(elements[start], elements[start - 1]) { start += 1 }
            elements[..<start].reverse()
        } else {
            while start < count, try !precedes(elements[start], elements[start - 1]) { start += 1 }
        }
        while start < count {
            let pivot = elements[start]
            var (low, high) = (0, start)
            while low < high {
                let middle = low + (high - low) / 2
                if try precedes(pivot, elements[middle]) { high = middle } else { low = middle + 1 }
            }
            if low < start {
                elements.remove(at: start)
                elements.insert(pivot, at: low)
            }
            start += 1
        }
        return true
    }

    /// -1, 0 or 1 for ints, floats, strings and tuples of them; nil when `<` has to be asked.
    static func order(_ a: Register, _ b: Register, depth: Int = 0) -> Int? {
        if a.tag | b.tag == 0 { return a.intPayload < b.intPayload ? -1 : a.intPayload == b.intPayload ? 0 : 1 }
        if a.tag == ValueTag.float, b.tag == ValueTag.float {
            let (x, y) = (a.floatPayload, b.floatPayload)
            return x < y ? -1 : x == y ? 0 : x > y ? 1 : nil
        }
        let kind = a.objectKind
        guard kind == b.objectKind else { return nil }
        if kind == .string {
            return a.withObject(as: StringObject.self) { a in
                b.withObject(as: StringObject.self) { b in a.withBytes { x in b.withBytes { compareBytes(x, $0) } } }
            }
        }
        guard kind == .tuple, depth < 4 else { return nil }
        return a.withObject(as: TupleObject.self) { a in
            b.withObject(as: TupleObject.self) { b in
                a.withElements { x in b.withElements { order(x, $0, depth: depth) } }
            }
        }
    }

    private static func order(_ a: UnsafeBufferPointer<Value>, _ b: UnsafeBufferPointer<Value>, depth: Int) -> Int? {
        let common = min(a.count, b.count)
        if common > 0, let x = a.baseAddress, let y = b.baseAddress {
            for index in 0..<common {
                guard let order = order(Register(mutating: x + index), Register(mutating: y + index), depth: depth + 1) else { return nil }
                if order != 0 { return order }
            }
        }
        return a.count < b.count ? -1 : a.count == b.count ? 0 : 1
    }
}

extension StringObject {
    /// The first eight bytes as a number, which orders as they do.
    var firstBytes: UInt64 {
        withBytes { bytes in
            var result: UInt64 = 0
            for index in 0..<8 { result = result << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
            return result
        }
    }
}
