// Keys of integers, slices, `None` and one ellipsis: the view that they name, in one step. Keys with tensors or lists, keys
// that are wrong and views that are recorded go the general way in TensorIndexing.swift.

import Tensors

extension Machine {
    /// The view that a key names, not recorded; nil for a key that has to be looked at closely.
    func quickView(of tensor: Tensor, _ key: Value) -> Tensor? {
        var view = PartialView(tensor)
        guard case .object(let object) = key, object.kind == .tuple else {
            return add(key, to: &view, whole: 0) ? view.finished() : nil
        }
        let keys = unsafeDowncast(object, to: TupleObject.self).elements
        // The dimensions that an ellipsis stands for.
        var whole = tensor.rank
        for key in keys {
            if key.isInt || key.as(SliceObject.self) != nil { whole -= 1 }
        }
        for key in keys {
            guard add(key, to: &view, whole: whole) else { return nil }
            // A second ellipsis is the general way's.
            if case .object(let object) = key, object === EllipsisObject.shared { whole = -1 }
        }
        return view.finished()
    }

    @inline(__always) private func add(_ key: Value, to view: inout PartialView, whole: Int) -> Bool {
        switch key {
        case .int(let index):
            guard let size = view.size else { return false }
            let place = index < 0 ? index &+ size : index
            guard place >= 0, place < size else { return false }
            view.select(place)
        case .none: return view.insert()
        case .object(let object):
            if object.kind == .slice { return add(unsafeDowncast(object, to: SliceObject.self), to: &view) }
            guard object === EllipsisObject.shared, whole >= 0 else { return false }
            for _ in 0..<whole { view.keep() }
        default: return false
        }
        return true
    }

    @inline(__always) private func add(_ slice: SliceObject, to view: inout PartialView) -> Bool {
        guard let size = view.size else { return false }
        var step = 1
        if case .int(let given) = slice.step { step = given } else if !slice.step.isNone { return false }
        guard step > 0 else { return false }
        var (from, to) = (0, size)
        if case .int(let start) = slice.start { from = bound(start, size) } else if !slice.start.isNone { return false }
        if case .int(let stop) = slice.stop { to = bound(stop, size) } else if !slice.stop.isNone { return false }
        view.slice(from: from, count: to > from ? (to - from - 1) / step + 1 : 0, step: step)
        return true
    }

    @inline(__always) private func bound(_ place: Int, _ size: Int) -> Int {
        place < 0 ? max(place &+ size, 0) : min(place, size)
    }
}
