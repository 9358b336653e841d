// The hash tables and slice bounds against models that are plainly right, on seeded random operations.

import Testing

@testable import Evaluation

@Suite struct ContainersPropertyTests {
    /// xorshift: the same numbers for a seed everywhere.
    private struct Numbers {
        var state: UInt64
        mutating func next(below bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func dictKeepsOrder(seed: UInt64) throws {
        var numbers = Numbers(state: seed)
        let machine = Machine()
        let dict = DictObject()
        var model: [(key: Int, value: Int)] = []
        for step in 0..<4000 {
            let key = numbers.next(below: step < 2000 ? 300 : 12)
            switch numbers.next(below: 10) {
            case 0..<5:
                try dict.set(.int(key), .int(step), machine)
                if let index = model.firstIndex(where: { $0.key == key }) { model[index].value = step } else {
                    model.append((key, step))
                }
            case 5..<9:
                let removed = try dict.removeValue(.int(key), machine)
                let index = model.firstIndex { $0.key == key }
                #expect((removed == nil) == (index == nil), "seed \(seed), step \(step)")
                if let index { model.remove(at: index) }
            default:
                if let last = dict.lastPosition { dict.remove(at: last) }
                _ = model.popLast()
            }
            guard step % 50 == 0 else { continue }
            let pairs = dict.pairs.map { "\((try? machine.repr($0.key)) ?? ""):\((try? machine.repr($0.value)) ?? "")" }
            #expect(pairs == model.map { "\($0.key):\($0.value)" }, "seed \(seed), step \(step)")
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func setHoldsWhatWasAdded(seed: UInt64) throws {
        var numbers = Numbers(state: seed)
        let machine = Machine()
        let set = SetObject()
        var model: Set<Int> = []
        for step in 0..<6000 {
            let key = numbers.next(below: 700) - 350
            if numbers.next(below: 2) == 0 {
                try set.add(.int(key), machine)
                model.insert(key)
            } else {
                let removed = try set.remove(.int(key), hash: machine.hash(.int(key)), machine)
                #expect(removed == (model.remove(key) != nil), "seed \(seed), step \(step)")
            }
            #expect(set.count == model.count)
        }
        var found: Set<Int> = []
        for case .int(let key) in set.elements { found.insert(key) }
        #expect(found == model && set.elements.count == model.count)
    }

    /// Every slice of small bounds, against the definition: start, start + step, … short of stop.
    @Test func sliceBounds() throws {
        let machine = Machine()
        let bounds: [Int?] = [nil, -7, -4, -3, -1, 0, 1, 2, 3, 4, 7]
        for length in 0...4 {
            for start in bounds {
                for stop in bounds {
                    for step in [nil, -3, -2, -1, 1, 2, 3] as [Int?] {
                        func value(_ number: Int?) -> Value { number.map { .int($0) } ?? .none }
                        let slice = SliceObject(value(start), value(stop), value(step))
                        let found = try slice.indices(length: length, machine)
                        let indices = (0..<found.count).map { found.start + $0 * found.step }
                        let expected = selected(length, start, stop, step ?? 1)
                        #expect(indices == expected, "\(length) \(start as Any):\(stop as Any):\(step as Any)")
                    }
                }
            }
        }
    }

    private func selected(_ length: Int, _ start: Int?, _ stop: Int?, _ step: Int) -> [Int] {
        func counted(_ bound: Int) -> Int { bound < 0 ? bound + length : bound }
        if step > 0 {
            let (low, high) = (max(start.map(counted) ?? 0, 0), stop.map(counted) ?? length)
            return (0..<length).filter { $0 >= low && $0 < high && ($0 - low) % step == 0 }
        }
        let (high, low) = (min(start.map(counted) ?? length - 1, length - 1), stop.map(counted) ?? -1)
        return (0..<length).reversed().filter { $0 <= high && $0 > low && (high - $0) % -step == 0 }
    }

    /// Extreme bounds end in an answer or an exception, never in a trap.
    @Test func extremeNumbers() throws {
        let machine = Machine()
        let extremes = [Int.min, Int.min + 1, -1, 0, 1, Int.max - 1, Int.max]
        let list = ListObject([.int(1), .int(2), .int(3)])
        for start in extremes {
            for stop in extremes {
                for step in extremes where step != 0 {
                    let slice = SliceObject(.int(start), .int(stop), .int(step))
                    let found = try slice.indices(length: 3, machine)
                    #expect(found.count <= 3)
                    _ = try list.item(.object(slice), machine)
                    guard let range = try? RangeObject(start, stop, step) else { continue }
                    #expect(range.count >= 0)
                    if range.count > 0 {
                        #expect(range.index(of: range[range.count - 1]) == range.count - 1)
                        _ = try? range.item(.object(SliceObject(.none, .none, .int(-1))), machine)
                    }
                }
            }
        }
        for index in extremes where index < -3 || index > 2 {
            #expect(throws: Raise.self) { try list.item(.int(index), machine) }
        }
    }
}
