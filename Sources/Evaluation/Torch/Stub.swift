import Syntax
import Tensors
extension Machine {
    func tensorTruth(_ t: Tensor) throws -> Bool { true }
    func tensorRepr(_ t: Tensor) throws -> String { "tensor" }
    func tensorFormat(_ t: Tensor, _ s: String) throws -> String { "tensor" }
    func tensorCompare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value { .none }
    func tensorBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value { .none }
    func tensorBinaryInPlace(_ op: BinaryOperator, _ a: Tensor, _ b: Value) throws -> Value { .none }
    func tensorUnary(_ op: UnaryOperator, _ a: Tensor) throws -> Value { .none }
    func tensorLength(_ t: Tensor) throws -> Int { 0 }
    func tensorContains(_ t: Tensor, _ v: Value) throws -> Bool { false }
    func tensorItem(_ t: Tensor, _ v: Value) throws -> Value { .none }
    func tensorSetItem(_ t: Tensor, _ v: Value, _ x: Value) throws { }
    func tensorIterator(_ t: Tensor) throws -> IteratorObject { IteratorObject() }
    func tensorIndex(_ t: Tensor) throws -> Int { 0 }
    func tensorDouble(_ t: Tensor) throws -> Double { 0 }
    func tensorAttribute(_ t: Tensor, _ n: Symbol) throws -> Value? { nil }
    func installTorch() {}
    public func installPrelude() {}
}
extension Session { func installGradientCommands() {} }
