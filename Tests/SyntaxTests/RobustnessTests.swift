// No text may crash the parser or take more than linear time: ladders of nesting, random bytes, random words.

import Diagnostics
import Foundation
import Syntax
import Testing

@Suite struct RobustnessTests {
    private static let tooDeep = "expression is too deeply nested"
    private static let tooManyParentheses = "too many nested parentheses"

    /// A text repeated, what stands before and after it, the highest count that is read, and what is said past it.
    static let ladders: [(before: String, unit: String, after: String, most: Int, says: String)] = [
        ("", "-", "1", 499, tooDeep), ("", "not ", "1", 499, tooDeep), ("1", "+1", "", 499, tooDeep),
        ("a", ".b", "", 499, tooDeep), ("f", "()", "", 499, tooDeep), ("a", "[0]", "", 499, tooDeep),
        ("", "2**", "1", 499, tooDeep), ("", "lambda:", "1", 499, tooDeep), ("", "a if b else ", "c", 499, tooDeep),
        ("if a: b\n", "elif a: b\n", "", 499, "too many statically nested blocks"),
    ]

    @Test(arguments: ladders)
    func ladder(before: String, unit: String, after: String, most: Int, says: String) {
        func first(_ count: Int) -> String? {
            mistake(before + String(repeating: unit, count: count) + after)
        }
        #expect(first(1) == nil)
        #expect(first(most) == nil)
        for count in [most + 1, 1000, 100_000] { #expect(first(count) == says) }
    }

    @Test(arguments: [("(", ")"), ("[", "]"), ("f(", ")"), ("a[", "]")])
    func brackets(opener: String, closer: String) {
        func first(_ count: Int) -> String? {
            let inner = String(repeating: opener, count: count) + "1" + String(repeating: closer, count: count)
            return mistake(inner)
        }
        #expect(first(200) == nil)
        for count in [201, 100_000] { #expect(first(count) == RobustnessTests.tooManyParentheses) }
    }

    @Test func unclosedBrackets() {
        #expect(mistake(String(repeating: "(", count: 1_000_000)) == RobustnessTests.tooManyParentheses)
        #expect(mistake(String(repeating: "{", count: 200)) == "'{' was never closed")
    }

    @Test func blocks() {
        func nested(_ count: Int) -> String {
            (0..<count).map { String(repeating: " ", count: $0) + "if a:\n" }.joined()
                + String(repeating: " ", count: count) + "b\n"
        }
        #expect(mistake(nested(99)) == nil)
        #expect(mistake(nested(100)) == "too many levels of indentation")
        #expect(mistake(nested(2000)) == "too many levels of indentation")
    }

    @Test func longTexts() {
        #expect(mistake(String(repeating: "x = 1\n", count: 100_000)) == nil)
        #expect(mistake("x = '" + String(repeating: "a", count: 1_000_000) + "'") == nil)
        #expect(mistake(String(repeating: "a", count: 1_000_000) + " = 1") == nil)
        #expect(mistake("x = [" + String(repeating: "1, ", count: 100_000) + "]") == nil)
        #expect(mistake("f(" + (0..<500).map { "a\($0)=1, " }.joined() + ")") == nil)
        #expect(mistake(String(repeating: "9", count: 4300)) == nil)
        let digits = String(repeating: "9", count: 4301)
        #expect(mistake(digits)?.hasPrefix("Exceeds the limit (4300 digits) for integer string conversion") == true)
        #expect(mistake("0x" + String(repeating: "f", count: 10_000)) == nil)
    }

    @Test(arguments: [UInt64(1), 20_240_607, 0xDEAD_BEEF])
    func randomBytes(seed: UInt64) {
        var random = Random(state: seed)
        let letters = Array("()[]{}\"'\\\n\t :=,.+-*@%#fbr09azé\r\u{0C}$!".utf8)
        for round in 0..<2000 {
            let count = Int(random.next() % 60)
            let bytes = (0..<count).map { _ in
                random.next() % 8 == 0
                    ? UInt8(truncatingIfNeeded: random.next()) : letters[Int(random.next() % UInt64(letters.count))]
            }
            checkTotal(bytes, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: [UInt64(2), 77, 0xC0FFEE])
    func randomWords(seed: UInt64) {
        var random = Random(state: seed)
        let words = [
            "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=", "==", ":=", "+", "-", "*", "**", "/", "@", "if", "else",
            "elif", "for", "in", "is", "not", "and", "or", "lambda", "def", "class", "return", "yield", "pass", "x", "y",
            "1", "2.5", "'a'", "f'{a}'", "b'c'", "\n", "\n    ", "\n  ", "print", "None", "del", "import", "from", "as", "with",
            "try", "except", "finally", "while", "global", "nonlocal", "raise", "assert", "match", "case", "_", "->", "...",
        ]
        for round in 0..<2000 {
            let count = Int(random.next() % 40)
            let text = (0..<count).map { _ in words[Int(random.next() % UInt64(words.count))] }.joined(separator: " ")
            checkTotal(Array(text.utf8), "seed \(seed), round \(round)")
        }
    }

    /// The parser returns, its message renders, and spans lie inside the text.
    private func checkTotal(_ bytes: [UInt8], _ label: String) {
        let isSound = onLargeStack {
            let source = SourceText(name: "<stdin>", bytes: bytes)
            let result = Parser.parse(source, commands: true)
            _ = result.module.dump()
            let hasError = result.diagnostics.contains { $0.severity == .error }
            if result.completeness == .complete && hasError { return false }
            return result.diagnostics.allSatisfy { diagnostic in
                let isShown = diagnostic.rendered(color: false).hasSuffix(diagnostic.message) || diagnostic.hint != nil
                    || !diagnostic.message.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
                return isShown && diagnostic.span.start >= 0 && Int(diagnostic.span.end) <= bytes.count + 1
                    && diagnostic.span.start <= diagnostic.span.end
            }
        }
        #expect(isSound, "\(label): \(bytes)")
    }

    private func mistake(_ source: String) -> String? {
        onLargeStack { Parser.parse(SourceText(name: "<stdin>", source)).diagnostics.first?.message }
    }
}

/// A small generator whose sequence depends on the seed alone.
private struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}

/// Runs on a thread with the stack of a main thread, as sessions do.
private func onLargeStack<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value {
    let result = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
        result.value = body()
        done.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
    done.wait()
    guard let value = result.value else { fatalError("the thread signalled without a value") }
    return value
}

/// Written by one thread before the signal that the other waits for.
private final class Box<Value>: @unchecked Sendable {
    var value: Value?
}
