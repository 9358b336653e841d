// Which values on the tape are given back while the graph lives: large ones that only the graph holds, that no rule reads, and
// that can be computed again from what is kept. `%tape` and other reports ask for them later and get them as they were.

import Tensors

extension Recorder {
    /// Forgets what the operation behind a value was applied to, when nobody else has held it since.
    @inline(__always) func forget(behind value: Tensor) {
        if value.elementCount >= Tensor.leastForgotten, let history = value.history {
            unsafeDowncast(history, to: Record.self).forgetInputs(self)
        }
    }
}

extension Record {
    /// Gives back the memory of those inputs that this record alone holds and that no rule reads.
    @inline(__always) public func forgetInputs(_ recorder: Recorder) {
        for index in 0..<inputCount where edge(index).tensor.elementCount >= Tensor.leastForgotten {
            forgetInput(index, recorder)
        }
    }

    @inline(never) private func forgetInput(_ index: Int, _ recorder: Recorder) {
        guard recorder.isPlain, !isDeferred, !operation.reads(input: index, of: self), holdsAlone(index) else { return }
        let (tensor, version) = (edge(index).tensor, edge(index).version)
        guard !tensor.isForgotten, tensor.storage.version == version, let maker = edge(index).currentProducer else { return }
        maker._withUnsafeGuaranteedRef { maker in
            guard maker.outputCount == 1, !maker.isOutputOverwritten, !maker.isDeferred, maker.outputVersion == version,
                maker.operation.forgetsOutput, maker.hasItsInputs
            else { return }
            var depth = 1
            for place in 0..<maker.inputCount { depth = max(depth, maker.edge(place).tensor.recallDepth + 1) }
            guard depth <= Tensor.mostRecalls else { return }
            // The tensor has its maker as history for as long as it is forgotten.
            let owner = Unmanaged.passUnretained(maker)
            _ = tensor.forget(depth: depth) {
                owner._withUnsafeGuaranteedRef { $0.hasItsInputs }
            } again: { [unowned(unsafe) recorder] in
                owner._withUnsafeGuaranteedRef { $0.hasItsInputs ? try? recorder.recalled($0) : nil }
            }
        }
    }

    /// Whether every input is what it was when the operation ran.
    private var hasItsInputs: Bool {
        (0..<inputCount).allSatisfy { edge($0).version == edge($0).tensor.storage.version && !edge($0).tensor.isLost }
    }
}

extension Recorder {
    /// The value of a record once more.
    fileprivate func recalled(_ record: Record) throws -> Tensor {
        let (before, others, outer) = (batches, duals, deferral)
        (batches, duals, deferral) = (nil, nil, nil)
        defer { (batches, duals, deferral) = (before, others, outer) }
        return try unrecorded {
            try apply(record.operation, inputs: (0..<record.inputCount).map { record.edge($0).tensor }, record.attributes)
        }
    }
}

extension Operation {
    /// Whether the derivative reads an input's elements. What is not known here does.
    fileprivate func reads(input index: Int, of record: Record) -> Bool {
        switch reading {
        case .nothing, .output: false
        case .firstFactors: index < 2 && record.needsGradient(1 - index)
        case .lastFactors: index > 0 && record.needsGradient(3 - index)
        case .unknown: true
        }
    }

    /// Whether the derivative leaves the output's elements alone and applying the operation again gives the same.
    fileprivate var forgetsOutput: Bool {
        switch reading {
        case .nothing, .firstFactors, .lastFactors: true
        case .output, .unknown: false
        }
    }

    private enum Reading {
        /// Shapes alone.
        case nothing
        /// The output.
        case output
        /// For each of the first two inputs the other.
        case firstFactors
        /// For each of the second and third input the other.
        case lastFactors
        case unknown
    }

    private var reading: Reading {
        func isOne(of operations: Operation...) -> Bool { operations.contains { $0 === self } }
        if isOne(of: .add, .sub, .rsub, .addScaled, .subScaled, .neg, .sum, .sumDim, .mean, .meanDim) { return .nothing }
        if isOne(of: .mul, .mm, .bmm, .mv, .convolution) { return .firstFactors }
        if isOne(of: .addmm, .baddbmm) { return .lastFactors }
        return isOne(of: .tanh, .sigmoid, .relu, .exp, .sqrt, .softmax, .logSoftmax) ? .output : .unknown
    }
}
