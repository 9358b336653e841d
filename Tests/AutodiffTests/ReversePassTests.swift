// The reverse pass: accumulation, branches, graphs kept and freed, depth, writes in place, and its errors' texts.

import Autodiff
import Operators
import Tensors
import Testing

@Suite struct ReversePassTests {
    let recorder = Recorder()

    private func leaf(_ values: [Double]) throws -> Tensor {
        let tensor = try Kernels.tensor(values, .float32)
        tensor.isGradientLeaf = true
        return tensor
    }
    private func number(_ value: Double) throws -> Tensor { try Tensor.wrapped(value) }
    private func sum(_ tensor: Tensor) throws -> Tensor { try recorder.apply(.sum, tensor, [.none]) }
    private func backward(_ tensor: Tensor, _ options: ReversePass.Options = .init()) throws {
        try ReversePass.accumulate([tensor], gradients: [nil], recorder, options: options)
    }
    private func message(_ work: () throws -> Void) -> String {
        do {
            try work()
            return "no error"
        } catch let error as TensorError {
            return error.message
        } catch {
            return "\(error)"
        }
    }

    @Test func gradientsAccumulate() throws {
        let x = try leaf([1, 2])
        for _ in 0..<2 { try backward(try sum(try recorder.apply(.mul, x, number(2)))) }
        #expect(x.gradient?.doubles == [4, 4])
    }

    @Test func branchesAddUp() throws {
        let x = try leaf([3])
        let square = try recorder.apply(.mul, x, x)
        try backward(try sum(try recorder.apply(.add, square, x)))
        #expect(x.gradient?.doubles == [7])
        x.gradient = nil
        try backward(try sum(try recorder.apply(.add, x, x)))
        #expect(x.gradient?.doubles == [2])
    }

    @Test func secondPassNeedsRetainedGraph() throws {
        let x = try leaf([3])
        let y = try sum(try recorder.apply(.mul, x, x))
        try backward(y, .init(retainGraph: true))
        try backward(y)
        #expect(x.gradient?.doubles == [12])
        #expect(message { try backward(y) }.hasPrefix("Trying to backward through the graph a second time"))
        let linear = try sum(x)
        try backward(linear)
        #expect(message { try backward(linear) } == "no error")
    }

