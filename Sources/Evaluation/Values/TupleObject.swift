// `tuple`: what it holds and what operators ask of it. Its methods are in Builtins/Tuple.swift.

import Syntax

/// A Python tuple; `torch.Size` and named results are subclasses.
open class TupleObject: Object {
    /// Never changed while the tuple can be seen.
    public final private(set) var elements: ContiguousArray<Value>
    public init(_ elements: some Sequence<Value>) {
        self.elements = ContiguousArray(elements)
        super.init(kind: .tuple)
    }
    deinit { Object.releaseNested(in: self) }

    override open func type(_ machine: Machine) -> TypeObject { machine.types.tuple }
    override open var holdsNested: Bool { elements.contains(where: \.mayNest) }
    override open func moveChildren(to list: inout ContiguousArray<Value>) {
        let old = elements
        elements = []
        list.append(contentsOf: old.lazy.filter(\.mayNest))
    }
}
