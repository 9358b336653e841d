// The order in which a kernel visits the elements of up to four tensors of one shape. Dimensions that can be walked with
// one step are merged, so that contiguous tensors are one run.

/// A nest of loops; the innermost is a run that the kernel walks itself with the steps `o`, `a`, `b`, `c`.
struct Walk {
    private(set) var count = 1
    private(set) var o = 1
    private(set) var a = 1
    private(set) var b = 1
    private(set) var c = 1
    /// The loops around the run; most walks have none, and a nest is large.
    private var nest: Nest?

    private struct Nest {
        /// The number of loops, innermost first.
        var depth = 0
        var sizes = Shape()
        var o = Shape()
        var a = Shape()
        var b = Shape()
        var c = Shape()

        mutating func append(_ n: Int, _ so: Int, _ sa: Int, _ sb: Int, _ sc: Int) {
            if depth > 0 && merges(so, sa, sb, sc) {
                sizes[depth - 1] &*= n
                return
            }
            sizes.append(n)
            o.append(so)
            a.append(sa)
            b.append(sb)
            c.append(sc)
            depth += 1
        }

        private func merges(_ so: Int, _ sa: Int, _ sb: Int, _ sc: Int) -> Bool {
            let last = depth - 1
            let size = sizes[last]
            return so == o[last] &* size && sa == a[last] &* size && sb == b[last] &* size && sc == c[last] &* size
        }
    }

    /// One run.
    init(flat count: Int, o: Int = 1, a: Int = 1, b: Int = 1, c: Int = 1) {
        self.count = count
        self.o = o
        self.a = a
        self.b = b
        self.c = c
    }

    /// All elements of `shape`; the strides of fewer than four tensors may repeat.
    init(_ shape: Shape, _ so: Shape, _ sa: Shape, _ sb: Shape, _ sc: Shape) {
        var begun = false
        var nest: Nest?
        var i = shape.count
        while i > 0 {
            i -= 1
            let n = shape[i]
            if n == 0 {
                count = 0
                return
            }
            if n == 1 { continue }
            if !begun {
                begun = true
                (count, o, a, b, c) = (n, so[i], sa[i], sb[i], sc[i])
            } else if nest == nil, so[i] == o &* count, sa[i] == a &* count, sb[i] == b &* count, sc[i] == c &* count {
                count &*= n
            } else {
                if nest == nil { nest = Nest() }
                nest?.append(n, so[i], sa[i], sb[i], sc[i])
            }
        }
        self.nest = nest
    }

    /// Calls `body` with the offsets at which each run begins.
    @inline(__always) func runs<E: Error>(_ body: (_ o: Int, _ a: Int, _ b: Int, _ c: Int) throws(E) -> Void) throws(E) {
        if count == 0 { return }
        var place = Place()
        repeat {
            try body(place.o, place.a, place.b, place.c)
        } while nest != nil && advance(&place)
    }

    private struct Place {
        var o = 0
        var a = 0
        var b = 0
        var c = 0
        var index = Shape()
    }

    @inline(never) private func advance(_ place: inout Place) -> Bool {
        guard let nest else { return false }
        var d = 0
        while d < nest.depth {
            place.index[d] &+= 1
            place.o &+= nest.o[d]
            place.a &+= nest.a[d]
            place.b &+= nest.b[d]
            place.c &+= nest.c[d]
            let size = nest.sizes[d]
            if place.index[d] < size { return true }
            place.o &-= nest.o[d] &* size
            place.a &-= nest.a[d] &* size
            place.b &-= nest.b[d] &* size
            place.c &-= nest.c[d] &* size
            place.index[d] = 0
            d += 1
        }
        return false
    }
}

/// The loops of kernels: results in `out`, which has the shape of the operands.
enum Loop {
    @inline(__always) static func map<T, R>(_ x: Tensor, _ out: Tensor, _ f: (T) -> R) {
        let p = x.pointer(T.self)
        let q = out.pointer(R.self)
        let walk =
            x.strides == out.strides && out.isDense
            ? Walk(flat: out.elementCount) : Walk(out.shape, out.strides, x.strides, x.strides, x.strides)
        let n = walk.count
        let (so, sa) = (walk.o, walk.a)
        walk.runs { o, a, _, _ in
            let q = q + o
            let p = p + a
            if so == 1 && sa == 1 {
                for i in 0..<n { q[i] = f(p[i]) }
            } else if so == 1 && sa == 0 && n > 0 {
                let constant = f(p[0])
                for i in 0..<n { q[i] = constant }
            } else {
                for i in 0..<n { q[i &* so] = f(p[i &* sa]) }
            }
        }
    }

    /// Both operands have been expanded to the shape of `out`, or are single elements.
    @inline(__always) static func zip<T, R>(_ x: Tensor, _ y: Tensor, _ out: Tensor, _ f: (T, T) -> R) {
        let p = x.pointer(T.self)
        let r = y.pointer(T.self)
        let q = out.pointer(R.self)
        let walk = pairWalk(x, y, out)
        let n = walk.count
        let (so, sa, sb) = (walk.o, walk.a, walk.b)
        walk.runs { o, a, b, _ in
            let q = q + o
            let p = p + a
            let r = r + b
            if so == 1 && sa == 1 && sb == 1 {
                for i in 0..<n { q[i] = f(p[i], r[i]) }
            } else if so == 1 && sa == 1 && sb == 0 {
                let constant = r[0]
                for i in 0..<n { q[i] = f(p[i], constant) }
            } else if so == 1 && sa == 0 && sb == 1 {
                let constant = p[0]
                for i in 0..<n { q[i] = f(constant, r[i]) }
            } else {
                for i in 0..<n { q[i &* so] = f(p[i &* sa], r[i &* sb]) }
            }
        }
    }

    @inline(never) static func pairWalk(_ x: Tensor, _ y: Tensor, _ out: Tensor) -> Walk {
        let n = out.elementCount
        if out.isDense {
            let xFlat = x.strides == out.strides && x.shape == out.shape
            let yFlat = y.strides == out.strides && y.shape == out.shape
            if xFlat && yFlat { return Walk(flat: n) }
            if xFlat && y.rank == 0 { return Walk(flat: n, b: 0) }
            if yFlat && x.rank == 0 { return Walk(flat: n, a: 0) }
        }
        let sx = x.broadcastStrides(to: out.shape)
        let sy = y.broadcastStrides(to: out.shape)
        return Walk(out.shape, out.strides, sx, sy, sy)
    }
}
