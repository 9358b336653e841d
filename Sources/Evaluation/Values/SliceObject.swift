// `slice`: the bounds of `a[start:stop:step]` and what they mean for a length.

import Syntax

/// A Python slice.
public final class SliceObject: Object {
    public let start: Value
    public let stop: Value
    public let step: Value

    public init(_ start: Value, _ stop: Value, _ step: Value = .none) {
        self.start = start
        self.stop = stop
        self.step = step
        super.init(kind: .slice)
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.slice }
}
