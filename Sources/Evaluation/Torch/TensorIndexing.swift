// `tensor[key]`: keys of the language as a plan of views, then places named by other tensors. Writing through a key is in
// TensorAssignment.swift.

import Operators
import Syntax
import Tensors

/// What a key asks for: views in order, then, if any, the elements at the places that index tensors name.
struct IndexPlan {
    enum Step {
        case select(dim: Int, index: Int)
        case slice(dim: Int, start: Int, end: Int, step: Int)
        case unsqueeze(dim: Int)
    }
    var steps: [Step] = []
    /// Index tensors by dimension of the view; nil where a dimension stays whole.
    var indices: [Tensor?] = []

    /// Where in the key the part under way stands: PyTorch's messages call that the dimension.
    var position = 0

    var present: [Int] { indices.map { $0 == nil ? 0 : 1 } }
    var tensors: [Tensor] { indices.compactMap { $0 } }
}

extension Machine {
    func tensorItem(_ tensor: Tensor, _ key: Value) throws -> Value {
        if recorder.ignores(tensor), let view = quickView(of: tensor, key) {
            if recorder.isRecording { view.lookInto(tensor) }
            return .tensor(view)
        }
        if case .int(let index) = key {
            return .tensor(try recorder.apply(.select, tensor, [.int(0), .int(try row(index, of: tensor))]))
        }
        let plan = try indexPlan(key, of: tensor)
        var view = tensor
        for step in plan.steps { view = try recorder.apply(step, to: view) }
        if plan.indices.isEmpty { return .tensor(plan.steps.isEmpty ? try recorder.apply(.alias, tensor) : view) }
        return .tensor(try recorder.apply(.index, inputs: [view] + plan.tensors, [.ints(plan.present)]))
    }

    /// A position along the first dimension, counted from its start.
    func row(_ index: Int, of tensor: Tensor) throws -> Int {
        guard tensor.rank > 0 || index != 0 else { throw indexOfScalar }
        return try place(index, dim: 0, size: tensor.rank == 0 ? 0 : tensor.shape[0])
    }

    private var indexOfScalar: Raise {
        Raise(
            .indexError,
            "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim "
                + "tensor to a number")
    }

    private func place(_ index: Int, dim: Int, size: Int) throws -> Int {
        let place = index < 0 ? index &+ size : index
        guard place >= 0, place < size else {
            throw Raise(.indexError, "index \(index) is out of bounds for dimension \(dim) with size \(size)")
        }
        return place
    }

    // MARK: Reading keys

    func indexPlan(_ key: Value, of tensor: Tensor) throws -> IndexPlan {
        let keys = keyParts(key)
        var named = 0
        for key in keys { named += dimensions(of: key) }
        guard named <= tensor.rank else {
            if tensor.rank == 0 {
                if case .int(let index) = key { _ = try row(index, of: tensor) }
                if let slice = key.as(SliceObject.self) {
                    guard try slice.indices(length: 0, self).step > 0 else { throw Raise(.valueError, "step must be greater than zero") }
                    throw Raise(.indexError, "slice() cannot be applied to a 0-dim tensor.")
                }
            }
            throw Raise(.indexError, "too many indices for tensor of dimension \(tensor.rank)")
        }
        var plan = IndexPlan()
        var sizes = tensor.shape.array
        var dim = 0
        for (position, key) in keys.enumerated() {
            plan.position = position
            try add(key, to: &plan, &sizes, &dim, rest: tensor.rank - named)
        }
        return plan
    }

    /// A tuple's elements, and those of a list that holds what only a tuple of indices can hold.
    private func keyParts(_ key: Value) -> ContiguousArray<Value> {
        guard case .object(let object) = key else { return [key] }
        if object.kind == .tuple { return unsafeDowncast(object, to: TupleObject.self).elements }
        guard object.kind == .list else { return [key] }
        let elements = unsafeDowncast(object, to: ListObject.self).elements
        let isTuple = elements.count < 32 && elements.contains { element in
            switch element {
            case .none, .tensor: true
            case .object(let object):
                object.kind == .list || object.kind == .tuple || object.kind == .slice || object is EllipsisObject
            default: false
            }
        }
        return isTuple ? elements : [key]
    }

    /// How many of the tensor's dimensions a part of a key speaks of.
    private func dimensions(of key: Value) -> Int {
        switch key {
        case .none, .bool: return 0
        case .tensor(let tensor):
            if tensor.dtype == .bool || tensor.dtype == .uint8 { return tensor.rank }
            return 1
        case .object(let object):
            if let array = object as? ArrayObject { return dimensions(of: .tensor(array.tensor)) }
            return object is EllipsisObject ? 0 : 1
        default: return 1
        }
    }

