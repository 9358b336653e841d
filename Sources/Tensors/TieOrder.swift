// The orders in which equal elements come out where nothing else decides: introspective sort and selection, heaps and quickselect, step
// for step as the standard library of PyTorch's builds takes them, so that the places found among ties are PyTorch's.

/// A line of elements, each with the place where it was, being put in order in place.
struct TieOrder<T: Element> {
    struct Placed {
        var value: T
        var place: Int
    }
    let line: UnsafeMutablePointer<Placed>
    /// Greatest first.
    let descending: Bool

    @inline(__always) private func before(_ a: Placed, _ b: Placed) -> Bool {
        descending ? T.sorts(b.value, before: a.value) : T.sorts(a.value, before: b.value)
    }
    @inline(__always) private func before(_ i: Int, _ j: Int) -> Bool { before(line[i], line[j]) }
    @inline(__always) private func swap(_ i: Int, _ j: Int) { (line[i], line[j]) = (line[j], line[i]) }

    private static func depth(of count: Int) -> Int { 2 * (Int.bitWidth - 1 - count.leadingZeroBitCount) }

    // MARK: - Sorting

    /// All of `first..<last` in order.
    func sort(_ first: Int, _ last: Int) {
        guard first < last else { return }
        sortLoop(first, last, TieOrder.depth(of: last - first))
        guard last - first > 16 else { return insertionSort(first, last) }
        insertionSort(first, first + 16)
        for i in (first + 16)..<last { insert(i) }
    }

    private func sortLoop(_ first: Int, _ end: Int, _ depthLimit: Int) {
        var (last, depth) = (end, depthLimit)
        while last - first > 16 {
            if depth == 0 { return partialSort(first, last, last) }
            depth -= 1
            let cut = partition(first, last)
            sortLoop(cut, last, depth)
            last = cut
        }
    }

    private func insertionSort(_ first: Int, _ last: Int) {
        guard first < last else { return }
        for i in (first + 1)..<Swift.max(last, first + 1) {
            guard before(i, first) else {
                insert(i)
                continue
            }
            let value = line[i]
            var j = i
            while j > first {
                line[j] = line[j - 1]
                j -= 1
            }
            line[first] = value
        }
    }

    /// Moves an element down to where it belongs; something before it is known not to be after it.
    private func insert(_ last: Int) {
        let value = line[last]
        var (hole, next) = (last, last - 1)
        while before(value, line[next]) {
            line[hole] = line[next]
            hole = next
            next -= 1
        }
        line[hole] = value
    }

    /// Splits around the median of three, which waits in front.
    private func partition(_ first: Int, _ last: Int) -> Int {
        let (a, b, c) = (first + 1, first + (last - first) / 2, last - 1)
        if before(a, b) {
            swap(first, before(b, c) ? b : before(a, c) ? c : a)
        } else {
            swap(first, before(a, c) ? a : before(b, c) ? c : b)
        }
        var (low, high) = (first + 1, last)
        while true {
            while before(low, first) { low += 1 }
            high -= 1
            while before(first, high) { high -= 1 }
            guard low < high else { return low }
            swap(low, high)
            low += 1
        }
    }

    // MARK: - Selecting

    /// The element that order would put at `nth` is there, none after it belongs before it.
    func select(_ begin: Int, _ nth: Int, _ end: Int) {
        guard begin < end, nth < end else { return }
        var (first, last, depth) = (begin, end, TieOrder.depth(of: end - begin))
        while last - first > 3 {
            if depth == 0 {
                heapSelect(first, nth + 1, last)
                return swap(first, nth)
            }
            depth -= 1
            let cut = partition(first, last)
            if cut <= nth { first = cut } else { last = cut }
        }
        insertionSort(first, last)
    }

    /// The first ones up to `middle` in order, the others behind them as they come.
    func partialSort(_ first: Int, _ middle: Int, _ last: Int) {
        heapSelect(first, middle, last)
        var end = middle
        while end - first > 1 {
            end -= 1
            popHeap(first, end, into: end)
        }
    }

    private func heapSelect(_ first: Int, _ middle: Int, _ last: Int) {
        let count = middle - first
        if count >= 2 {
            var parent = (count - 2) / 2
            while parent >= 0 {
                sift(first, parent, count, line[first + parent])
                parent -= 1
            }
        }
        for i in middle..<Swift.max(last, middle) where before(i, first) { popHeap(first, middle, into: i) }
    }

