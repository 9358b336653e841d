// Nested lists, tuples and dicts of tensors: what `torch.func` passes through functions.

import Tensors

extension Machine {
    /// The same structure with each tensor replaced.
    func mapTensors(_ value: Value, _ transform: (Tensor) throws -> Tensor) throws -> Value {
        switch value {
        case .tensor(let tensor): return .tensor(try transform(tensor))
        case .object(let object):
            if let list = object as? ListObject {
                return .object(ListObject(try list.elements.map { try mapTensors($0, transform) }))
            }
            if let tuple = object as? TupleObject {
                return .object(alike(tuple, try tuple.elements.map { try mapTensors($0, transform) }))
            }
            if let dict = object as? DictObject {
                let mapped = DictObject()
                for (key, value) in dict.pairs { try mapped.set(key, try mapTensors(value, transform), self) }
                return .object(mapped)
            }
            return value
        default: return value
        }
    }

    /// A tuple of other elements; named results keep their names.
    private func alike(_ tuple: TupleObject, _ elements: [Value]) -> TupleObject {
        let tensors = elements.compactMap(\.tensor)
        guard let named = tuple as? NamedResult, tensors.count == elements.count else { return TupleObject(elements) }
        return NamedResult(tensors, type: named.typeText, fields: named.fields)
    }

    /// The tensors of a structure, in order.
    func leaves(_ value: Value) throws -> [Tensor] {
        var leaves: [Tensor] = []
        _ = try mapTensors(value) {
            leaves.append($0)
            return $0
        }
        return leaves
    }

    /// The structure with its tensors replaced in order.
    func refilled(_ value: Value, _ tensors: [Value]) throws -> Value {
        var next = 0
        return try refilled(value, tensors, &next)
    }

    private func refilled(_ value: Value, _ tensors: [Value], _ next: inout Int) throws -> Value {
        switch value {
        case .tensor:
            next += 1
            return next <= tensors.count ? tensors[next - 1] : .none
        case .object(let object):
            if let list = object as? ListObject {
                return .object(ListObject(try list.elements.map { try refilled($0, tensors, &next) }))
            }
            if let tuple = object as? TupleObject {
                return .object(alike(tuple, try tuple.elements.map { try refilled($0, tensors, &next) }))
            }
            if let dict = object as? DictObject {
                let mapped = DictObject()
                for (key, value) in dict.pairs { try mapped.set(key, try refilled(value, tensors, &next), self) }
                return .object(mapped)
            }
            return value
        default: return value
        }
    }
}
