// What an operation is: everything that is known of it, in one value. The operations themselves are in Catalog/, one
// declaration each; how one is applied and recorded is in Recorder.swift.

import Tensors

/// A named function of tensors: its signature, doc, shape and value rule, and derivative.
///
/// The builtin, the method, the in-place method, argument errors, help, completion, the reference page and the gradient
/// test are all made from this value.
public final class Operation: Sendable {
    /// PyTorch's name: `tanh`, `sum`.
    public let name: String
    /// How it is called, in the notation of PyTorch's own schema: `sum(Tensor self, int[]? dim=None, bool keepdim=False)`.
    public let signature: Signature
    /// One sentence with the formula.
    public let doc: String
    /// Where it is found: `torch.tanh`, `Tensor.tanh`, `F.tanh`.
    public let homes: Homes
    public let aliases: [String]
    /// Which inputs the gradient test draws.
    public let domain: Domain
    /// What PyTorch prints in `grad_fn=<…>`.
    public let gradientName: String
    /// The names of several outputs that PyTorch returns by name.
    public let fields: [String]
    public let body: Body
    /// Whether the body of one that is not a named elementwise function takes complex inputs.
    let takesComplex: Bool
    /// Whether a plain number among its arguments may be complex.
    let takesComplexNumbers: Bool
    public let derivative: Derivative
    /// What a call of a composition is called on the tape.
    let composite: CompositeName?
    /// How a call is made again on other inputs, for an operation that stands for one call of a session's own function.
    public let again: (@Sendable ([Tensor]) throws -> [Tensor])?

    /// The modules and types that offer the operation.
    public struct Homes: OptionSet, Sendable {
        public let rawValue: UInt16
        public init(rawValue: UInt16) { self.rawValue = rawValue }
        public static let torch = Homes(rawValue: 1)
        public static let method = Homes(rawValue: 2)
        /// The method with a trailing underscore, which writes into its tensor.
        public static let inPlace = Homes(rawValue: 4)
        public static let functional = Homes(rawValue: 8)
        public static let special = Homes(rawValue: 16)
        public static let linalg = Homes(rawValue: 32)
        public static let fft = Homes(rawValue: 64)
        /// `torch.name` and `Tensor.name`.
        public static let usual: Homes = [.torch, .method]
        /// `torch.name`, `Tensor.name` and `Tensor.name_`.
        public static let pointwise: Homes = [.torch, .method, .inPlace]
    }

    /// How the value is computed.
    public enum Body: Sendable {
        case unary(UnaryKind)
        /// A function of one element and up to two numbers, which are the first attributes.
        case unaryScalar(UnaryScalarKind)
        case binary(BinaryKind)
        /// The function of two elements with its inputs the other way round.
        case binarySwapped(BinaryKind)
        /// One tensor from two, without attributes.
        case pair(@Sendable (Tensor, Tensor, Backend) throws -> Tensor)
        /// One tensor from the inputs and attributes.
        case single(@Sendable (borrowing Application) throws -> Tensor)
        /// Several tensors (`max` with a dim, `split`).
        case several(@Sendable (borrowing Application) throws -> [Tensor])
        /// A composition of other operations; nothing of its own is recorded.
        case composite(@Sendable (Recorder, [Argument]) throws -> Result)
    }

    public enum Result {
        case tensor(Tensor)
        case tensors([Tensor])
        /// Several tensors that PyTorch returns by name: `torch.return_types.max(values=…, indices=…)`.
        case named([Tensor], type: String, fields: [String])
        case bool(Bool)
        case int(Int)
        case float(Double)
    }

    public init(
        _ signature: Signature, _ doc: String, homes: Homes = .usual, aliases: [String] = [],
        domain: Domain = .real, gradientName: String? = nil, fields: [String] = [], complex: Bool = false,
        complexNumbers: Bool = false, _ body: Body, _ derivative: Derivative,
        again: (@Sendable ([Tensor]) throws -> [Tensor])? = nil
    ) {
        self.signature = signature
        name = signature.name
        self.doc = doc
        self.homes = homes
        self.aliases = aliases
        self.domain = domain
        if case .none = derivative {
            self.gradientName = "NotImplemented"
        } else {
            self.gradientName = gradientName ?? Operation.defaultGradientName(signature.name)
        }
        self.fields = fields
        self.body = body
        takesComplex = complex
        takesComplexNumbers = complexNumbers
        self.derivative = derivative
        self.again = again
        if case .composite = body { composite = CompositeName(signature.name) } else { composite = nil }
    }

    /// The gradient's name in messages, without `Backward0`.
    public var plainGradientName: String {
        guard let end = gradientName.utf8.lastIndex(of: UInt8(ascii: "B")), gradientName[end...].hasPrefix("Backward") else {
            return gradientName
        }
        return String(gradientName[..<end])
    }

    /// `leaky_relu` → `LeakyReluBackward0`, as PyTorch's code generator does.
    static func defaultGradientName(_ name: String) -> String {
        name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Backward0"
    }
}

/// Where the tests of an operation draw its inputs.
public struct Domain: Sendable {
    /// Range of each tensor input; the last one holds for further inputs.
    public let ranges: [ClosedRange<Double>]
    /// Shapes to try, one list per sample; empty for the usual set of elementwise shapes.
    public let shapes: [[[Int]]]
    /// Attributes to try, each in signature order of the non-tensor parameters; empty for the defaults.
    public let attributes: [[Argument]]
    /// Points where the operation has a kink or pole, which finite differences must keep away from.
    public let kinks: [Double]
    /// What each tensor input holds; the last one holds for further inputs.
    public let draws: [Draw]

    /// The kind of elements of an input.
    public enum Draw: Sendable, Equatable {
        case real, mask, complex
        case index(below: Int)
        /// Real, and not to be differentiated.
        case constant
        /// Real matrices of a kind, which stay of it where they are varied.
        case symmetric, positiveDefinite, lowerTriangle
        /// Row exchanges as LAPACK counts them: all in place.
        case pivots
    }

    public init(
        _ ranges: [ClosedRange<Double>] = [-2...2], shapes: [[[Int]]] = [], attributes: [[Argument]] = [],
        kinks: [Double] = [], draws: [Draw] = [.real]
    ) {
        self.draws = draws
        self.ranges = ranges
        self.shapes = shapes
        self.attributes = attributes
        self.kinks = kinks
    }

    public static let real = Domain()
    public static let positive = Domain([0.1...3])
    public static let unit = Domain([-0.9...0.9])
    public static func kinked(at points: Double...) -> Domain { Domain(kinks: points) }
}
