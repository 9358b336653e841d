// `itertools.product`, `permutations` and `combinations`, each a step from one choice of positions to the next.

extension Machine {
    func installCombinations(_ module: ModuleObject) {
        put(module, "product(*iterables, repeat=1)") { machine, a in
            let times = try machine.index(a[0])
            guard times >= 0 else { throw Raise(.valueError, "repeat argument cannot be negative") }
            let once = try a.extra.map { try machine.elements($0) }
            try machine.checkRoom(for: once.count * min(times, 1 << 40))
            let pools = (0..<times).flatMap { _ in once }
            var positions: [Int]?
            return .object(
                StepIterator("product") { _ in
                    guard var now = positions else {
                        guard pools.allSatisfy({ !$0.isEmpty }) else { return nil }
                        positions = pools.map { _ in 0 }
                        return .object(TupleObject(pools.map { $0[0] }))
                    }
                    guard let place = now.indices.last(where: { now[$0] + 1 < pools[$0].count }) else { return nil }
                    now[place] += 1
                    for later in (place + 1)..<max(now.count, place + 1) { now[later] = 0 }
                    positions = now
                    return .object(TupleObject(now.indices.map { pools[$0][now[$0]] }))
                })
        }
        put(module, "combinations(iterable, r)") { machine, a in
            try machine.combinations("combinations", a[0], a[1], first: { Array(0..<$0) }) { now, count in
                let size = now.count
                guard let place = now.indices.last(where: { now[$0] != $0 + count - size }) else { return nil }
                var next = now
                next[place] += 1
                for later in (place + 1)..<max(size, place + 1) { next[later] = next[later - 1] + 1 }
                return next
            }
        }
        put(module, "combinations_with_replacement(iterable, r)") { machine, a in
            try machine.combinations("combinations_with_replacement", a[0], a[1], mayRepeat: true, first: { [Int](repeating: 0, count: $0) }) {
                now, count in
                guard let place = now.indices.last(where: { now[$0] != count - 1 }) else { return nil }
                return Array(now[..<place]) + [Int](repeating: now[place] + 1, count: now.count - place)
            }
        }
        put(module, "permutations(iterable, r=None)") { machine, a in
            if a[1].isNone {
                let list = Value.object(ListObject(try machine.elements(a[0])))
                return try machine.permutations(list, .int(machine.length(list)))
            }
            return try machine.permutations(a[0], a[1])
        }
    }

    private func permutations(_ iterable: Value, _ size: Value) throws -> Value {
        try combinations("permutations", iterable, size, first: { Array(0..<$0) }) { now, count in
            // The next arrangement in the order of positions: the last place that can take a larger unused one.
            var used = Set(now)
            for place in now.indices.reversed() {
                used.remove(now[place])
                guard let larger = ((now[place] + 1)..<max(count, now[place] + 1)).first(where: { !used.contains($0) }) else { continue }
                var next = Array(now[..<place]) + [larger]
                used.insert(larger)
                var free = 0
                while next.count < now.count {
                    while used.contains(free) { free += 1 }
                    next.append(free)
                    used.insert(free)
                }
                return next
            }
            return nil
        }
    }

    private func combinations(
        _ name: String, _ iterable: Value, _ size: Value, mayRepeat: Bool = false, first: (Int) -> [Int],
        next: @escaping ([Int], Int) -> [Int]?
    ) throws -> Value {
        let pool = try elements(iterable)
        let size = try index(size, or: "Expected int as r")
        guard size >= 0 else { throw Raise(.valueError, "r must be non-negative") }
        let isEmpty = mayRepeat ? pool.isEmpty && size > 0 : size > pool.count
        var positions: [Int]? = isEmpty ? nil : first(size)
        return .object(
            StepIterator(name) { _ in
                guard let now = positions else { return nil }
                positions = now.isEmpty ? nil : next(now, pool.count)
                return .object(TupleObject(now.map { pool[$0] }))
            })
    }
}
