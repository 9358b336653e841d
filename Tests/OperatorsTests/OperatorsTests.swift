// The list of operations: nothing declared is forgotten, names are found, and arguments reach their places.

import Operators
import Tensors
import Testing

@Suite struct CatalogTests {
    @Test func namesAreFound() {
        #expect(Catalog.named("sum", in: .torch).map(\.gradientName) == ["SumBackward0", "SumBackward1"])
        #expect(Catalog.named("subtract", in: .method).first === Operation.sub)
        #expect(Catalog.named("add_", in: .method).first === Operation.add)
        #expect(Catalog.named("add_", in: .torch).isEmpty)
        #expect(Catalog.named("nothing", in: .torch).isEmpty)
        #expect(Catalog.named("max", in: .torch).count == 3)
    }

    /// Signatures are read when an operation is first called: each must be readable, and each text stands once in a home.
    @Test func signaturesCanBeRead() {
        var seen: Set<String> = []
        for operation in Catalog.all {
            for parameter in operation.signature.parameters() { #expect(!parameter.name.isEmpty) }
            #expect(!operation.doc.isEmpty && operation.doc.hasSuffix("."), "\(operation.name): \(operation.doc)")
            #expect(seen.insert("\(operation.signature.text) \(operation.homes.rawValue)").inserted, "\(operation.signature.text)")
        }
        #expect(Catalog.all.count > 300)
    }

    @Test func callsSplitTheirArguments() throws {
        let recorder = Recorder()
        let x = try Kernels.tensor([1.0, 2], .float32)
        guard case .tensor(let sum) = try Operation.addScaled.call(recorder, [.tensor(x), .int(3), .float(2)]) else {
            Issue.record("add gives a tensor")
            return
        }
        #expect(sum.doubles == [7, 8])
        #expect(try Operation.add.callInPlace(recorder, [.tensor(x), .int(1)]) === x)
        #expect(x.doubles == [2, 3])
        guard case .named(let parts, let type, let fields) = try Operation.maxDim.call(
            recorder, [.tensor(x), .int(0), .bool(false)])
        else {
            Issue.record("max along a dimension gives names")
            return
        }
        #expect(parts.map { $0.double(at: 0) } == [3, 1])
        #expect(type == "torch.return_types.max")
        #expect(fields == ["values", "indices"])
        #expect(throws: TensorError.self) { try Operation.exp.call(recorder, [.string("x")]) }
    }
}
