// `_recurrent`: what the text of the recurrent layers calls (Library/RecurrentLibrary.swift).

import Operators
import Tensors

extension Machine {
    func makeRecurrentModule() -> ModuleObject {
        let module = ModuleObject("_recurrent")
        define(
            in: module,
            "run(cell, input, states, weights, bias, layers, dropout, bidirectional, batch_first, sizes, projection, /)"
        ) { machine, a in
            var stack = RecurrentStack()
            stack.cell = a[0].text ?? "tanh"
            stack.weights = try machine.tensors(a[3], "weights")
            stack.hasBias = try machine.truth(a[4])
            stack.layerCount = try machine.index(a[5])
            stack.dropout = try machine.double(a[6])
            stack.isBidirectional = try machine.truth(a[7])
            stack.isBatchFirst = try machine.truth(a[8])
            stack.batchSizes = a[9].isNone ? nil : a[9].tensor?.ints
            stack.hasProjection = try machine.truth(a[10])
            guard let input = a[1].tensor else {
                throw Raise(.typeError, "input must be a Tensor, not \(machine.typeName(a[1]))")
            }
            let found = try machine.recorder.recurrent(stack, input, try machine.tensors(a[2], "hx"))
            return .object(TupleObject(found.map { .tensor($0) }))
        }
        define(in: module, "cell(cell, input, states, weights, /)") { machine, a in
            guard let input = a[1].tensor else {
                throw Raise(.typeError, "input must be a Tensor, not \(machine.typeName(a[1]))")
            }
            let weights = try machine.tensors(a[3], "weights")
            guard weights.count >= 2 else { throw Raise(.typeError, "a cell needs two weights") }
            let found = try machine.recorder.recurrentCell(
                a[0].text ?? "tanh", input, try machine.tensors(a[2], "hx"), weights)
            return .object(TupleObject(found.map { .tensor($0) }))
        }
        return module
    }
}
