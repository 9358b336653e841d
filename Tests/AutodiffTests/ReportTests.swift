// Jacobians, numeric checks of computed tensors, and the report of a tape.

import Autodiff
import Operators
import Tensors
import Testing

@Suite struct ReportTests {
    let recorder = Recorder()

    private func leaf(_ values: [Double], _ shape: [Int]? = nil) throws -> Tensor {
        let tensor = try Kernels.tensor(values, shape: shape, .float32)
        tensor.isGradientLeaf = true
        return tensor
    }
    private func sum(_ tensor: Tensor) throws -> Tensor { try recorder.apply(.sum, tensor, [.none]) }

    @Test func jacobianOfProduct() throws {
        let w = try Kernels.tensor([1.0, 2, 3, 4, 5, 6], shape: [2, 3], .float32)
        let rows = try ReversePass.jacobian(
            of: { try recorder.apply(.mv, $0[0], $0[1]) }, at: [w, leaf([1, 10, 100])], recorder)
        #expect(rows[0].shape == [2, 2, 3])
        #expect(rows[0].doubles == [1, 10, 100, 0, 0, 0, 0, 0, 0, 1, 10, 100])
        #expect(rows[1].doubles == [1, 2, 3, 4, 5, 6])
        #expect(recorder.isRecording)
    }

    @Test func hessianOfCubes() throws {
        let x = try leaf([1, 2])
        let gradient = try ReversePass.jacobian(
            of: { try sum(try recorder.apply(.pow, $0[0], [.int(3)])) }, at: [x], recorder, createGraph: true)[0]
        let hessian = try ReversePass.jacobian(of: gradient, with: [x], recorder)[0]
        #expect(hessian.doubles == [6, 0, 0, 12])
    }

    @Test func graphsAreReplayed() throws {
        let (x, y) = (try leaf([1, 2]), try leaf([3]))
        let z = try sum(recorder.apply(.mul, recorder.apply(.exp, x), y))
        let replay = try GraphReplay(of: z)
        #expect(replay.leaves.count == 2)
        let again = try replay.value(try replay.doubleLeaves(), recorder)
        #expect(abs(again.double(at: 0) - 3 * (2.718281828459045 + 7.38905609893065)) < 1e-12)
    }

    @Test func rightGradientsPass() throws {
        let x = try leaf([0.5, -1.5, 2], [3])
        let y = try sum(recorder.apply(.mul, recorder.apply(.tanh, x), x))
        let check = try GradientCheck(of: y, recorder)
        #expect(check.isRight)
        #expect(check.leaves[0].checkedCount == 3)
        #expect((check.leaves[0].worst?.error ?? 1) < 1e-8)
        #expect(x.gradient == nil)
    }

    @Test func kinksAreNamedAndWrongGradientsFound() throws {
        let kinked = try GradientCheck(of: try sum(recorder.apply(.relu, leaf([0, 1, -1]))), recorder)
        #expect(kinked.isRight)
        #expect(kinked.leaves[0].kinks.map(\.place) == [[0]])
        let wrong = Operation(
            "wrong(Tensor self)", "A derivative that is off by a factor.", .unary(.sin),
            .elementwise([{ r in try r.x.cos() * 1.5 }]))
        let check = try GradientCheck(of: try sum(recorder.apply(wrong, leaf([1.2, 0.3, 1.4], [3, 1]))), recorder)
        #expect(!check.isRight)
        #expect(check.leaves[0].worst?.place == [1, 0])
    }

    @Test func tapeOfALayer() throws {
        let (w, x, b) = (try leaf([1, -1, 2, 0.5], [2, 2]), try leaf([3, 4]), try leaf([0.5, 0.5]))
        let product = try recorder.apply(.mv, w, x)
        let shifted = try recorder.apply(.add, product, b)
        let hidden = try recorder.apply(.relu, shifted)
        let total = try sum(recorder.apply(.mul, hidden, b))
        try ReversePass.accumulate([total], gradients: [nil], recorder)
        let report = try TapeReport(of: total, recorder)

        #expect(report.rows.map(\.name) == ["mv", "add", "relu", "mul", "sum"])
        #expect(report.rows.map(\.number) == [1, 2, 3, 4, 5])
        #expect(report.rows.allSatisfy { $0.isProductRight == true && !$0.isOverwritten })
        #expect(report.rows[0].locals.map(\.form) == [.matrixProduct, .matrixProduct])
        #expect(report.rows[1].locals.map(\.form) == [.identity, .identity])
        #expect(report.rows[2].locals[0].form == .routing)
        #expect(report.rows[3].locals.map(\.form) == [.diagonal, .diagonal])
        #expect(report.rows[4].locals[0].form == .summing)
        #expect(report.rows[2].upstream?.doubles == [0.5, 0.5])
        guard case .row(1, output: 0) = report.rows[1].inputs[0] else {
            Issue.record("the sum's first input is the product")
            return
        }
        #expect(report.rows.allSatisfy { $0.forwardNanoseconds >= 0 && $0.backwardNanoseconds >= 0 })
        // The bias is used twice: in the sum and in the product.
        let bias = try #require(report.leaves.first { $0.tensor === b })
        #expect(bias.contributions.map(\.row) == [2, 4])
        #expect(bias.sum.doubles == b.gradient?.doubles)
        #expect(report.leaves.first { $0.tensor === w }?.sum.doubles == w.gradient?.doubles)
    }

    @Test func overwrittenValuesAreFlagged() throws {
        let x = try leaf([1, 2])
        let y = try recorder.apply(.exp, x)
        let z = try sum(recorder.apply(.mul, y, y))
        try recorder.unrecorded { _ = try recorder.applyInPlace(.mul, y, others: [Tensor.wrapped(2)]) }
        let report = try TapeReport(of: z, recorder)
        #expect(report.rows.map(\.isOverwritten) == [false, true, false])
    }

    @Test func everyRowOfABiggerGraphIsRight() throws {
        let (x, w) = (try leaf((0..<12).map { Double($0) / 7 - 0.8 }, [3, 4]), try leaf((0..<8).map { Double($0) / 5 }, [2, 4]))
        let bias = try leaf([0.1, -0.1])
        let scores = try recorder.linear(x, w, bias)
        let loss = try Operation.crossEntropy.call(
            recorder,
            [.tensor(scores), .tensor(Kernels.tensor([0, 1, 1])), .none, .none, .int(-100), .none, .string("mean"), .float(0.1)])
        guard case .tensor(let value) = loss else {
            Issue.record("a loss is a tensor")
            return
        }
        let report = try TapeReport(of: value, recorder)
        for row in report.rows { #expect(row.isProductRight != false, "\(row.name)") }
        #expect(try GradientCheck(of: value, recorder).isRight)
    }
}
