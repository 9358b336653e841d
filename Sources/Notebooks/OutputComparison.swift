// Comparing outputs by value: what may differ and by how much. Cutting text into tokens is OutputToken.swift's; what
// `...` stands for is found in OutputComparison+Alignment.swift.
import Glibc

/// How far numbers may lie apart; what is nil follows the dtype.
///
/// Defaults are those of `torch.testing.assert_close`: float32 and complex64 1.3e-6 and 1e-5, float64 and complex128
/// 1e-7 and 1e-7, float16 1e-3 and 1e-5, bfloat16 1.6e-2 and 1e-5 (rtol and atol).
public struct Tolerance: Sendable, Hashable {
    public var rtol: Double?
    public var atol: Double?
    /// The dtype of a tensor whose text names none.
    public var defaultDType: String

    public init(rtol: Double? = nil, atol: Double? = nil, defaultDType: String = "float32") {
        self.rtol = rtol
        self.atol = atol
        self.defaultDType = defaultDType
    }

    /// The distance allowed from an expected value of a dtype: `atol + rtol·|expected|`.
    public func allowed(_ expected: Double, dtype: String) -> Double {
        let (r, a): (Double, Double) =
            switch dtype {
            case "float64", "complex128": (1e-7, 1e-7)
            case "float16": (1e-3, 1e-5)
            case "bfloat16": (1.6e-2, 1e-5)
            default: (1.3e-6, 1e-5)
            }
        return (atol ?? a) + (rtol ?? r) * expected.magnitude
    }
}

/// Compares what a cell printed with what its notebook holds.
///
/// Text, integers, shapes and dtypes must be equal. A floating-point number may differ by `atol + rtol·|expected|` or by
/// half a unit of the last digit that is printed in the expected text, whichever is larger. The half unit is for rounded
/// text: `5.` and `5.0` are how an exact whole number prints, and have none. NaN equals NaN. A number with a unit of
/// time or bytes is not compared, `...` stands for anything, and spaces that align columns do not count.
///
/// A tensor has the dtype its text names, else the default one. A number outside tensors is a Python float: float64,
/// but float32 when its digits (ten or more) are those of a float32 value, as `.item()` of a float32 tensor gives.
public struct OutputComparison: Sendable {
    public var tolerance: Tolerance

    public init(_ tolerance: Tolerance = Tolerance()) { self.tolerance = tolerance }

    /// Nil when the outputs are equal. `lines` are the lines of the notebook where the expected ones stand, and
    /// `endLine` the one to name when more came than was expected.
    public func mismatch(expected: [String], got: [String], lines: [Int] = [], endLine: Int? = nil) -> Mismatch? {
        if expected == got { return nil }
        let expectedTokens = OutputTokens(expected)
        let gotTokens = OutputTokens(got)
        let alignment = Alignment(expected: expectedTokens, got: gotTokens, comparison: self)
        func fileLine(_ place: Int) -> Int {
            place < lines.count ? lines[place] : endLine ?? lines.last.map { $0 + 1 } ?? place + 1
        }
        func mismatch(_ e: Int?, _ g: Int?, _ numbers: Mismatch.Numbers? = nil) -> Mismatch {
            let place = e ?? expected.count
            return Mismatch(
                line: fileLine(place), expected: place < expected.count ? expected[place] : nil,
                got: g.flatMap { $0 < got.count ? got[$0] : nil }, numbers: numbers)
        }
        switch alignment.run() {
        case .failed(let e, let g):
            return mismatch(expectedTokens.lineToShow(e, gotTokens, g), gotTokens.lineToShow(g, expectedTokens, e))
        case .aligned(let pairs):
            // Nothing to print and one blank line are the same tokens: none.
            if expected.isEmpty != got.isEmpty, expectedTokens.tokens.isEmpty { return mismatch(0, 0) }
            guard let worst = worst(pairs, expectedTokens, gotTokens) else { return nil }
            return mismatch(
                expectedTokens.tokens[worst.expected].line, gotTokens.tokens[worst.got].line, worst.numbers)
        }
    }

    /// Whether one text is what was expected.
    public func isEqual(_ expected: String, _ got: String) -> Bool {
        mismatch(expected: Notebook.lines(expected), got: Notebook.lines(got)) == nil
    }

    // MARK: Numbers

    /// How two numbers differ; nil when they are equal within the tolerance.
    func difference(
        _ e: OutputToken, _ g: OutputToken, _ expected: OutputTokens, _ got: OutputTokens
    ) -> (absolute: Double, allowed: Double)? {
        if e.kind == .integer || g.kind == .integer {
            return expected.bytes(e).elementsEqual(got.bytes(g)) ? nil : ((e.value - g.value).magnitude, 0)
        }
        if e.value == g.value || (e.value.isNaN && g.value.isNaN) { return nil }
        let text = expected.bytes(e)
        let allowed = max(
            tolerance.allowed(e.value, dtype: dtype(of: e, text, expected)), Self.halfUnit(text))
        let absolute = (e.value - g.value).magnitude
        // The slack is for the rounding of this very subtraction.
        if absolute.isFinite, absolute <= allowed * (1 + 1e-9) { return nil }
        return (absolute, allowed)
    }