    private func add(_ key: Value, to plan: inout IndexPlan, _ sizes: inout [Int], _ dim: inout Int, rest: Int) throws {
        switch key {
        case .int(let index):
            try check(dim, sizes)
            let index = try place(index, dim: plan.position, size: sizes[dim])
            plan.steps.append(.select(dim: dim, index: index))
            sizes.remove(at: dim)
        case .none:
            try check(dim - 1, sizes)
            plan.steps.append(.unsqueeze(dim: dim))
            sizes.insert(1, at: dim)
            dim += 1
        case .bool(let flag):
            try check(dim - 1, sizes)
            addBool(flag, to: &plan, &sizes, &dim)
        case .tensor(let tensor):
            if tensor.dtype == .bool, tensor.rank > 0, recorder.isExample(tensor) {
                throw Raise(
                    .runtimeError,
                    "vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing with "
                        + "a boolean mask.")
            }
            guard tensor.rank == 0, !tensor.dtype.isDifferentiable else {
                try check(dim, sizes)
                return record(tensor, in: &plan, &dim)
            }
            if tensor.dtype == .bool || tensor.dtype == .uint8 {
                return try add(.bool(tensor.int(at: 0) != 0), to: &plan, &sizes, &dim, rest: rest)
            }
            try add(.int(tensor.int(at: 0)), to: &plan, &sizes, &dim, rest: rest)
        case .object(let object):
            switch object.kind {
            case .slice: try add(unsafeDowncast(object, to: SliceObject.self), to: &plan, &sizes, &dim)
            case .list, .tuple, .range:
                try check(dim, sizes)
                var data = TensorData(self)
                try data.read(key)
                var indices = data.isEmpty ? try Kernels.zeros(data.shape, .int64) : try data.tensor(dtype: nil)
                if indices.dtype.isDifferentiable { indices = try indices.cast(to: .int64) }
                record(indices, in: &plan, &dim)
            case .bigInt: throw Raise(.valueError, "Overflow when unpacking long long")
            case .string: throw Raise(.typeError, "new(): invalid data type 'str'")
            case .array: try add(.tensor(arrayOperand(key).tensor), to: &plan, &sizes, &dim, rest: rest)
            default:
                if let scalar = object as? ArrayScalar { return try add(scalar.payload, to: &plan, &sizes, &dim, rest: rest) }
                guard object is EllipsisObject else { throw unsupported(key) }
                dim += rest
            }
        default: throw unsupported(key)
        }
    }

    /// A second ellipsis has moved on past the last dimension.
    private func check(_ dim: Int, _ sizes: [Int]) throws {
        guard dim < sizes.count else {
            throw Raise(
                .indexError,
                "Dimension out of range (expected to be in range of [\(-sizes.count), \(sizes.count - 1)], but got \(dim))")
        }
    }

    private func unsupported(_ key: Value) -> Raise {
        Raise(
            .indexError,
            "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got \(typeName(key)))")
    }

    private func record(_ tensor: Tensor, in plan: inout IndexPlan, _ dim: inout Int) {
        while plan.indices.count <= dim { plan.indices.append(nil) }
        plan.indices[dim] = tensor
        dim += 1
    }

    /// `x[True]` and `x[False]`: a new dimension with all or nothing in it.
    private func addBool(_ flag: Bool, to plan: inout IndexPlan, _ sizes: inout [Int], _ dim: inout Int) {
        plan.steps.append(.unsqueeze(dim: dim))
        sizes.insert(1, at: dim)
        if let index = try? Kernels.zeros(flag ? [1] : [0] as Shape, .int64) { record(index, in: &plan, &dim) }
    }

    private func add(_ slice: SliceObject, to plan: inout IndexPlan, _ sizes: inout [Int], _ dim: inout Int) throws {
        try check(dim, sizes)
        let bounds = try slice.indices(length: sizes[dim], self)
        guard bounds.step > 0 else { throw Raise(.valueError, "step must be greater than zero") }
        let end = max(bounds.stop, bounds.start)
        plan.steps.append(.slice(dim: dim, start: bounds.start, end: end, step: bounds.step))
        sizes[dim] = bounds.count
        dim += 1
    }

    // MARK: Iteration

    /// The slices along the first dimension.
    func tensorIterator(_ tensor: Tensor) throws -> IteratorObject {
        guard tensor.rank > 0 else { throw Raise(.typeError, "iteration over a 0-d tensor") }
        if !recorder.ignores(tensor) {
            return TensorIterator(rows: try recorder.applySeveral(.unbind, inputs: [tensor], [.int(0)]))
        }
        return TensorIterator(tensor)
    }
}

extension Recorder {
    /// Carries out one step of a plan, recorded.
    func apply(_ step: IndexPlan.Step, to tensor: Tensor) throws -> Tensor {
        switch step {
        case .select(let dim, let index): try apply(.select, tensor, [.int(dim), .int(index)])
        case .slice(let dim, let start, let end, let step):
            try apply(.slice, tensor, [.int(dim), .int(start), .int(end), .int(step)])
        case .unsqueeze(let dim): try apply(.unsqueeze, tensor, [.int(dim)])
        }
    }
}

/// `iter(tensor)`.
final class TensorIterator: IteratorObject {
    private let tensor: Tensor?
    private let rows: [Tensor]
    private var position = 0

    init(_ tensor: Tensor) {
        self.tensor = tensor
        rows = []
        super.init()
    }

    init(rows: [Tensor]) {
        self.rows = rows
        tensor = nil
        super.init()
    }

    override func next(_ machine: Machine) throws -> Value? {
        if let tensor {
            guard position < tensor.shape[0] else { return nil }
            position += 1
            return .tensor(try Kernels.select(tensor, 0, position - 1))
        }
        guard position < rows.count else { return nil }
        position += 1
        return .tensor(rows[position - 1])
    }
    override var typeName: String { "tuple_iterator" }
}
