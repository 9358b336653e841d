// Einstein's notation: reading an equation, and contracting operands pair by pair.

import Tensors

/// One call of `einsum`.
struct Einsum {
    private let equation: String
    private let operands: [Tensor]

    init(_ equation: String, _ operands: [Tensor]) {
        self.equation = equation
        self.operands = operands
    }

    /// A tensor with a letter for each dimension; letters of the ellipsis lie beyond the alphabet.
    private struct Term {
        var tensor: Tensor
        var letters: [UInt32]
    }

    func evaluate(_ recorder: Recorder) throws -> Tensor {
        var (terms, output) = try read(recorder)
        var sum = terms.removeFirst()
        while !terms.isEmpty {
            let next = terms.removeFirst()
            let kept = Set(output).union(terms.flatMap(\.letters))
            sum = try contract(sum, next, keeping: kept, recorder)
        }
        return try finish(sum, output, recorder)
    }

    /// The terms, repeated letters taken along the diagonal, and the output's letters.
    private func read(_ recorder: Recorder) throws -> ([Term], [UInt32]) {
        let text = try readable()
        let arrow = text.indices.first { text[$0] == "-" && $0 + 1 < text.count && text[$0 + 1] == ">" }
        let parts = text[..<(arrow ?? text.count)].split(separator: ",", omittingEmptySubsequences: false)
        guard !operands.isEmpty else { throw TensorError.runtime("einsum(): must provide at least one operand") }
        guard parts.count == operands.count else {
            throw TensorError.runtime(
                parts.count < operands.count
                    ? "einsum(): more operands were provided than specified in the equation"
                    : "einsum(): fewer operands were provided than specified in the equation")
        }
        var terms: [Term] = []
        var sizes: [UInt32: Int] = [:]
        var widest = 0
        for (place, part) in parts.enumerated() {
            let letters = try letters(Array(part), operands[place], place, &widest)
            for (dim, letter) in letters.enumerated() {
                let size = operands[place].shape[dim]
                if let first = letters[..<dim].firstIndex(of: letter), operands[place].shape[first] != size {
                    throw TensorError.runtime(
                        "einsum(): subscript \(Einsum.name(letter)) is repeated for operand \(place) but the sizes don't match, "
                            + "\(size) != \(operands[place].shape[first])")
                }
                if let known = sizes[letter], known != size, known != 1, size != 1 {
                    throw TensorError.runtime(
                        "einsum(): subscript \(Einsum.name(letter)) has size \(size) for operand \(place) which does not "
                            + "broadcast with previously seen size \(known)")
                }
                sizes[letter] = size == 1 ? sizes[letter] ?? 1 : size
            }
            terms.append(try diagonals(Term(tensor: operands[place], letters: letters), recorder))
        }
        let ellipsis = (0..<widest).map { Einsum.ellipsis - UInt32(widest - 1 - $0) }
        var output: [UInt32] = []
        if let arrow {
            output = try outputLetters(Array(text[(arrow + 2)...]), ellipsis, known: sizes)
        } else {
            var counts: [UInt32: Int] = [:]
            for part in parts { for scalar in part where scalar != "." { counts[scalar.value, default: 0] += 1 } }
            output = ellipsis + counts.filter { $0.value == 1 }.keys.sorted()
        }
        return (terms, output)
    }

    /// The equation without its spaces; places in errors count them.
    private func readable() throws -> [Unicode.Scalar] {
        let written = Array(equation.unicodeScalars)
        let arrow = written.indices.first { written[$0] == "-" && $0 + 1 < written.count && written[$0 + 1] == ">" } ?? written.count
        for (place, scalar) in written.enumerated() where place != arrow && place != arrow + 1 {
            if scalar == " " || scalar == "." || scalar == "," && place < arrow { continue }
            guard scalar.isASCII, scalar.properties.isAlphabetic else {
                throw TensorError.runtime(
                    "einsum(): invalid subscript given at index \(place) in the equation string, subscripts must be in [a-zA-Z]")
            }
        }
        return written.filter { $0 != " " }
    }

    /// Letters of an ellipsis count down from here, so that ellipses of different length meet at their ends.
    private static let ellipsis: UInt32 = 0xF0000

    private static func name(_ letter: UInt32) -> String {
        Unicode.Scalar(letter).map(String.init) ?? "..."
    }

    private func letters(
        _ part: [Unicode.Scalar], _ operand: Tensor, _ place: Int, _ widest: inout Int
    ) throws -> [UInt32] {
        let named = part.filter { $0 != "." }
        let dots = part.count - named.count
        guard dots == 0 || dots == 3 else {
            throw TensorError.runtime("einsum(): found '.' for operand \(place) that is not part of any ellipsis")
        }
        guard dots == 3 ? named.count <= operand.rank : named.count == operand.rank else {
            throw TensorError.runtime(
                "einsum(): the number of subscripts in the equation (\(named.count)) "
                    + (dots == 3
                        ? "is more than the number of dimensions (\(operand.rank)) for operand \(place)"
                        : "does not match the number of dimensions (\(operand.rank)) for operand \(place) and no ellipsis was given"))
        }
        guard dots == 3, let start = part.firstIndex(of: ".") else { return named.map(\.value) }
        let width = operand.rank - named.count
        widest = max(widest, width)
        let inside = (0..<width).map { Einsum.ellipsis - UInt32(width - 1 - $0) }
        return named[..<start].map(\.value) + inside + named[start...].map(\.value)
    }

