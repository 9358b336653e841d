// Arrays from values of the language, and the functions that make them: `np.array`, `np.zeros`, `np.arange`.

import Tensors

/// Numbers read from nested sequences, with their shape and the dtype that NumPy finds for them.
private struct ArrayReader {
    let machine: Machine
    private(set) var shape: [Int] = []
    private var ints: [Int] = []
    private var doubles: [Double] = []
    private var isFloating = false
    /// Set from the first complex number on, and then in place of the others.
    private var complexes: [Complex]?
    private var dtype: DType?
    /// Python's own numbers ask for these only.
    private var weakest: DType?

    init(_ machine: Machine) { self.machine = machine }

    mutating func read(_ value: Value) throws {
        shape = try measured(value)
        try collect(value, 0)
    }

    func tensor(_ wanted: DType?) throws -> Tensor {
        let found = wanted ?? joined ?? .float64
        if let complexes {
            guard found.isComplex else {
                throw Raise(.typeError, "\(found.isFloatingPoint ? "float" : "int")() argument must be a string or a real number, not 'complex'")
            }
            return try Kernels.tensor(complexes, shape: shape, found)
        }
        if isFloating { return try Kernels.tensor(doubles, shape: shape, found) }
        if let wanted, !wanted.isFloatingPoint, wanted != .bool, wanted != .int64 {
            let weak = try ints.first { value in
                do {
                    _ = try machine.commonDType(
                        ArrayOperand(tensor: Tensor.scalar(0, wanted)), ArrayOperand(tensor: Tensor.scalar(value), weakness: .int))
                    return false
                } catch let raise as Raise where raise.kind == .overflowError { return true }
            }
            if let weak { throw Raise(.overflowError, "Python integer \(weak) out of bounds for \(wanted.name)") }
        }
        return try Kernels.tensor(ints, shape: shape, found)
    }

    /// Python's numbers widen those of arrays only as far as their kind asks for.
    private var joined: DType? {
        guard let dtype, let weakest else { return dtype ?? weakest }
        return DType.arrayPromoted(dtype, weakest)
    }

    private func elements(of value: Value) throws -> [Value]? {
        switch value {
        case .tensor(let tensor): return tensor.rank == 0 ? nil : try machine.elements(value)
        case .object(let object):
            switch object.kind {
            case .list, .tuple, .range: return try machine.elements(value)
            case .array: return unsafeDowncast(object, to: ArrayObject.self).tensor.rank == 0 ? nil : try machine.elements(value)
            default: return nil
            }
        default: return nil
        }
    }

    private func measured(_ value: Value) throws -> [Int] {
        var (shape, current) = ([Int](), value)
        while let elements = try elements(of: current) {
            guard shape.count < Shape.maximumRank else { throw Raise(.valueError, "setting an array element with a sequence.") }
            shape.append(elements.count)
            guard let first = elements.first else { return shape }
            current = first
        }
        return shape
    }

    private mutating func collect(_ value: Value, _ depth: Int) throws {
        let elements = try elements(of: value)
        if depth == shape.count, elements == nil { return try add(value) }
        guard depth < shape.count, let elements, elements.count == shape[depth] else {
            let shown = shape.prefix(depth).map(String.init)
            throw Raise(
                .valueError,
                "setting an array element with a sequence. The requested array has an inhomogeneous shape after \(depth) dimensions. "
                    + "The detected shape was (\(shown.joined(separator: ", "))\(shown.count == 1 ? "," : "")) + inhomogeneous part.")
        }
        for element in elements { try collect(element, depth + 1) }
    }

    private mutating func add(_ value: Value) throws {
        switch value {
        case .int(let int): add(int, weak: .int64)
        case .bool(let flag): add(flag ? 1 : 0, weak: .bool)
        case .float(let double): add(double, weak: .float64)
        case .tensor(let tensor): try add(machine.arrayShared(tensor))
        case .object(let object):
            if let scalar = object as? ArrayScalar { return try add(scalar.tensor()) }
            if let array = object as? ArrayObject { return try add(array.tensor) }
            if let number = value.complex {
                add(number)
                weakest = weakest.map { DType.arrayPromoted($0, .complex128) } ?? .complex128
                return
            }
            if let plain = InstanceObject.exactly(value)?.payload, !plain.isUndefined { return try add(plain) }
            throw refused(value)
        case .none, .undefined: throw refused(value)
        }
    }

