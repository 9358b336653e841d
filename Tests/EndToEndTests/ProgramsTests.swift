// Whole programs as tutorials write them (Programs/), against what CPython with PyTorch printed; `Programs/freeze` made
// the outputs. Numbers may differ by a thousandth, everything else may not.

import Foundation
import Notebooks
import Testing

@Suite struct ProgramsTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Programs")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
    }()

    @Test func thereAreSome() {
        #expect(Self.names.contains("scalar_autograd_engine"))
    }

    @Test(arguments: names) func printsWhatPyTorchPrints(_ name: String) throws {
        let expected = try String(contentsOf: Self.folder.appending(path: name + ".out"), encoding: .utf8)
        let outcome = try run(["run", Self.folder.appending(path: name + ".py").path])
        #expect(outcome.status == 0, "\(outcome.error)")
        let tolerance = name.hasPrefix("train_") ? Tolerance(rtol: 1e-3, atol: 1e-3) : Tolerance()
        let mismatch = OutputComparison(tolerance).mismatch(
            expected: expected.components(separatedBy: "\n"), got: outcome.output.components(separatedBy: "\n"))
        #expect(mismatch == nil, "\(mismatch.map { "\($0)" } ?? "")")
    }
}
