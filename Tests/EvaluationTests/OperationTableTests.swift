// Every line of Reference/operations.txt, an expression of random inputs, gives what PyTorch gave for it.
// Reference/generate.py makes the table.

import Evaluation
import Foundation
import Testing

@Suite struct OperationTableTests {
    private struct Entry {
        let expression: String
        var answer: [String] = []
    }

    private static let entries: [Entry] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file = folder.appendingPathComponent("Reference/operations.txt")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        var entries: [Entry] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("\t") {
                entries[entries.count - 1].answer.append(String(line.dropFirst()))
            } else if !line.isEmpty {
                entries.append(Entry(expression: String(line)))
            }
        }
        return entries
    }()

    @Test func everyExpressionGivesPyTorchsAnswer() throws {
        #expect(Self.entries.count > 500)
        var program = """
            import torch
            import torch.nn.functional as F
            T, nan, inf = torch.tensor, float('nan'), float('inf')
            def gradient(call, *inputs):
                leaves = [x.clone().requires_grad_() for x in inputs]
                y = call(*leaves)
                y = torch.view_as_real(y) if y.is_complex() else y
                return torch.autograd.grad((y * torch.arange(1.0, y.numel() + 1).reshape(y.shape)).sum(), leaves)
            def answer(f):
                try:
                    print(repr(f()))
                except Exception as e:
                    print(f'{type(e).__name__}: {e}')
                print('@')

            """
        for entry in Self.entries { program += "answer(lambda: (\(entry.expression)))\n" }
        let answers = torchOutput(program).components(separatedBy: "\n@\n")
        #expect(answers.count == Self.entries.count + 1)
        for (entry, given) in zip(Self.entries, answers) {
            let wanted = entry.answer.joined(separator: "\n")
            #expect(Self.isSame(given, wanted), "\(entry.expression)\ngives \(given)\nwant  \(wanted)")
        }
    }

    /// Equal to the letter but for spaces, and for numbers a little apart: printed digits of 16-bit numbers may differ in the
    /// last.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        let (left, right) = (tokens(a), tokens(b))
        guard left.count == right.count else { return false }
        let tolerance = b.contains("float16") ? 2e-2 : 1e-4
        for (x, y) in zip(left, right) where x != y {
            guard let m = Double(x), let n = Double(y) else { return false }
            if abs(m - n) > tolerance * max(abs(m), abs(n)) + 1.01e-4 { return false }
        }
        return true
    }

    /// Numbers and single other characters.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var number = ""
        var previous: Character = " "
        for character in text {
            let isPart = character.isNumber || character == "." || (character == "-" && !number.isEmpty && previous == "e")
                || (character == "+" && previous == "e") || (character == "e" && !number.isEmpty)
                || (character == "-" && number.isEmpty)
            if isPart {
                number.append(character)
            } else {
                if !number.isEmpty { tokens.append(number) }
                number = ""
                if !character.isWhitespace { tokens.append(String(character)) }
            }
            previous = character
        }
        if !number.isEmpty { tokens.append(number) }
        return tokens
    }
}
