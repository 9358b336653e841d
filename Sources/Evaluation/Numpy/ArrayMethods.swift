// Attributes and methods of arrays and scalars. Reductions are methods too: ArrayReductions.swift.

import Glibc
import Tensors

extension Machine {
    func installArrayMembers() {
        installArrayProperties()
        installConversions()
        installShapeMethods()
        installSortMethods()
        installScalarNumbers()
    }

    /// An attribute of arrays and scalars alike.
    private func property(_ name: String, _ get: @escaping (Machine, Tensor) throws -> Value) {
        for type in [numpy.array, numpy.generic] {
            defineProperty(on: type, name, get: { machine, value in try get(machine, machine.arrayOperand(value).tensor) })
        }
    }

    /// A method of arrays and scalars alike.
    private func arrayMethod(_ signature: String, _ body: @escaping (Machine, Tensor, NativeFunction.Bound) throws -> Value) {
        for type in [numpy.array, numpy.generic] {
            define(on: type, signature) { machine, a in try body(machine, machine.arrayOperand(a[0]).tensor, a) }
        }
    }

    private func installArrayProperties() {
        property("shape") { machine, x in machine.shapeTuple(x.shape) }
        property("ndim") { _, x in .int(x.rank) }
        property("size") { _, x in .int(x.elementCount) }
        property("dtype") { machine, x in .object(machine.numpy.dtype(x.dtype)) }
        property("itemsize") { _, x in .int(x.dtype.byteCount) }
        property("nbytes") { _, x in .int(x.elementCount &* x.dtype.byteCount) }
        property("strides") { _, x in .object(TupleObject(ContiguousArray(x.strides.array.map { .int($0 &* x.dtype.byteCount) }))) }
        property("T") { machine, x in machine.arrayResult(try machine.transposed(x, .none)) }
        for (index, name) in ["real", "imag"].enumerated() {
            func part(_ machine: Machine, _ x: Tensor) throws -> Tensor {
                x.dtype.isComplex ? Kernels.part(x, index) : index == 0 ? x : try Kernels.zeros(x.shape, x.dtype)
            }
            property(name) { machine, x in machine.arrayResult(try part(machine, x)) }
            defineProperty(
                on: numpy.array, name,
                get: { machine, value in machine.arrayResult(try part(machine, machine.arrayOperand(value).tensor)) },
                set: { machine, value, new in
                    guard let array = value.as(ArrayObject.self) else { return }
                    guard array.tensor.dtype.isComplex || index == 0 else {
                        throw Raise(.typeError, "array does not have imaginary part to set")
                    }
                    try Kernels.copy(machine.arrayOperand(new).tensor, into: part(machine, array.tensor))
                })
        }
        property("mT") { machine, x in
            guard x.rank >= 2 else { throw Raise(.valueError, "matrix transpose with ndim < 2 is undefined") }
            return .object(ArrayObject(try Kernels.transpose(x, -1, -2)))
        }
        defineProperty(
            on: numpy.array, "shape",
            get: { machine, value in machine.shapeTuple(try machine.arrayOperand(value).tensor.shape) },
            set: { machine, value, shape in
                guard let array = value.as(ArrayObject.self) else { return }
                array.tensor = try machine.reshaped(array.tensor, shape)
            })
        defineProperty(on: numpy.array, "flat", get: { _, value in value.as(ArrayObject.self).map { .object(FlatIterator($0)) } ?? .none }, set: { machine, value, new in
            if let array = value.as(ArrayObject.self) { try FlatIterator(array).setItem(.object(SliceObject(.none, .none)), new, machine) }
        })
        defineProperty(on: numpy.array, "base", get: { _, _ in .none })
        defineProperty(on: numpy.array, "flags", get: { machine, value in
            let array = value.as(ArrayObject.self)
            let flags = DictObject()
            let isOrdered = array?.tensor.isContiguous ?? true
            let isTurned = try array.map { try machine.transposed($0.tensor, .none).isContiguous } ?? true
            for (name, flag) in [
                ("C_CONTIGUOUS", isOrdered), ("F_CONTIGUOUS", isTurned), ("OWNDATA", true), ("WRITEABLE", array?.isWritable ?? false),
            ] { try flags.set(.string(name), .bool(flag), machine) }
            return .object(flags)
        })
    }

