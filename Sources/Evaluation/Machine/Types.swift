// The builtin types of a machine.

/// One object per builtin type. Their methods are added by Builtins/ and Torch/.
public final class Types {
    public let object = TypeObject("object", base: nil)
    public let type: TypeObject
    public let noneType: TypeObject
    public let bool: TypeObject
    public let int: TypeObject
    public let float: TypeObject
    public let complex: TypeObject
    public let str: TypeObject
    public let bytes: TypeObject
    let bytearray: TypeObject
    let memoryview: TypeObject
    public let list: TypeObject
    public let tuple: TypeObject
    public let dict: TypeObject
    public let set: TypeObject
    public let frozenset: TypeObject
    public let range: TypeObject
    public let slice: TypeObject
    public let ellipsis: TypeObject
    public let notImplemented: TypeObject
    public let function: TypeObject
    public let method: TypeObject
    public let builtinFunction: TypeObject
    public let module: TypeObject
    public let generator: TypeObject
    let property: TypeObject
    let staticMethod: TypeObject
    let classMethod: TypeObject
    let superType: TypeObject
    public let cell: TypeObject
    public let tensor: TypeObject
    public let size: TypeObject
    public let dtype: TypeObject
    public let exceptions: [ExceptionKind: TypeObject]
    /// The same by the number of the kind.
    private let exceptionsInOrder: [TypeObject]
    private let iterators = IteratorTypes()

    /// Made at need: there are many, and few are ever looked at.
    private final class IteratorTypes {
        var made: [String: TypeObject] = [:]
        var shared: [Symbol: Value] = [:]
    }

    /// The methods of every iterator type that is made from now on.
    func shareAmongIterators(_ attributes: [Symbol: Value]) { iterators.shared = attributes }

    init() {
        let object = object
        func make(_ name: String, module: String = "builtins", base: TypeObject? = nil) -> TypeObject {
            TypeObject(name, module: module, base: base ?? object)
        }
        type = make("type")
        noneType = make("NoneType")
        int = make("int")
        bool = make("bool", base: int)
        float = make("float")
        complex = make("complex")
        str = make("str")
        bytes = make("bytes")
        bytearray = make("bytearray")
        memoryview = make("memoryview")
        list = make("list")
        tuple = make("tuple")
        dict = make("dict")
        set = make("set")
        frozenset = make("frozenset")
        range = make("range")
        slice = make("slice")
        ellipsis = make("ellipsis")
        notImplemented = make("NotImplementedType")
        function = make("function")
        method = make("method")
        builtinFunction = make("builtin_function_or_method")
        module = make("module")
        generator = make("generator")
        property = make("property")
        staticMethod = make("staticmethod")
        classMethod = make("classmethod")
        superType = make("super")
        cell = make("cell")
        tensor = make("Tensor", module: "torch")
        size = make("Size", module: "torch", base: tuple)
        dtype = make("dtype", module: "torch")
        var exceptions: [ExceptionKind: TypeObject] = [:]
        for kind in ExceptionKind.allCases { // a base stands before what derives from it
            exceptions[kind] = make(kind.rawValue, base: kind.base.flatMap { exceptions[$0] })
        }
        self.exceptions = exceptions
        exceptionsInOrder = ExceptionKind.allCases.map { exceptions[$0]! }
    }

    func iterator(named name: String) -> TypeObject {
        if let type = iterators.made[name] { return type }
        // `itertools.count` is `count` of the module `itertools`.
        let parts = name.split(separator: ".", maxSplits: 1)
        let module = parts.count == 2 ? String(parts[0]) : name == "UnionType" || name == "GenericAlias" ? "types" : "builtins"
        let type = TypeObject(String(parts.last ?? ""), module: module, base: object)
        if module != "builtins" { type.staticName = module + "." + type.name }
        type.attributes = iterators.shared
        iterators.made[name] = type
        return type
    }

    func exception(_ kind: ExceptionKind) -> TypeObject { exceptionsInOrder[Int(unsafeBitCast(kind, to: UInt8.self))] }
}
