// `import numpy`: the module and its submodules, made at the first import, and what crosses between NumPy and PyTorch.
// Functions that are not hot are in the language itself, in NumpyLibrary*.swift.

import Operators
import Tensors

extension Machine {
    /// Makes `numpy` with its submodules.
    func makeNumpyModule() throws -> ModuleObject {
        let module = ModuleObject("numpy")
        modules["numpy"] = module
        do {
            let random = submodule("random", of: module)
            let linalg = submodule("linalg", of: module)
            installNames(module)
            installUfuncs(module)
            installArrayCreation(module)
            installShapes(module)
            installReductions(module)
            installArrayMembers()
            installSearches(module)
            installPrinting(module)
            installArrayProducts(module)
            installRandomState(random)
            installGenerators(random)
            module.resolver = { name, machine in try machine.arrayFileName(name) }
            module.resolvable = arrayFileNames
            linalg[symbols.intern("LinAlgError")] = .object(numpy.linearAlgebraError)
            submodule("exceptions", of: module)[symbols.intern("AxisError")] = .object(numpy.axisError)
            for (name, text) in numpyLibraries {
                let target = name.isEmpty ? module : submodule(name, of: module)
                target[symbols.intern("_np")] = .object(module)
                if target.variables.isEmpty || !name.isEmpty { target[symbols.intern("__name__")] = .string("numpy" + (name.isEmpty ? "" : "." + name)) }
                try run(text, named: "<library numpy\(name.isEmpty ? "" : ".")\(name)>", in: target)
            }
        } catch {
            modules["numpy"] = nil
            throw error
        }
        return module
    }

    /// A function of files, whose text is read when it is first asked for.
    private func arrayFileName(_ name: Symbol) throws -> Value? {
        guard arrayFileNames.contains(symbols[name]) else { return nil }
        return try makeModule("numpy.lib.npyio")?[name] ?? makeModule("numpy.lib._text")?[name]
    }

    private func submodule(_ name: String, of module: ModuleObject) -> ModuleObject {
        let path = "numpy." + name
        if let made = modules[path] { return made }
        let made = ModuleObject(path)
        modules[path] = made
        module[symbols.intern(name)] = .object(made)
        return made
    }

    private func installNames(_ module: ModuleObject) {
        func set(_ name: String, _ value: Value) { module[symbols.intern(name)] = value }
        set("__name__", .string("numpy"))
        set("__version__", .string("2.4.6"))
        for (name, value) in [("pi", Double.pi), ("e", 2.718281828459045), ("inf", .infinity), ("nan", .nan), ("euler_gamma", 0.5772156649015329)] {
            set(name, .float(value))
        }
        set("newaxis", .none)
        set("True_", .object(ArrayScalar(.bool(true), .bool, self)))
        set("False_", .object(ArrayScalar(.bool(false), .bool, self)))
        set("ndarray", .object(numpy.array))
        set("dtype", .object(numpy.dtypeType))
        set("ufunc", .object(numpy.ufunc))
        set("generic", .object(numpy.generic))
        for (name, type) in numpy.abstract { set(name, .object(type)) }
        // Python's own functions, which names of this module hide from the part that is written in the language.
        for name in ["max", "min", "abs", "sorted", "bool"] {
            if let value = builtins[symbols.intern(name)] { set("_b" + name, value) }
        }
        for dtype in DType.allCases where dtype.name != "bfloat16" { set(dtype.name, .object(numpy.scalar(dtype))) }
        for (alias, name) in [
            ("bool_", "bool"), ("double", "float64"), ("single", "float32"), ("half", "float16"), ("intp", "int64"), ("int_", "int64"),
            ("long", "int64"), ("longlong", "int64"), ("intc", "int32"), ("short", "int16"), ("byte", "int8"), ("ubyte", "uint8"),
            ("cdouble", "complex128"), ("csingle", "complex64"),
        ] {
            if let value = module[symbols.intern(name)] { set(alias, value) }
        }
        numpy.dtypeType.constructor = { arguments, machine in
            guard arguments.count > 0 else { throw Raise(.typeError, "dtype() missing required argument 'dtype' (pos 1)") }
            return .object(machine.numpy.dtype(try machine.arrayDType(arguments[0])))
        }
        numpy.array.constructor = { arguments, machine in
            guard arguments.count > 0 else { throw Raise(.typeError, "function missing required argument 'shape' (pos 1)") }
            return .object(ArrayObject(try Kernels.zeros(machine.sizes(arguments[0]), .float64)))
        }
        define(on: numpy.ufunc, "reduce(self, array, axis=0, dtype=None, out=None, keepdims=False)") { machine, a in
            try machine.callLibrary("_reduce", [a[0], a[1], a[2], a[5]])
        }
        define(on: numpy.ufunc, "accumulate(self, array, axis=0)") { machine, a in
            try machine.callLibrary("_accumulate", [a[0], a[1], a[2]])
        }
        define(on: numpy.ufunc, "outer(self, A, B)") { machine, a in try machine.callLibrary("_outer", [a[0], a[1], a[2]]) }
        define(on: numpy.ufunc, "at(self, a, indices, b=None)") { machine, a in
            try machine.callLibrary("_at", [a[0], a[1], a[2], a[3]])
        }
    }

