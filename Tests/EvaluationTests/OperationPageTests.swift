// The reference of operations: every operation has a page with an example that gives what it says, and the files in
// docs/reference/operations are the generated ones.

import Diagnostics
import Evaluation
import Foundation
import Operators
import Testing

@Suite struct OperationPageTests {
    @Test func everyOperationHasExamples() {
        #expect(OperationPage.all.count > 400)
        let missing = OperationPage.all.filter { $0.examples.isEmpty }.map(\.key)
        #expect(missing.isEmpty, "\(missing)")
        let keys = Set(OperationPage.all.map(\.key))
        let strangers = OperationPage.exampleKeys.filter { !keys.contains($0) }
        #expect(strangers.isEmpty, "\(strangers)")
    }

    @Test func everyOperationIsDescribed() {
        for page in OperationPage.all {
            for operation in page.operations {
                #expect(operation.doc.hasSuffix(".") && operation.doc.count > 2, "\(operation.signature.text): \(operation.doc)")
            }
        }
    }

    @Test func examplesGiveWhatTheyShow() {
        onLargeStack {
            for page in OperationPage.all {
                let session = Session()
                _ = session.evaluate(SourceText(name: "<cell>", "import torch\nimport torch.nn.functional as F\n"))
                for example in page.examples {
                    let result = session.evaluate(SourceText(name: "<cell>", example.code))
                    let shown = result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                    let wanted = example.shows.isEmpty ? [""] : example.shows + [""]
                    #expect(shown == wanted, "\(page.key): \(example.code)")
                    let failure = result.failure.map { failure in
                        "\(failure.type): \(failure.message.split(separator: "\n").first.map(String.init) ?? "")"
                    }
                    #expect(failure == example.fails, "\(page.key): \(example.code)")
                }
            }
        }
    }

    @Test func filesAreThePages() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("docs/reference/operations")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let pages = ReferenceText.files
        #expect(Set(names) == Set(pages.map(\.name)), "tensrepl reference --write docs/reference/operations")
        for (name, text) in pages {
            #expect(try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) == text, "\(name)")
        }
    }

    @Test func helpShowsThePage() {
        let page = OperationPage.page(named: "torch.nn.functional.gelu")
        #expect(page?.key == "F.gelu")
        #expect(OperationPage.page(named: "arccos")?.key == "acos")
        let output = torchOutput("import torch\nhelp(torch.tanh)")
        #expect(output == OperationPage.page(named: "tanh")?.text)
        for part in ["tanh(Tensor self)", "y′ = 1 − y²", "grad_fn: TanhBackward0", "#> tensor([0.0000, 0.7616])"] {
            #expect(output.contains(part), "\(output)")
        }
    }
}
