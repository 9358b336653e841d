// That nothing escapes the sweeps: every operation that the sources declare is in the catalog, which they go through, or has
// a gradient test of its own that is named here.

import Foundation
import Operators
import Testing

@Suite struct CoverageTests {
    /// Operations that only others are made of and that no sample can be drawn for: by what their gradients are checked.
    private let others: [String: String] = [
        "ctc": "TorchCompositeTests.losses", "maxPool2dWithIndices": "TorchCompositeTests.pooling",
        "maxPool3dWithIndices": "TorchCompositeTests.pooling", "adaptiveMaxPool2d": "TorchCompositeTests.pooling",
        "adaptiveMaxPool3d": "TorchCompositeTests.pooling", "rnnLayer": "TorchCompositeTests.recurrent",
        "lstmLayer": "TorchCompositeTests.recurrent", "packedLayer": "TorchCompositeTests.recurrent",
        "recurrentLayerBackward": "TorchCompositeTests.recurrent", "transposeOfLayer": "TorchCompositeTests.recurrent",
        "stableOrder": "TorchProgramTests.namesOfRecords", "distanceNorm": "TorchProgramTests.namesOfRecords",
        "drawnOfMean": "TorchProgramTests.namesOfRecords", "drawnOfDeviation": "TorchProgramTests.namesOfRecords",
        "drawnOfBoth": "TorchProgramTests.namesOfRecords", "drawnOfChance": "TorchProgramTests.namesOfRecords",
    ]

    private func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

    @Test func everyDeclaredOperationIsSwept() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Operators/Catalog")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "swift" }
        let lists = try files.filter { $0.lastPathComponent.hasPrefix("Catalog") }.map(text).joined()
        let listed = Set(lists.matches(of: /\.`?(\w+)`?\b/).map { String($0.1) })
        var declared = 0
        for file in files where !file.lastPathComponent.hasPrefix("Catalog") {
            let source = try text(file)
            for match in source.matches(of: /static let `?(\w+)`?(?:: Operation)? = (\w*)\(/) {
                let (name, maker) = (String(match.1), String(match.2))
                let makesOperation = maker == "Operation" || source.contains("func \(maker)(") && source.contains(") -> Operation {")
                // A list of operations: that the catalog names.
                guard makesOperation else { continue }
                declared += 1
                #expect(
                    listed.contains(name) || others[name] != nil,
                    "\(name) in \(file.lastPathComponent) is not in the catalog: no sweep sees it")
            }
        }
        #expect(declared > 500)
    }
}