    private func popHeap(_ first: Int, _ last: Int, into result: Int) {
        let value = line[result]
        line[result] = line[first]
        sift(first, 0, last - first, value)
    }

    /// Lets a hole sink to the leaves of a heap, and the value rise from there.
    private func sift(_ first: Int, _ start: Int, _ count: Int, _ value: Placed) {
        var (hole, child) = (start, start)
        while child < (count - 1) / 2 {
            child = 2 * (child + 1)
            if before(first + child, first + child - 1) { child -= 1 }
            line[first + hole] = line[first + child]
            hole = child
        }
        if count & 1 == 0, child == (count - 2) / 2 {
            child = 2 * (child + 1)
            line[first + hole] = line[first + child - 1]
            hole = child - 1
        }
        var parent = (hole - 1) / 2
        while hole > start, before(line[first + parent], value) {
            line[first + hole] = line[first + parent]
            hole = parent
            parent = (hole - 1) / 2
        }
        line[first + hole] = value
    }

    /// Quickselect: the element that ascending order would put at `k` is there.
    func quickSelect(_ k: Int, _ count: Int) {
        func after(_ i: Int, _ j: Int) -> Bool { before(j, i) }
        var (left, right) = (0, count - 1)
        while right > left {
            if right == left + 1 {
                if after(left, right) { swap(left, right) }
                return
            }
            swap(left + (right - left) / 2, left + 1)
            if after(left + 1, right) { swap(left + 1, right) }
            if after(left, right) { swap(left, right) }
            if after(left + 1, left) { swap(left + 1, left) }
            var (i, j) = (left + 1, right)
            let pivot = line[left]
            while true {
                repeat { i += 1 } while before(line[i], pivot)
                repeat { j -= 1 } while before(pivot, line[j])
                if j < i { break }
                swap(i, j)
            }
            swap(left, j)
            if j <= k { left = i }
            if j >= k { right = j - 1 }
        }
    }
}

extension Kernels {
    /// How lines are put in order.
    enum LineOrder {
        case all
        /// The first few, in order if asked.
        case top(Int, isSorted: Bool)
        /// Only the one that is there in ascending order.
        case single(Int)
    }

    /// The lines along a dimension in PyTorch's order, and where each element was.
    static func tieOrdered(_ x: Tensor, _ dim: Int, descending: Bool, _ order: LineOrder) throws(TensorError) -> Choice {
        let lines = try Lines(x, dim)
        let length =
            switch order {
            case .all: lines.rows.length
            case .top(let count, _): count
            case .single: 1
            }
        let values = try lines.target(x.dtype, length: length)
        let indices = try lines.target(.int64, length: length)
        try x.dtype.accept(
            LineOrdering(rows: lines.rows, values: values, indices: indices, descending: descending, order: order, length: length))
        return (try lines.restored(values), try lines.restored(indices))
    }

    private struct LineOrdering: ElementTask {
        let rows: Rows
        let values, indices: Tensor
        let descending: Bool
        let order: LineOrder
        let length: Int

        func run<T: Element>(_: T.Type) throws(TensorError) {
            let n = rows.length
            guard n > 0, length > 0 else { return }
            let line = UnsafeMutablePointer<TieOrder<T>.Placed>.allocate(capacity: n)
            defer { line.deallocate() }
            let sorter = TieOrder<T>(line: line, descending: descending)
            rows.forEach(T.self) { row, p in
                for i in 0..<n { (line + i).initialize(to: TieOrder.Placed(value: p[i], place: i)) }
                var start = 0
                switch order {
                case .all: sorter.sort(0, n)
                case .top(let count, _) where count <= n / 64: sorter.partialSort(0, count, n)
                case .top(let count, let isSorted):
                    sorter.select(0, count - 1, n)
                    if isSorted { sorter.sort(0, count - 1) }
                case .single(let place):
                    sorter.quickSelect(place, n)
                    start = place
                }
                let v = values.pointer(T.self) + row &* length
                let places = indices.pointer(Int.self) + row &* length
                for i in 0..<length {
                    v[i] = line[start + i].value
                    places[i] = line[start + i].place
                }
            }
        }
    }
}
