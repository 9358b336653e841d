// How lexer and parser fail, until Parser makes a diagnostic of it.

import Diagnostics

/// A mistake found in the text: the exception that CPython would raise for it.
///
/// It is boxed because every frame of the recursive parser keeps room for the error of each call it makes.
indirect enum Failure: Error {
    case mistake(Details)

    struct Details {
        var type: String
        var message: String
        var span: Span
        var hint: String?
        /// Whether more text could make it right; the columns to indent that text by.
        var continuation: Int?
        /// The last place that was looked at, if it lies past the span.
        var reach: Int?
        /// Found by the lexer, but told only if the grammar leads there: bad indentation, a backslash.
        var isLate = false
    }

    init(_ message: String, _ span: Span, type: String = "SyntaxError", hint: String? = nil, continuation: Int? = nil) {
        self = .mistake(Details(type: type, message: message, span: span, hint: hint, continuation: continuation))
    }

    var details: Details {
        get {
            switch self {
            case .mistake(let details): details
            }
        }
        set { self = .mistake(newValue) }
    }

    var type: String { details.type }
    var span: Span {
        get { details.span }
        set { details.span = newValue }
    }
    var hint: String? { details.hint }
    var message: String {
        get { details.message }
        set { details.message = newValue }
    }
    var continuation: Int? {
        get { details.continuation }
        set { details.continuation = newValue }
    }
    var reach: Int? {
        get { details.reach }
        set { details.reach = newValue }
    }
    var isLate: Bool {
        get { details.isLate }
        set { details.isLate = newValue }
    }
}