    private func outputLetters(
        _ text: [Unicode.Scalar], _ ellipsis: [UInt32], known: [UInt32: Int]
    ) throws -> [UInt32] {
        var output: [UInt32] = []
        var place = 0
        while place < text.count {
            if text[place] == "." {
                guard text[place...].prefix(3).elementsEqual("...".unicodeScalars) else {
                    throw TensorError.runtime("einsum(): found '.' for output that is not part of any ellipsis (...)")
                }
                output += ellipsis
                place += 3
                continue
            }
            let letter = text[place].value
            guard !output.contains(letter) else {
                throw TensorError.runtime(
                    "einsum(): output subscript \(Einsum.name(letter)) appears more than once in the output")
            }
            guard known[letter] != nil else {
                throw TensorError.runtime(
                    "einsum(): output subscript \(Einsum.name(letter)) does not appear in the equation for any input operand")
            }
            output.append(letter)
            place += 1
        }
        return output
    }

    private func diagonals(_ term: Term, _ recorder: Recorder) throws -> Term {
        var term = term
        while let (first, second) = repeated(term.letters) {
            term.tensor = try recorder.apply(.diagonal, term.tensor, [.int(0), .int(first), .int(second)])
            let letter = term.letters[first]
            term.letters.remove(at: second)
            term.letters.remove(at: first)
            term.letters.append(letter)
        }
        return term
    }
    private func repeated(_ letters: [UInt32]) -> (Int, Int)? {
        for (second, letter) in letters.enumerated() {
            if let first = letters[..<second].firstIndex(of: letter) { return (first, second) }
        }
        return nil
    }

    /// One batched matrix product: letters of both that stay are the batch, letters of both that go are summed.
    private func contract(_ a: Term, _ b: Term, keeping kept: Set<UInt32>, _ recorder: Recorder) throws -> Term {
        let (a, b) = (try summed(a, unless: kept.union(b.letters), recorder), try summed(b, unless: kept.union(a.letters), recorder))
        let both = a.letters.filter { b.letters.contains($0) }
        let (batch, inner) = (both.filter { kept.contains($0) }, both.filter { !kept.contains($0) })
        let (left, right) = (a.letters.filter { !both.contains($0) }, b.letters.filter { !both.contains($0) })
        func size(_ letter: UInt32) -> Int { size(letter, a) == 1 ? size(letter, b) : size(letter, a) }
        func size(_ letter: UInt32, _ term: Term) -> Int {
            term.letters.firstIndex(of: letter).map { term.tensor.shape[$0] } ?? 1
        }
        func arranged(_ term: Term, _ groups: [[UInt32]]) throws -> Tensor {
            let order = groups.flatMap { $0 }
            var x = try recorder.apply(.permute, term.tensor, [.ints(order.map { term.letters.firstIndex(of: $0) ?? 0 })])
            let wide = order.map { both.contains($0) ? size($0) : size($0, term) }
            if x.shape.array != wide { x = try recorder.apply(.expand, x, [.ints(wide), .bool(false)]) }
            return try recorder.reshape(x, groups.map { $0.reduce(1) { $0 &* size($1) } })
        }
        let product = try recorder.apply(
            .bmm, arranged(a, [batch, left, inner]), arranged(b, [batch, inner, right]))
        let letters = batch + left + right
        return Term(tensor: try recorder.apply(.view, product, [.ints(letters.map(size))]), letters: letters)
    }

    private func summed(_ term: Term, unless kept: Set<UInt32>, _ recorder: Recorder) throws -> Term {
        let gone = term.letters.indices.filter { !kept.contains(term.letters[$0]) }
        if gone.isEmpty { return term }
        return Term(
            tensor: try recorder.apply(.sumDim, term.tensor, [.ints(gone), .bool(false), .none]),
            letters: term.letters.filter { kept.contains($0) })
    }

    private func finish(_ term: Term, _ output: [UInt32], _ recorder: Recorder) throws -> Tensor {
        let gone = term.letters.filter { !output.contains($0) }
        let order = (output + gone).compactMap { term.letters.firstIndex(of: $0) }
        let permuted = try recorder.apply(.permute, term.tensor, [.ints(order)])
        if !gone.isEmpty {
            return try recorder.apply(
                .sumDim, permuted, [.ints(Array(output.count..<term.letters.count)), .bool(false), .none])
        }
        return operands.count == 1 ? permuted : try recorder.reshape(permuted, permuted.shape.array)
    }
}
