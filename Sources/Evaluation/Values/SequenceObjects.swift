// `list` and `tuple`: what they hold. Methods are in Builtins/.

/// A Python list.
public final class ListObject: Object {
    public var elements: ContiguousArray<Value>
    public init(_ elements: some Sequence<Value>) {
        self.elements = ContiguousArray(elements)
        super.init(kind: .list)
    }
}

/// A Python tuple; `torch.Size` and named results are subclasses.
open class TupleObject: Object {
    public final let elements: ContiguousArray<Value>
    public init(_ elements: some Sequence<Value>) {
        self.elements = ContiguousArray(elements)
        super.init(kind: .tuple)
    }
}
