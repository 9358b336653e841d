// Gradients of tables of which a step reads a few rows: sums of slices at rows, beside zeros, and the note of which rows
// those are, so that who knows how to may skip the others. To everybody else such a tensor is as dense as any.

extension Tensor {
    /// The rows of a matrix outside which every element is zero.
    final class Rows: Note {
        let places: [Int]
        init(_ places: [Int], of tensor: Tensor) {
            self.places = places
            super.init(of: tensor)
        }
    }

    /// The only rows of a row-major matrix of floats that may be other than zero, each once; nil when nothing is known.
    public var rowsInUse: [Int]? {
        guard let note, let rows = note as? Rows, rows.holds(of: self) else { return nil }
        return rows.places
    }
}

extension Kernels {
    /// A matrix of `count` rows of zeros, to each of which the slices of `x` that `indices` send there are added, in order;
    /// those sent to `skipped` are left out.
    public static func rowSums(
        _ x: Tensor, _ indices: Tensor, count: Int, skipping skipped: Int, _ backend: Backend
    ) throws(TensorError) -> Tensor {
        let places = indices.ints
        let width = x.rank == 0 ? 1 : x.shape[x.rank - 1]
        for place in places where place < 0 || place >= count { throw .index("index out of range in self") }
        guard places.count &* width == x.elementCount else { throw .runtime("a gradient of another size than its indices") }
        let x = try x.contiguous()
        let isFew = x.dtype == .float32 && places.count &* 4 <= count && count &* width >= 16_384
        let spare = isFew ? backend.takeZeros(count, width) : nil
        let out: Tensor
        if let spare { out = spare } else { out = try zeros([count, width], x.dtype) }
        switch x.dtype {
        case .float32: addRows(x, places, out, width, skipped, Float.self)
        case .float64: addRows(x, places, out, width, skipped, Double.self)
        default:
            return try indexAdd(
                out, 0, try tensor(places.filter { $0 != skipped }),
                try indexSelect(
                    try reshape(x, [places.count, width]), 0,
                    try tensor(places.indices.filter { places[$0] != skipped })), backend)
        }
        if isFew { out.note = Tensor.Rows(distinct(places, below: count), of: out) }
        return out
    }

    private static func addRows<T: RealElement>(
        _ x: Tensor, _ places: [Int], _ out: Tensor, _ width: Int, _ skipped: Int, _: T.Type
    ) {
        var source = x.pointer(T.self)
        let start = out.pointer(T.self)
        for place in places {
            if place != skipped {
                let row = start + place &* width
                for j in 0..<width { row[j] += source[j] }
            }
            source += width
        }
    }

    private static func distinct(_ places: [Int], below count: Int) -> [Int] {
        var (seen, kept) = ([UInt64](repeating: 0, count: count / 64 &+ 1), [Int]())
        kept.reserveCapacity(places.count)
        for place in places {
            let bit: UInt64 = 1 &<< UInt64(place & 63)
            if seen[place / 64] & bit == 0 {
                seen[place / 64] |= bit
                kept.append(place)
            }
        }
        return kept
    }

    /// Adds one matrix that has few rows in use to another, which nobody else sees; false when they are not such matrices of
    /// one size.
    public static func addRowsInUse(of x: Tensor, to y: Tensor) -> Bool {
        guard let added = x.rowsInUse, let present = y.rowsInUse, x.shape == y.shape, y.hasStorageAlone() else { return false }
        let width = x.shape[1]
        let (p, q) = (x.pointer(Float.self), y.pointer(Float.self))
        for row in added {
            for j in row &* width..<(row &+ 1) &* width { q[j] += p[j] }
        }
        y.storage.version &+= 1
        y.note = Tensor.Rows(distinct(present + added, below: x.shape[0]), of: y)
        return true
    }
}

extension Backend {
    /// A matrix of zeros that was a gradient before; nil when none of the size was given back.
    func takeZeros(_ count: Int, _ width: Int) -> Tensor? {
        guard let place = spareZeros.firstIndex(where: { $0.shape[0] == count && $0.shape[1] == width }) else { return nil }
        let spare = spareZeros.remove(at: place)
        // A tensor of its own: nothing that was said of the old one holds for it.
        return Tensor(
            storage: spare.storage, dtype: .float32, shape: spare.shape, strides: spare.strides, offset: 0,
            elementCount: spare.elementCount)
    }

    /// Takes back a gradient that nobody else holds: its rows in use are cleared, which costs less than a new one.
    public func giveBack(_ gradient: inout Tensor?) {
        guard let rows = gradient?.rowsInUse, gradient?.hasStorageAlone() == true, isKnownUniquelyReferenced(&gradient),
            let given = gradient
        else { return }
        gradient = nil
        let (start, width) = (given.pointer(Float.self), given.shape[1])
        for row in rows { (start + row &* width).update(repeating: 0, count: width) }
        given.note = nil
        if spareZeros.count == 4 { spareZeros.removeFirst() }
        spareZeros.append(given)
    }
}