    private func installConversions() {
        arrayMethod("astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True)") { machine, x, a in
            if x.rank == 1, a[1].as(TypeObject.self) === machine.types.str || a[1].text == "str" {
                return try machine.callLibrary("_texts", [machine.list(of: x)])
            }
            let dtype = try machine.arrayDType(a[1])
            let keeps = try !machine.truth(a[5])
            return machine.arrayResult(dtype == x.dtype ? (keeps ? x : try x.clone()) : try x.cast(to: dtype))
        }
        arrayMethod("tolist(self)") { machine, x, _ in try machine.list(of: x) }
        arrayMethod("item(self, *args)") { machine, x, a in
            if a.extra.isEmpty {
                guard x.elementCount == 1 else {
                    throw Raise(.valueError, "can only convert an array of size 1 to a Python scalar")
                }
                return Machine.number(x.element(atFlat: 0))
            }
            let line = ArrayObject(a.extra.count == 1 && a.extra[0].asTuple == nil ? try Kernels.reshape(x, [x.elementCount]) : x)
            let key = a.extra.count == 1 ? a.extra[0] : .object(TupleObject(ContiguousArray(a.extra)))
            let item = try machine.arrayItem(line, key)
            return item.arrayScalar?.payload ?? item
        }
        arrayMethod("copy(self, order='C')") { machine, x, _ in
            let made = try x.contiguous()
            return machine.arrayResult(made === x ? try x.clone() : made)
        }
        for name in ["__copy__(self)", "__deepcopy__(self, memo=None)"] {
            arrayMethod(name) { machine, x, _ in machine.arrayResult(try x.clone()) }
        }
        arrayMethod("fill(self, value)") { machine, x, a in
            try Kernels.copy(machine.arrayOperand(a[1]).tensor, into: x)
            return .none
        }
        arrayMethod("view(self, dtype=None, type=None)") { machine, x, a in
            guard let dtype = try machine.arrayDTypeIfAny(a[1]), dtype != x.dtype else { return .object(ArrayObject(x.sharing())) }
            guard dtype.byteCount == x.dtype.byteCount else {
                throw Raise(.valueError, "When changing to a different dtype, its size must be that of the old one here")
            }
            return .object(ArrayObject(Tensor(
                storage: x.storage, dtype: dtype, shape: x.shape, strides: x.strides, offset: x.offset, elementCount: x.elementCount)))
        }
        arrayMethod("tobytes(self, order='C')") { _, x, _ in
            let source = try x.contiguous()
            return .object(BytesObject(Array(UnsafeRawBufferPointer(start: source.bytes, count: source.elementCount * x.dtype.byteCount))))
        }
        arrayMethod("tofile(self, fid, sep='', format='%s')") { machine, x, a in
            let source = try x.contiguous()
            let content = Array(UnsafeRawBufferPointer(start: source.bytes, count: source.elementCount * x.dtype.byteCount))
            guard let separator = a[2].text, !separator.isEmpty else {
                try machine.write(content, to: a[1])
                return .none
            }
            let texts = try machine.elements(machine.list(of: Kernels.reshape(source, [-1]))).map { try machine.str($0) }
            try machine.write(Array(texts.joined(separator: separator).utf8), to: a[1])
            return .none
        }
        arrayMethod("__array__(self, dtype=None, copy=None)") { machine, x, a in
            .object(ArrayObject(try x.cast(to: machine.arrayDTypeIfAny(a[1]) ?? x.dtype)))
        }
        for name in ["conj", "conjugate"] { arrayMethod("\(name)(self)") { machine, x, _ in machine.arrayResult(x.dtype.isComplex ? try Kernels.conjugate(x) : x) } }
    }

