// Values that describe tensors: sizes, dtypes, devices, layouts, results with names, random generators, number formats.

import Operators
import Syntax
import Tensors

/// `torch.Size`.
final class SizeObject: TupleObject {
    init(_ shape: Shape) { super.init((0..<shape.count).map { .int(shape[$0]) }) }
    init(sizes: ContiguousArray<Value>) { super.init(sizes) }

    override var claimsSums: Bool { true }
    override func slice(holding elements: ContiguousArray<Value>) -> TupleObject { SizeObject(sizes: elements) }
    override func type(_ machine: Machine) -> TypeObject { machine.types.size }
    override func repr(_ machine: Machine) throws -> String {
        "torch.Size([" + (try elements.map { try machine.repr($0) }).joined(separator: ", ") + "])"
    }
    override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        if op == .add, let right = other.as(TupleObject.self) {
            return .object(SizeObject(sizes: reflected ? right.elements + elements : elements + right.elements))
        }
        guard let result = try super.binary(op, other, reflected: reflected, machine) else { return nil }
        return result.as(TupleObject.self).map { .object(SizeObject(sizes: $0.elements)) } ?? result
    }
}

/// `torch.float32`.
final class DTypeObject: Object {
    let dtype: DType
    init(_ dtype: DType) {
        self.dtype = dtype
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.dtype }
    override func repr(_ machine: Machine) -> String { "torch.\(dtype.name)" }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? { other.as(DTypeObject.self).map { $0.dtype == dtype } }
    override func hash(_ machine: Machine) -> Int { Int(dtype.rawValue) &+ 0x6474_7970 }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "is_floating_point": .bool(dtype.isFloatingPoint)
        case "is_complex": .bool(dtype.isComplex)
        case "is_signed": .bool(dtype.isSigned)
        case "itemsize": .int(dtype.byteCount)
        default: nil
        }
    }
    override func ownNames(_ machine: Machine) -> [String] { ["is_floating_point", "is_complex", "is_signed", "itemsize"] }
}

/// `torch.device`: only the processor can be used.
final class DeviceObject: Object {
    let place: String
    let index: Int?
    static let places = ["cpu", "cuda", "mps", "meta", "xpu"]

    init(_ place: String, index: Int? = nil) {
        self.place = place
        self.index = index
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.torch.device }
    override func repr(_ machine: Machine) -> String {
        "device(type='\(place)'" + (index.map { ", index=\($0)" } ?? "") + ")"
    }
    override func str(_ machine: Machine) -> String { place + (index.map { ":\($0)" } ?? "") }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? {
        other.as(DeviceObject.self).map { $0.place == place && $0.index == index }
    }
    override func hash(_ machine: Machine) throws -> Int { try machine.hash(.string(str(machine))) }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "type": .string(place)
        case "index": index.map { .int($0) } ?? Value.none
        default: nil
        }
    }
    override func ownNames(_ machine: Machine) -> [String] { ["index", "type"] }
}

/// A constant that only has a name: `torch.strided`.
final class NamedConstant: Object {
    let name: String
    init(_ name: String) {
        self.name = name
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "layout") }
    override func repr(_ machine: Machine) -> String { name }
}

/// Several tensors with names: what `x.max(0)` returns.
final class NamedResult: TupleObject {
    let typeText: String
    let fields: [String]

    init(_ tensors: [Tensor], type: String, fields: [String]) {
        typeText = type
        self.fields = fields
        super.init(tensors.map { .tensor($0) })
    }
    override func type(_ machine: Machine) -> TypeObject { machine.torch.namedResult(typeText, machine) }
    override func repr(_ machine: Machine) throws -> String {
        let parts = try zip(fields, elements).map { "\($0)=\(try machine.repr($1))" }
        return "\(typeText)(\n" + parts.joined(separator: ",\n") + ")"
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        let text = machine.symbols[name]
        return fields.firstIndex(of: text).flatMap { $0 < elements.count ? elements[$0] : nil }
    }
    override func ownNames(_ machine: Machine) -> [String] { fields }
}

/// `torch.Generator`: a stream of random numbers of its own.
final class RandomGeneratorObject: Object {
    let generator: Generator
    init(_ generator: Generator) {
        self.generator = generator
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.torch.generator }
    override func repr(_ machine: Machine) -> String { "<torch._C.Generator object at \(address)>" }
}

/// `torch.finfo(dtype)` and `torch.iinfo(dtype)`.
final class NumberFormat: Object {
    let dtype: DType
    init(_ dtype: DType) {
        self.dtype = dtype
        super.init()
    }

    private var values: [(name: String, value: Value)] {
        func float(_ max: Double, _ tiny: Double, _ eps: Double, _ resolution: Double) -> [(String, Value)] {
            [
                ("resolution", .float(resolution)), ("min", .float(-max)), ("max", .float(max)), ("eps", .float(eps)),
                ("smallest_normal", .float(tiny)), ("tiny", .float(tiny)), ("dtype", .string(dtype.name)),
                ("bits", .int(dtype.byteCount * 8)),
            ]
        }
        switch dtype {
        case .float32:
            return float(
                Double(Float.greatestFiniteMagnitude), Double(Float.leastNormalMagnitude), Double(Float.ulpOfOne), 1e-6)
        case .float64: return float(.greatestFiniteMagnitude, .leastNormalMagnitude, .ulpOfOne, 1e-15)
        case .float16: return float(65504, 6.103515625e-05, 0.0009765625, 1e-3)
        case .bfloat16: return float(3.3895313892515355e+38, Double(Float.leastNormalMagnitude), 0.0078125, 1e-2)
        case .int8: return integers(-128, 127)
        case .int16: return integers(-32768, 32767)
        case .int32: return integers(Int(Int32.min), Int(Int32.max))
        case .int64: return integers(.min, .max)
        case .uint8, .bool, .complex64, .complex128: return integers(0, 255)
        }
    }
    private func integers(_ min: Int, _ max: Int) -> [(String, Value)] {
        [("min", .int(min)), ("max", .int(max)), ("dtype", .string(dtype.name)), ("bits", .int(dtype.byteCount * 8))]
    }

    override func type(_ machine: Machine) -> TypeObject {
        machine.types.iterator(named: dtype.isFloatingPoint ? "finfo" : "iinfo")
    }
    override func repr(_ machine: Machine) throws -> String {
        let shown = dtype.isFloatingPoint ? ["resolution", "min", "max", "eps", "smallest_normal", "tiny", "dtype"] : ["min", "max", "dtype"]
        let parts = try shown.compactMap { name in
            try values.first { $0.name == name }.map { "\(name)=\(try brief($0.value, machine))" }
        }
        return (dtype.isFloatingPoint ? "finfo(" : "iinfo(") + parts.joined(separator: ", ") + ")"
    }
    /// With six digits, as C++ prints numbers.
    private func brief(_ value: Value, _ machine: Machine) throws -> String {
        switch value {
        case .float(let double): streamText(double)
        case .int(let int) where int.magnitude >= 1_000_000: streamText(Double(int))
        default: try machine.str(value)
        }
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        let text = machine.symbols[name]
        return values.first { $0.name == text }?.value
    }
    override func ownNames(_ machine: Machine) -> [String] { values.map(\.name) }
}