    private func refused(_ value: Value) -> Raise {
        Raise(
            .typeError, "arrays of '\(machine.typeName(value))' are not supported",
            hint: "arrays here hold numbers and truth values; a list holds anything")
    }

    private mutating func add(_ tensor: Tensor) throws {
        guard tensor.elementCount == 1 else { throw Raise(.valueError, "setting an array element with a sequence.") }
        if tensor.dtype.isComplex {
            add(tensor.complex(at: 0))
        } else if tensor.dtype.isFloatingPoint {
            add(tensor.double(at: 0))
        } else {
            add(tensor.int(at: 0))
        }
        dtype = dtype.map { DType.arrayPromoted($0, tensor.dtype) } ?? tensor.dtype
    }
    private mutating func add(_ int: Int, weak: DType) {
        add(int)
        weakest = weakest.map { DType.arrayPromoted($0, weak) } ?? weak
    }
    private mutating func add(_ double: Double, weak: DType) {
        add(double)
        weakest = weakest.map { DType.arrayPromoted($0, weak) } ?? weak
    }
    private mutating func add(_ complex: Complex) {
        if complexes == nil { complexes = isFloating ? doubles.map { Complex($0, 0) } : ints.map { Complex(Double($0), 0) } }
        complexes?.append(complex)
    }
    private mutating func add(_ int: Int) {
        if complexes != nil { return add(Complex(Double(int), 0)) }
        if isFloating { doubles.append(Double(int)) } else { ints.append(int) }
    }
    private mutating func add(_ double: Double) {
        if complexes != nil { return add(Complex(double, 0)) }
        if !isFloating {
            isFloating = true
            doubles = ints.map(Double.init)
        }
        doubles.append(double)
    }
}