    private func installShapeMethods() {
        arrayMethod("reshape(self, *shape, order='C', copy=None)") { machine, x, a in
            let shape = a.extra.count == 1 ? a.extra[0] : .object(TupleObject(ContiguousArray(a.extra)))
            return .object(ArrayObject(try machine.reshaped(x, shape, order: a[1])))
        }
        arrayMethod("ravel(self, order='C')") { machine, x, a in .object(ArrayObject(try machine.reshaped(x, .int(-1), order: a[1]))) }
        arrayMethod("flatten(self, order='C')") { machine, x, a in
            let made = try machine.reshaped(x, .int(-1), order: a[1])
            return .object(ArrayObject(made.storage === x.storage ? try made.clone() : made))
        }
        arrayMethod("transpose(self, *axes)") { machine, x, a in
            let axes: Value = a.extra.isEmpty ? .none
                : a.extra.count == 1 && (a.extra[0].asTuple != nil || a.extra[0].asList != nil || a.extra[0].isNone)
                ? a.extra[0] : .object(TupleObject(ContiguousArray(a.extra)))
            return machine.arrayResult(try machine.transposed(x, axes))
        }
        arrayMethod("swapaxes(self, axis1, axis2, /)") { machine, x, a in
            let i = try machine.axis(machine.index(a[1]), rank: x.rank, name: "axis1: ")
            let j = try machine.axis(machine.index(a[2]), rank: x.rank, name: "axis2: ")
            return .object(ArrayObject(try Kernels.transpose(x, i, j)))
        }
        arrayMethod("squeeze(self, axis=None)") { machine, x, a in machine.arrayResult(try machine.squeezed(x, a[1])) }
        arrayMethod("repeat(self, repeats, axis=None)") { machine, x, a in try machine.arrayRepeated(x, a[1], a[2]) }
        arrayMethod("diagonal(self, offset=0, axis1=0, axis2=1)") { machine, x, a in
            .object(ArrayObject(try Kernels.diagonal(x, offset: machine.index(a[1]), machine.index(a[2]), machine.index(a[3]))))
        }
        arrayMethod("dot(self, b, out=None)") { machine, x, a in try machine.arrayDot(.object(ArrayObject(x)), a[1]) }
        arrayMethod("nonzero(self)") { machine, x, _ in try machine.nonzeroPlaces(x) }
        arrayMethod("resize(self, *new_shape, refcheck=True)") { machine, x, a in
            let shape = a.extra.count == 1 ? a.extra[0] : .object(TupleObject(ContiguousArray(a.extra)))
            let made = try Kernels.zeros(machine.sizes(shape), x.dtype)
            let count = min(made.elementCount, x.elementCount)
            let source = try Kernels.reshape(x, [x.elementCount])
            try Kernels.copy(Kernels.narrow(source, 0, 0, count), into: Kernels.narrow(Kernels.reshape(made, [made.elementCount]), 0, 0, count))
            a[0].as(ArrayObject.self)?.tensor = made
            return .none
        }
        arrayMethod("__len__(self)") { machine, _, a in .int(try machine.length(a[0])) }
        // What the language of the library adds: `np.clip`, `np.round` and others as methods of their first argument.
        for (name, parameters) in [
            ("clip", "min=None, max=None, out=None"), ("round", "decimals=0, out=None"), ("trace", "offset=0, axis1=0, axis2=1"),
            ("take", "indices, axis=None"), ("searchsorted", "v, side='left', sorter=None"), ("argsort", "axis=-1, kind=None, order=None"),
            ("argpartition", "kth, axis=-1"), ("compress", "condition, axis=None"),
        ] {
            arrayMethod("\(name)(self, \(parameters))") { machine, _, a in
                let function = machine.modules["numpy"]?[machine.symbols.intern(name)] ?? .none
                let count = parameters.split(separator: ",").count
                return try machine.call(function, (0...count).map { a[$0] })
            }
        }
    }

    private func installSortMethods() {
        arrayMethod("sort(self, axis=-1, kind=None, order=None)") { machine, x, a in
            guard x.rank > 0 else { throw machine.raise(machine.numpy.axisError, "axis -1 is out of bounds for array of dimension 0") }
            let axis = try machine.axis(machine.index(a[1]), rank: x.rank)
            try Kernels.copy(machine.arraySorted(x, axis), into: x)
            return .none
        }
        arrayMethod("partition(self, kth, axis=-1)") { machine, x, a in
            try Kernels.copy(machine.arraySorted(x, machine.axis(machine.index(a[2]), rank: x.rank)), into: x)
            return .none
        }
    }

    func arraySorted(_ x: Tensor, _ axis: Int) throws -> Tensor {
        let source = try (x.dtype == .bool ? x.cast(to: .uint8) : x).forwards()
        return try Kernels.sort(source, dim: axis).values.cast(to: x.dtype)
    }