    /// Calls a function of the module by its name.
    func callLibrary(_ name: String, _ arguments: [Value]) throws -> Value {
        try call(modules["numpy"]?[symbols.intern(name)] ?? .none, arguments)
    }

    /// Whether a value is a vector of texts, or a list of texts or of such vectors: those are in the language.
    func holdsTexts(_ value: Value) -> Bool {
        if let first = value.asList?.elements.first ?? value.asTuple?.elements.first {
            return first.text != nil || holdsTexts(first)
        }
        guard let instance = value.as(InstanceObject.self), case .object(let texts)? = modules["numpy"]?[symbols.intern("_Texts")]
        else { return false }
        return instance.type(self) === texts
    }

    private func installPrinting(_ module: ModuleObject) {
        define(
            in: module,
            "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None)"
        ) { machine, a in
            machine.numpy.printing = try machine.printOptions(machine.numpy.printing, (0..<10).map { a[$0] })
            // A formatter lasts until the next call.
            machine.numpy.printing.formatter = a[7].asDict
            return .none
        }
        define(in: module, "get_printoptions()") { machine, _ in
            let options = machine.numpy.printing
            let result = DictObject()
            for (name, value) in [
                ("edgeitems", Value.int(options.edgeItems)), ("threshold", .int(options.threshold)), ("floatmode", .string(options.floatMode)),
                ("precision", options.precision.map { .int($0) } ?? Value.none), ("suppress", .bool(options.suppress)),
                ("linewidth", .int(options.lineWidth)), ("nanstr", .string(options.nan)), ("infstr", .string(options.inf)),
                ("sign", .string(options.sign)), ("formatter", options.formatter.map { .object($0) } ?? Value.none), ("legacy", .bool(false)),
                ("override_repr", Value.none),
            ] { try result.set(.string(name), value, machine) }
            return .object(result)
        }
        define(
            in: module,
            "array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None)"
        ) { machine, a in
            let options = try machine.printOptions(
                machine.numpy.printing, [a[2], a[7], a[8], a[1], a[3], .none, .none, a[6], a[9], a[10]])
            let x = try machine.arrayOperand(a[0]).tensor
            // An empty separator reads as left out of the notation of defaults.
            let separator = a[4].text == "" ? " " : a[4].text ?? " "
            return .string(try machine.arrayText(x, options, separator: separator, prefix: a[5].text ?? "", suffix: a[11].text ?? ""))
        }
        define(in: module, "array_str(a, max_line_width=None, precision=None, suppress_small=None)") { machine, a in
            try machine.withPrinting([a[2], .none, .none, a[1], a[3]]) { .string(try machine.arrayText(machine.arrayOperand(a[0]).tensor)) }
        }
        define(in: module, "array_repr(arr, max_line_width=None, precision=None, suppress_small=None)") { machine, a in
            try machine.withPrinting([a[2], .none, .none, a[1], a[3]]) { .string(try machine.arrayRepr(machine.arrayOperand(a[0]).tensor)) }
        }
    }

    private func withPrinting(_ values: [Value], _ body: () throws -> Value) throws -> Value {
        let old = numpy.printing
        numpy.printing = try printOptions(old, values)
        defer { numpy.printing = old }
        return try body()
    }

    /// Options with those that were given replaced, in the order of `set_printoptions`.
    private func printOptions(_ old: ArrayPrintOptions, _ values: [Value]) throws -> ArrayPrintOptions {
        var options = old
        func given(_ place: Int) -> Value? { place < values.count && !values[place].isNone && !values[place].isUndefined ? values[place] : nil }
        if let value = given(0) { options.precision = max(0, try index(value)) }
        if let value = given(1) {
            let double = try double(value.plain)
            options.threshold = Int(exactly: double.rounded()) ?? Int.max
        }
        if let value = given(2) { options.edgeItems = min(max(0, try index(value)), 1 << 30) }
        if let value = given(3) { options.lineWidth = Int(exactly: try double(value).rounded()) ?? Int.max }
        if let value = given(4) { options.suppress = try truth(value) }
        if let value = given(5)?.text { options.nan = value }
        if let value = given(6)?.text { options.inf = value }
        if let value = given(7) { options.formatter = value.asDict }
        if let value = given(8)?.text { options.sign = value }
        if let value = given(9)?.text { options.floatMode = value }
        return options
    }

    // MARK: Across to PyTorch

    /// Calls a function of PyTorch with arrays as tensors; its tensors come back as arrays.
    func callTorch(_ path: String, _ name: String, _ arguments: [Value], _ keywords: [(name: Symbol, value: Value)] = []) throws -> Value {
        guard let module = modules[path], let function = module[symbols.intern(name)] else {
            throw Raise(.attributeError, "module 'numpy.linalg' has no attribute '\(name)'")
        }
        return try fromTorch(call(function, arguments.map { try toTorch($0) }, keywords: keywords))
    }

    private func toTorch(_ value: Value) throws -> Value {
        if let array = value.as(ArrayObject.self) { return .tensor(try array.tensor.forwards()) }
        if let scalar = value.arrayScalar { return scalar.payload }
        return value
    }

    private func fromTorch(_ value: Value) throws -> Value {
        if case .tensor(let tensor) = value { return arrayResult(tensor) }
        if let tuple = value.asTuple { return .object(TupleObject(ContiguousArray(try tuple.elements.map { try fromTorch($0) }))) }
        return value
    }
}
