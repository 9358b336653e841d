// dtypes, devices and constants by name, questions about dtypes and shapes, and the session's settings.

import Glibc
import Operators
import Tensors

extension Machine {
    func installTypes(_ module: ModuleObject) {
        func set(_ name: String, _ value: Value) { module[symbols.intern(name)] = value }
        for dtype in DType.allCases { set(dtype.name, dtypeValue(dtype)) }
        set("half", dtypeValue(.float16))
        set("short", dtypeValue(.int16))
        set("float", dtypeValue(.float32))
        set("double", dtypeValue(.float64))
        set("int", dtypeValue(.int32))
        set("long", dtypeValue(.int64))
        set("cfloat", dtypeValue(.complex64))
        set("cdouble", dtypeValue(.complex128))
        set("dtype", .object(types.dtype))
        set("Size", .object(types.size))
        set("device", .object(torch.device))
        set("Generator", .object(torch.generator))
        set("strided", .object(torch.strided))
        for name in ["contiguous_format", "preserve_format", "channels_last"] { set(name, .object(NamedConstant("torch.\(name)"))) }
        set("inf", .float(.infinity))
        set("nan", .float(.nan))
        set("pi", .float(.pi))
        set("e", .float(2.718281828459045))
        set("newaxis", .none)
        set("__version__", .string("2.15.0"))
        types.size.constructor = { arguments, machine in try machine.makeSize(arguments) }
        define(on: types.size, "numel(self)") { machine, a in
            .int(try machine.elements(a[0]).reduce(1) { try $0.multipliedReportingOverflow(by: machine.index($1)).partialValue })
        }
        torch.device.constructor = { arguments, machine in try machine.makeDevice(arguments) }
        for (name, isFloat) in [("finfo", true), ("iinfo", false)] {
            define(in: module, isFloat ? "finfo(type=None)" : "iinfo(type=?)") { machine, a in
                if a[0].isUndefined { throw Raise(.typeError, "iinfo() missing 1 required positional arguments: \"type\"") }
                let given = a[0].isNone ? machine.recorder.defaultDType : machine.dtype(a[0])
                guard let dtype = isFloat ? given?.part : given else {
                    throw Raise(
                        .typeError, "\(name)(): argument 'type' (position 1) must be torch.dtype, not \(machine.typeName(a[0]))")
                }
                if dtype == .bool, !isFloat { throw Raise(.typeError, "torch.bool is not supported by torch.iinfo") }
                guard dtype.isFloatingPoint == isFloat else {
                    throw Raise(
                        .typeError,
                        isFloat
                            ? "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'"
                            : "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
                }
                return .object(NumberFormat(dtype))
            }
        }
    }

    private func makeSize(_ arguments: Arguments) throws -> Value {
        guard arguments.count > 0 else { return .object(SizeObject(Shape())) }
        let sizes = try elements(arguments[0])
        for (place, size) in sizes.enumerated() {
            switch size {
            case .int: continue
            case .tensor(let tensor) where tensor.rank == 0 && tensor.dtype.isInteger: continue
            default:
                throw Raise(.typeError, "torch.Size() takes an iterable of 'int' (item \(place) is '\(typeName(size))')")
            }
        }
        return .object(SizeObject(sizes: ContiguousArray(try sizes.map { .int(try index($0)) })))
    }

    private func makeDevice(_ arguments: Arguments) throws -> Value {
        if let refusal = refusal("torch", "device", arguments) { throw refusal }
        var values = arguments.positional
        for index in arguments.keywords.indices { values.append(arguments.keywordValue(index)) }
        guard let first = values.first, let device = try device(first) else {
            throw Raise(.typeError, "device(): argument 'type' (position 1) must be str")
        }
        guard values.count > 1 else { return .object(device) }
        return .object(DeviceObject(device.place, index: try index(values[1])))
    }

    // MARK: Settings

    func installSettings(_ module: ModuleObject) {
        define(in: module, "get_default_dtype()") { machine, _ in machine.dtypeValue(machine.recorder.defaultDType) }
        define(in: module, "set_default_dtype(d, /)") { machine, a in
            guard let dtype = machine.dtype(a[0]), dtype.isFloatingPoint else {
                throw Raise(
                    .typeError,
                    (machine.dtype(a[0]) == nil ? "invalid dtype object: " : "")
                        + "only floating-point types are supported as the default type")
            }
            machine.recorder.defaultDType = dtype
            return .none
        }
        let options = "precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None"
        define(in: module, "set_printoptions(\(options))") { machine, a in
            try machine.setPrintOptions(a)
            return .none
        }
        // What is set is what is told: values don't depend on it.
        var threads = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        for name in ["get_num_threads", "get_num_interop_threads"] { define(in: module, "\(name)()") { _, _ in .int(threads) } }
        define(in: module, "set_num_threads(int)") { machine, a in
            let count = try machine.index(a[0])
            guard count > 0 else { throw Raise(.runtimeError, "set_num_threads expects a positive integer") }
            threads = count
            return .none
        }
        define(in: module, "typename(obj, /)") { machine, a in
            if case .tensor(let tensor) = a[0] { return .string("torch.\(tensor.dtype.typeName)") }
            let type = machine.type(of: a[0])
            return .string(type.moduleName == "builtins" ? type.name : "\(type.moduleName).\(type.name)")
        }
        installQuestions(module)
    }

    private func setPrintOptions(_ a: NativeFunction.Bound) throws {
        switch a[4].text {
        case "default": printOptions = PrintOptions()
        case "short":
            printOptions = PrintOptions()
            (printOptions.precision, printOptions.edgeItems) = (2, 2)
        case "full":
            printOptions = PrintOptions()
            printOptions.threshold = .max
        default: break
        }
        if !a[0].isNone { printOptions.precision = min(max(try index(a[0]), 0), 30) }
        switch a[1] {
        case .none: break
        case .float(let value): printOptions.threshold = Int(exactly: value.rounded(.down)) ?? .max
        default: printOptions.threshold = try index(a[1])
        }
        if !a[2].isNone { printOptions.edgeItems = min(max(try index(a[2]), 0), 1 << 30) }
        if !a[3].isNone { printOptions.lineWidth = min(max(try index(a[3]), 1), 1 << 30) }
        // As in PyTorch, a call without sci_mode gives the choice back to the values.
        printOptions.sciMode = a[5].isNone ? nil : try truth(a[5])
    }

    private func installQuestions(_ module: ModuleObject) {
        define(in: module, "is_tensor(obj, /)") { _, a in .bool(a[0].tensor != nil) }
        define(in: module, "is_storage(obj, /)") { _, _ in .bool(false) }
        define(in: module, "is_floating_point(input)") { machine, a in
            .bool(try machine.tensorArgument(a[0], "is_floating_point").dtype.isFloatingPoint)
        }
        define(in: module, "is_complex(input)") { machine, a in
            .bool(try machine.tensorArgument(a[0], "is_complex").dtype.isComplex)
        }
        define(in: module, "is_nonzero(input)") { machine, a in
            .bool(try machine.tensorTruth(machine.tensorArgument(a[0], "is_nonzero")))
        }
        define(in: types.tensor, nonzero: "is_nonzero(self)")
        define(in: module, "numel(input)") { machine, a in .int(try machine.tensorArgument(a[0], "numel").elementCount) }
        define(in: module, "result_type(tensor, other)") { machine, a in
            var operands: [Tensor] = []
            for index in 0..<2 {
                if case .tensor(let tensor) = a[index] {
                    operands.append(tensor)
                } else if let number = try machine.wrappedNumber(a[index]) {
                    operands.append(number)
                } else {
                    throw Raise(.typeError, "result_type(): argument must be Tensor or Number, not \(machine.typeName(a[index]))")
                }
            }
            return machine.dtypeValue(Kernels.resultType(of: operands[0], operands[1], defaultDType: machine.recorder.defaultDType))
        }
        define(in: module, "promote_types(type1, type2)") { machine, a in
            machine.dtypeValue(.promoted(try machine.requiredDType(a[0], "promote_types", "type1", 1), try machine.requiredDType(a[1], "promote_types", "type2", 2)))
        }
        define(in: module, "can_cast(from_, to)") { machine, a in
            let from = try machine.requiredDType(a[0], "can_cast", "from_", 1)
            let to = try machine.requiredDType(a[1], "can_cast", "to", 2)
            if from.isComplex { return .bool(to.isComplex) }
            if from.isFloatingPoint { return .bool(to.isDifferentiable) }
            return .bool(to != .bool || from == .bool)
        }
        define(in: module, "broadcast_shapes(*shapes)") { machine, a in
            var shape = Shape()
            for (place, value) in a.extra.enumerated() {
                let sizes = machine.listOrTuple(value) == nil ? [value] : Array(try machine.elements(value))
                let next = try Kernels.checkedShape(try sizes.map { try machine.index($0) })
                do {
                    shape = try Kernels.broadcast(shape, next)
                } catch {
                    throw machine.mismatch(shape, next, place)
                }
            }
            return .object(SizeObject(shape))
        }
    }

    private func mismatch(_ shape: Shape, _ next: Shape, _ place: Int) -> Raise {
        var length = 0
        var dim = -1
        while -dim <= min(shape.count, next.count) {
            let (a, b) = (shape[shape.count + dim], next[next.count + dim])
            if a != b, a != 1, b != 1 {
                length = b
                break
            }
            dim -= 1
        }
        let sizes = next.array.map(String.init).joined(separator: ", ") + (next.count == 1 ? "," : "")
        return Raise(
            .runtimeError,
            "Attempting to broadcast a dimension of length \(length) at \(dim)! Mismatching argument at index \(place) had "
                + "(\(sizes)); but expected shape should be broadcastable to \(shape)")
    }

    private func define(in type: TypeObject, nonzero signature: String) {
        define(on: type, signature) { machine, a in .bool(try machine.tensorTruth(machine.tensorArgument(a[0], "is_nonzero"))) }
    }

    /// A tensor argument of a function that is no operation.
    func tensorArgument(_ value: Value, _ function: String) throws -> Tensor {
        guard case .tensor(let tensor) = value else {
            throw Raise(.typeError, "\(function)(): argument 'input' (position 1) must be Tensor, not \(typeName(value))")
        }
        return tensor
    }

    private func requiredDType(_ value: Value, _ function: String, _ parameter: String, _ position: Int) throws -> DType {
        guard let dtype = dtype(value) else {
            throw Raise(
                .typeError,
                "\(function)(): argument '\(parameter)' (position \(position)) must be torch.dtype, not \(typeName(value))")
        }
        return dtype
    }
}