    func nonzeroPlaces(_ x: Tensor) throws -> Value {
        let source = x.rank == 0 ? try Kernels.reshape(x, [1]) : x
        let places = try Kernels.nonzero(source)
        let columns = try (0..<source.rank).map { Value.object(ArrayObject(try Kernels.select(places, 1, $0).contiguous())) }
        return .object(TupleObject(ContiguousArray(columns)))
    }

    // MARK: Scalars as numbers

    private func installScalarNumbers() {
        let generic = numpy.generic
        func number(_ name: String, _ body: @escaping (Machine, Value) throws -> Value) {
            for type in [generic, numpy.array] {
                define(on: type, "\(name)(self)") { machine, a in
                    guard let scalar = a[0].arrayScalar else {
                        return try body(machine, a[0].as(ArrayObject.self)?.pythonNumber(machine) ?? .none)
                    }
                    return try body(machine, scalar.payload)
                }
            }
        }
        number("__float__") { machine, value in .float(try machine.double(value)) }
        number("__int__") { machine, value in try machine.call(.object(machine.types.int), [value]) }
        number("__bool__") { machine, value in .bool(try machine.truth(value)) }
        for type in [numpy.abstract["integer"], numpy.scalar(.bool)].compactMap({ $0 }) {
            define(on: type, "__index__(self)") { machine, a in
                guard case .int(let value)? = a[0].arrayScalar?.payload else {
                    throw Raise(.typeError, "'\(machine.typeName(a[0]))' object cannot be interpreted as an integer")
                }
                return .int(value)
            }
        }
        for type in [generic, numpy.array] {
            define(on: type, "__abs__(self)") { machine, a in
                let x = try machine.arrayOperand(a[0]).tensor
                return machine.arrayResult(x.dtype == .bool ? x : try Kernels.unary(.abs, x.forwards(), machine.recorder.backend))
            }
            define(on: type, "__iadd__(self, value, /)") { machine, a in try machine.binaryInPlace(.add, a[0], a[1]) }
        }
        define(on: generic, "__round__(self, ndigits=None)") { machine, a in
            guard let scalar = a[0].arrayScalar else { return .none }
            guard !a[1].isNone else { return try machine.rounded(scalar.payload, .none) }
            let function = machine.modules["numpy"]?[machine.symbols.intern("round")] ?? .none
            return try machine.call(function, [a[0], a[1]])
        }
        for type in [generic, numpy.array] {
            define(on: type, "__divmod__(self, value, /)") { machine, a in
                .object(TupleObject([try machine.binary(.floorDivide, a[0], a[1]), try machine.binary(.modulo, a[0], a[1])]))
            }
        }
        define(on: numpy.array, "__getitem__(self, key, /)") { machine, a in try machine.item(a[0], a[1]) }
        define(on: numpy.array, "__setitem__(self, key, value, /)") { machine, a in
            try machine.setItem(a[0], a[1], a[2])
            return .none
        }
        define(on: generic, "is_integer(self)") { machine, a in
            guard case .float(let value)? = a[0].arrayScalar?.payload else { return .bool(true) }
            return .bool(value == value.rounded())
        }
        for name in ["as_integer_ratio", "hex", "bit_length", "bit_count"] {
            define(on: generic, "\(name)(self)") { machine, a in
                let number = a[0].arrayScalar?.payload ?? .none
                return try machine.call(machine.attribute(number, machine.symbols.intern(name)), [])
            }
        }
        for dtype in DType.allCases { installConstructor(dtype) }
    }

    /// `np.float32(x)`: a scalar of a number, an array of anything longer.
    private func installConstructor(_ dtype: DType) {
        numpy.scalar(dtype).constructor = { arguments, machine in
            guard arguments.count > 0 else { return machine.arrayResult(try Tensor.scalar(0, dtype)) }
            if let text = arguments[0].text {
                let number = try machine.call(.object(dtype.isFloatingPoint ? machine.types.float : machine.types.int), [.string(text)])
                return machine.arrayResult(try machine.array(of: number, dtype: dtype))
            }
            if case .int = arguments[0], dtype != .bool {
                let one = ArrayOperand(tensor: try Tensor.scalar(1, dtype))
                _ = try machine.commonDType(one, machine.arrayOperand(arguments[0]))
            }
            if case .float(let value) = arguments[0], dtype.isInteger {
                return machine.arrayResult(try machine.array(of: machine.truncated(value), dtype: dtype))
            }
            return machine.arrayResult(try machine.array(of: arguments[0], dtype: dtype))
        }
    }
}