    private func dtype(of token: OutputToken, _ text: ArraySlice<UInt8>, _ tokens: OutputTokens) -> String {
        if token.tensor >= 0 { return tokens.dtypes[token.tensor] ?? tolerance.defaultDType }
        let mantissa = text.prefix { $0 | 0x20 != 0x65 }.drop { $0 < 0x31 || $0 > 0x39 }
        let digits = mantissa.count { $0 >= 0x30 && $0 <= 0x39 }
        return digits >= 10 && Double(Float(token.value)) == token.value ? "float32" : "float64"
    }

    /// Half a unit of the last digit of a rounded number.
    static func halfUnit(_ text: ArraySlice<UInt8>) -> Double {
        let mantissa = text.prefix { $0 | 0x20 != 0x65 }
        let point = mantissa.firstIndex(of: 0x2E)
        let fraction = point.map { mantissa[($0 + 1)...] } ?? []
        let hasExponent = mantissa.count < text.count
        if !hasExponent, fraction.isEmpty || fraction.elementsEqual([0x30]) { return 0 }
        let exponent = hasExponent ? Int(String(decoding: text[(mantissa.endIndex + 1)...], as: UTF8.self)) ?? 0 : 0
        guard exponent.magnitude < 1000 else { return 0 }
        return 0.5 * pow(10, Double(exponent - fraction.count))
    }

    private func worst(
        _ pairs: [(expected: Int, got: Int)], _ expected: OutputTokens, _ got: OutputTokens
    ) -> (expected: Int, got: Int, numbers: Mismatch.Numbers)? {
        var compared = 0
        var differing = 0
        var worst: (pair: (expected: Int, got: Int), ratio: Double, absolute: Double, allowed: Double)?
        for pair in pairs {
            let e = expected.tokens[pair.expected]
            let g = got.tokens[pair.got]
            guard e.isNumber, g.isNumber else { continue }
            compared += 1
            guard let (absolute, allowed) = difference(e, g, expected, got) else { continue }
            differing += 1
            let ratio = absolute.isNaN || allowed == 0 ? .infinity : absolute / allowed
            if let worst, worst.ratio > ratio || (worst.ratio == ratio && !(worst.absolute < absolute)) { continue }
            worst = (pair, ratio, absolute, allowed)
        }
        guard let worst else { return nil }
        let e = expected.tokens[worst.pair.expected]
        let numbers = Mismatch.Numbers(
            element: element(worst.pair.expected, expected), expected: expected.string(e),
            got: got.string(got.tokens[worst.pair.got]), absoluteError: worst.absolute,
            relativeError: worst.absolute / e.value.magnitude, allowed: worst.allowed, differing: differing,
            compared: compared)
        return (worst.pair.expected, worst.pair.got, numbers)
    }

    /// The indices of a number in its tensor; empty when it stands in none or `...` hides how many came before.
    private func element(_ place: Int, _ tokens: OutputTokens) -> String {
        let tensor = tokens.tokens[place].tensor
        guard tensor >= 0 else { return "" }
        var indices: [Int] = []
        var first = place
        while first > 0, tokens.tokens[first - 1].tensor == tensor { first -= 1 }
        for token in tokens.tokens[first..<place] {
            switch tokens.text[token.start] {
            case UInt8(ascii: "["): indices.append(0)
            case UInt8(ascii: "]"): if !indices.isEmpty { indices.removeLast() }
            case UInt8(ascii: ","): if !indices.isEmpty { indices[indices.count - 1] += 1 }
            default: if token.kind == .ellipsis { return "" }
            }
        }
        return indices.map { "[\($0)]" }.joined()
    }
}

extension OutputTokens {
    /// The line to show where outputs part at a token; nil when there is none any more. Where the other one has ended,
    /// the line end itself is not what is missing there but the line behind it.
    fileprivate func lineToShow(_ place: Int, _ other: OutputTokens, _ otherPlace: Int) -> Int? {
        guard place < tokens.count else {
            let hasLineEnd = otherPlace < other.tokens.count && other.tokens[otherPlace].kind == .newline
            return hasLineEnd ? nil : tokens.last?.line
        }
        let isBehind = tokens[place].kind == .newline && otherPlace >= other.tokens.count
        return tokens[place].line + (isBehind ? 1 : 0)
    }
}