extension Machine {
    /// A tensor's elements as NumPy sees them: the same memory.
    /// - Throws: PyTorch's `RuntimeError` for one that needs a gradient.
    func arrayShared(_ tensor: Tensor) throws -> Tensor {
        guard !tensor.requiresGradient else {
            throw Raise(.runtimeError, "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
        }
        guard tensor.dtype.name != "bfloat16" else { throw Raise(.typeError, "Got unsupported ScalarType BFloat16") }
        return tensor.sharing()
    }

    /// The array that a value is or holds; arrays and tensors keep their memory.
    func array(of value: Value, dtype: DType? = nil) throws -> Tensor {
        switch value {
        case .tensor(let tensor): return try arrayShared(tensor).cast(to: dtype ?? tensor.dtype)
        case .object(let object):
            if let array = object as? ArrayObject { return try array.tensor.cast(to: dtype ?? array.tensor.dtype) }
            if let scalar = object as? ArrayScalar { return try scalar.tensor().cast(to: dtype ?? scalar.dtype) }
            if let flat = object as? FlatIterator { return try array(of: .object(flat.array)).contiguous() }
        default: break
        }
        if let method = try attributeIfAny(value, "__array__") { return try array(of: call(method, []), dtype: dtype) }
        var reader = ArrayReader(self)
        try reader.read(value)
        return try reader.tensor(dtype)
    }

    /// A vector of texts, for a list that begins with one; the library has a class of its own for them.
    private func textVector(_ value: Value, _ dtype: Value) throws -> Value? {
        if let instance = InstanceObject.exactly(value), instance.typeObject.attributes[symbols.intern("_width")] != nil { return value }
        guard let first = (value.asList?.elements ?? value.asTuple?.elements)?.first, first.text != nil else { return nil }
        return try callLibrary("_texts", [value, dtype])
    }

    func installArrayCreation(_ module: ModuleObject) {
        define(in: module, "array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None)") { machine, a in
            if let texts = try machine.textVector(a[0], a[1]) { return texts }
            let dtype = try machine.arrayDTypeIfAny(a[1])
            var made = try machine.array(of: a[0], dtype: dtype)
            if try machine.truth(a[2]), a[0].asList == nil { made = try made.clone() }
            let least = try machine.index(a[5])
            while made.rank < min(least, Shape.maximumRank) { made = try Kernels.unsqueeze(made, 0) }
            return .object(ArrayObject(made))
        }
        for name in ["asarray", "ascontiguousarray", "asfortranarray", "asanyarray", "require"] {
            define(in: module, "\(name)(a, dtype=None, order=None, *, copy=None, like=None)") { machine, a in
                if let texts = try machine.textVector(a[0], a[1]) { return texts }
                let dtype = try machine.arrayDTypeIfAny(a[1])
                if let array = a[0].as(ArrayObject.self), dtype == nil || dtype == array.tensor.dtype {
                    if name == "asfortranarray" { return .object(ArrayObject(try Machine.byColumns(array.tensor))) }
                    guard name == "ascontiguousarray", !array.tensor.isContiguous else { return a[0] }
                }
                let made = try machine.array(of: a[0], dtype: dtype)
                if name == "asfortranarray" { return .object(ArrayObject(try Machine.byColumns(made))) }
                return .object(ArrayObject(name == "ascontiguousarray" ? try made.contiguous() : made))
            }
        }
        installFilled(module)
        installRanges(module)
    }

    /// The elements laid out column by column.
    private static func byColumns(_ x: Tensor) throws -> Tensor {
        let order = Array((0..<x.rank).reversed())
        return try Kernels.permute(Kernels.permute(x, order).contiguous(), order)
    }

    private func filled(_ shape: Value, _ fill: Value, _ dtype: Value) throws -> Value {
        let value = try arrayOperand(fill).tensor
        let dtype = try arrayDTypeIfAny(dtype) ?? value.dtype
        let sizes = try sizes(shape)
        if value.rank == 0 { return .object(ArrayObject(try Kernels.full(sizes, value.cast(to: dtype), dtype))) }
        let out = try Kernels.zeros(sizes, dtype)
        try Kernels.copy(value.cast(to: dtype), into: out)
        return .object(ArrayObject(out))
    }

    private func installFilled(_ module: ModuleObject) {
        for (name, fill) in [("zeros", 0.0), ("ones", 1.0), ("empty", 0.0)] {
            define(in: module, "\(name)(shape, dtype=None, order='C', *, device=None, like=None)") { machine, a in
                try machine.filled(a[0], .float(fill), a[1])
            }
            define(in: module, "\(name)_like(a, dtype=None, order='K', subok=True, shape=None)") { machine, a in
                let like = try machine.array(of: a[0])
                let dtype = try machine.arrayDTypeIfAny(a[1]) ?? like.dtype
                let sizes = a[4].isNone ? like.shape.array : try machine.sizes(a[4])
                return .object(ArrayObject(try Kernels.full(sizes, Tensor.scalar(fill, dtype), dtype)))
            }
        }
        define(in: module, "full(shape, fill_value, dtype=None, order='C', *, device=None, like=None)") { machine, a in
            try machine.filled(a[0], a[1], a[2])
        }
        define(in: module, "full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None)") { machine, a in
            let like = try machine.array(of: a[0])
            let dtype = try machine.arrayDTypeIfAny(a[2]) ?? like.dtype
            let shape = a[5].isNone ? machine.shapeTuple(like.shape) : a[5]
            return try machine.filled(shape, a[1], .object(machine.numpy.dtype(dtype)))
        }
        for name in ["eye", "identity"] {
            let signature = name == "eye" ? "eye(N, M=None, k=0, dtype=None, order='C')" : "identity(n, dtype=None)"
            define(in: module, signature) { machine, a in
                let isEye = name == "eye"
                let n = try machine.index(a[0])
                let m = isEye && !a[1].isNone ? try machine.index(a[1]) : n
                let dtype = try machine.arrayDTypeIfAny(a[isEye ? 3 : 1]) ?? .float64
                let k = isEye ? min(max(try machine.index(a[2]), -n), m) : 0
                let out = try Kernels.zeros(machine.sizes(.object(TupleObject([.int(n), .int(m)]))), dtype)
                let start = k >= 0 ? k : -k &* m
                let count = max(0, k >= 0 ? min(n, m - k) : min(n + k, m))
                if count > 0 {
                    let line = out.arrayView([count], [m + 1], offset: start)
                    try Kernels.copy(Tensor.scalar(1, dtype), into: line)
                }
                return .object(ArrayObject(out))
            }
        }
    }

    private func installRanges(_ module: ModuleObject) {
        define(in: module, "arange(start, stop=None, step=None, dtype=None, *, device=None, like=None)") { machine, a in
            try machine.arange(a[1].isNone ? .int(0) : a[0], a[1].isNone ? a[0] : a[1], a[2].isNone ? .int(1) : a[2], a[3])
        }
        define(in: module, "linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0)") { machine, a in
            let (start, stop) = (try machine.arrayOperand(a[0]).tensor, try machine.arrayOperand(a[1]).tensor)
            let count = try machine.index(a[2])
            guard count >= 0 else { throw Raise(.valueError, "Number of samples, \(count), must be non-negative.") }
            guard start.rank == 0, stop.rank == 0 else { throw Raise(.valueError, "linspace takes numbers here") }
            let parts = try machine.truth(a[3]) ? count - 1 : count
            let dtype = try machine.arrayDTypeIfAny(a[5])
            let (from, to) = (start.double(at: 0), stop.double(at: 0))
            let step = parts > 0 ? (to - from) / Double(parts) : .nan
            var values: [Double] = []
            try machine.checkRoom(for: count)
            for i in 0..<count { values.append(parts > 0 ? (step == 0 ? Double(i) / Double(parts) * (to - from) : Double(i) * step) + from : from) }
            if try machine.truth(a[3]), count > 1 { values[count - 1] = to }
            if let dtype, !dtype.isFloatingPoint { values = values.map { $0.rounded(.down) } }
            let made = Value.object(ArrayObject(try Kernels.tensor(values, dtype ?? .float64)))
            guard try machine.truth(a[4]) else { return made }
            return .object(TupleObject([made, .object(ArrayScalar(.float(step), .float64, machine))]))
        }
    }

    private func arange(_ start: Value, _ stop: Value, _ step: Value, _ dtype: Value) throws -> Value {
        let parts = try [start, stop, step].map { try arrayOperand($0) }
        for part in parts where part.tensor.rank != 0 {
            throw Raise(.typeError, "Scalar-like objects are required; got an array of \(part.tensor.rank) dimensions")
        }
        let wanted = try arrayDTypeIfAny(dtype)
        let found = parts.reduce(DType.int64) { $1.dtype == .bool ? $0 : $1.weakness == .int ? $0 : DType.arrayPromoted($0, $1.dtype) }
        let result = wanted ?? found
        let (from, to, by) = (parts[0].tensor.double(at: 0), parts[1].tensor.double(at: 0), parts[2].tensor.double(at: 0))
        guard by != 0 else { throw Raise(.zeroDivisionError, "division by zero") }
        let size = ((to - from) / by).rounded(.up)
        guard size.isFinite, size < 0x1p40 else { throw Raise(.valueError, "Maximum allowed size exceeded") }
        let count = max(0, Int(size))
        try checkRoom(for: count)
        if !found.isFloatingPoint {
            let (a, b) = (parts[0].tensor.int(at: 0), parts[2].tensor.int(at: 0))
            let out = try Tensor.uninitialized([count], .int64)
            let q = out.bytes.assumingMemoryBound(to: Int.self)
            for i in 0..<count { q[i] = a &+ i &* b }
            return .object(ArrayObject(try out.cast(to: result)))
        }
        // Every element is the first plus as many times the difference of the first two.
        let difference = result == .float32 ? Double(Float(from + by) - Float(from)) : (from + by) - from
        let out = try Tensor.uninitialized([count], .float64)
        let q = out.bytes.assumingMemoryBound(to: Double.self)
        for i in 0..<count { q[i] = i == 1 ? from + by : from + Double(i) * difference }
        return .object(ArrayObject(try out.cast(to: result)))
    }
}