    @Test func errors() throws {
        let x = try leaf([1, 2])
        #expect(message { try backward(try recorder.apply(.exp, x)) } == "grad can be implicitly created only for scalar outputs")
        let plain = try Tensor.scalar(1)
        #expect(message { try backward(plain) } == "element 0 of tensors does not require grad and does not have a grad_fn")
        #expect(
            message { try ReversePass.accumulate([sum(x)], gradients: [Kernels.tensor([1.0, 2])], recorder) }
                == "Mismatch in shape: grad_output[0] has a shape of torch.Size([2]) and output[0] has a shape of torch.Size([]).")
        let floor = try recorder.apply(.floorDivide, x, number(2))
        #expect(message { try backward(try sum(floor)) } == "derivative for aten::floor_divide is not implemented")
    }

    @Test func writesInPlace() throws {
        let x = try leaf([1, 2])
        #expect(
            message { try recorder.applyInPlace(.add, x, others: [number(1)]) }
                == "a leaf Variable that requires grad is being used in an in-place operation.")
        let y = try recorder.apply(.exp, x)
        try recorder.applyInPlace(.add, y, others: [number(1)])
        #expect(
            message { try backward(try sum(y)) }
                == "one of the variables needed for gradient computation has been modified by an inplace operation: "
                + "[torch.FloatTensor [2]], which is output 0 of Exp, is at version 1; expected version 0 instead. "
                + "Hint: enable anomaly detection to find the operation that failed to compute its gradient, with "
                + "torch.autograd.set_detect_anomaly(True, check_nan=False).")
        let z = try recorder.apply(.mul, x, number(2))
        try recorder.applyInPlace(.add, z, others: [number(1)])
        try backward(try sum(z))
        #expect(x.gradient?.doubles == [2, 2])
    }

    @Test func writesThroughViews() throws {
        let x = try leaf([1, 2])
        let y = try recorder.apply(.mul, x, number(1))
        let view = try recorder.apply(.select, y, [.int(0), .int(0)])
        try recorder.applyInPlace(.mul, view, others: [number(5)])
        #expect(y.doubles == [5, 2])
        #expect((y.history as? Record)?.operation.gradientName == "CopySlices")
        try backward(try sum(y), .init(retainGraph: true))
        #expect(x.gradient?.doubles == [5, 1])
        x.gradient = nil
        try backward(try sum(view))
        #expect(x.gradient?.doubles == [5, 0])
        let leafView = try recorder.apply(.select, x, [.int(0), .int(0)])
        #expect(
            message { try recorder.applyInPlace(.mul, leafView, others: [number(5)]) }
                == "a view of a leaf Variable that requires grad is being used in an in-place operation.")
    }

    @Test func assignments() throws {
        let x = try leaf([1, 2])
        let whole = try Kernels.zeros([2, 2], .float32)
        try recorder.assign(x, toPart: Kernels.select(whole, 0, 1), of: whole)
        try backward(try sum(try recorder.apply(.mul, whole, number(3))))
        #expect(whole.doubles == [0, 0, 1, 2])
        #expect(x.gradient?.doubles == [3, 3])
        x.gradient = nil
        let line = try recorder.apply(.mul, x, number(2))
        try recorder.assign(Tensor.scalar(7.0), at: [Kernels.tensor([0])], of: line)
        try backward(try sum(line))
        #expect(line.doubles == [7, 4])
        #expect(x.gradient?.doubles == [0, 2])
    }

    @Test func createGraph() throws {
        let x = try leaf([2])
        let cube = try sum(try recorder.apply(.pow, x, [.int(3)]))
        let first = try ReversePass.gradients(
            of: [cube], gradients: [nil], inputs: [x], recorder, options: .init(createGraph: true))[0]
        let slope = try #require(first)
        #expect(slope.doubles == [12])
        let second = try ReversePass.gradients(
            of: [sum(slope)], gradients: [nil], inputs: [x], recorder, options: .init(createGraph: true))[0]
        #expect(second?.doubles == [12])
        let third = try ReversePass.gradients(of: [sum(#require(second))], gradients: [nil], inputs: [x], recorder)[0]
        #expect(third?.doubles == [6])
    }

    /// An operation that has nothing to do must not make a tensor its own ancestor.
    @Test func idleOperationsMakeNewTensors() throws {
        let x = try leaf([1, 2])
        let same = try recorder.apply(.expand, x, [.ints([2]), .bool(false)])
        #expect(same !== x)
        #expect(x.history == nil)
        try backward(try sum(same))
        #expect(x.gradient?.doubles == [1, 1])
    }

    @Test func unusedInputsHaveNoGradient() throws {
        let (x, unused) = (try leaf([2]), try leaf([1]))
        let found = try ReversePass.gradients(of: [sum(x)], gradients: [nil], inputs: [x, unused], recorder)
        #expect(found[0]?.doubles == [1])
        #expect(found[1] == nil)
    }

    /// Built, differentiated and freed in loops: nothing on the way may use the stack once per operation.
    @Test func chainsOfAHundredThousandOperations() throws {
        let x = try leaf([1])
        var y = x
        for _ in 0..<100_000 { y = try recorder.apply(.add, y, x) }
        try backward(try sum(y))
        #expect(x.gradient?.doubles == [100_001])
    }

    @Test func severalOutputs() throws {
        let x = try leaf([3, 1, 2])
        let values = try recorder.applySeveral(.sort, inputs: [x], [.int(0), .bool(false)])[0]
        try backward(try sum(try recorder.apply(.mul, values, Kernels.tensor([1.0, 10, 100], .float32))))
        #expect(x.gradient?.doubles == [100, 1, 10])
        x.gradient = nil
        let parts = try recorder.applySeveral(.split, inputs: [x], [.int(2), .int(0)])
        try backward(try sum(parts[1]))
        #expect(x.gradient?.doubles == [0, 0, 1])
    }
}
