// `list`: what it holds and what operators ask of it. Its methods are in Builtins/List*.swift.

import Syntax

/// A Python list.
public final class ListObject: Object {
    public var elements: ContiguousArray<Value>
    public init(_ elements: some Sequence<Value>) {
        self.elements = ContiguousArray(elements)
        super.init(kind: .list)
    }
    deinit { Object.releaseNested(in: self) }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.list }
    override public var holdsNested: Bool { elements.contains(where: \.mayNest) }
    override public func moveChildren(to list: inout ContiguousArray<Value>) {
        let old = elements
        elements = []
        list.append(contentsOf: old.lazy.filter(\.mayNest))
    }
}
