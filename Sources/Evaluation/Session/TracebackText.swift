// A traceback as Python words it: what a session shows of a failure, and what `traceback` and ignored exceptions print.

import Diagnostics
import Syntax

extension Machine {
    /// The frames, outermost first; a long run of the same one is shown three times and counted.
    func frames(_ trace: [ExceptionObject.Frame]) -> String {
        var text = ""
        var repeats = 0
        var previous: (String, Span)?
        func flush() {
            if repeats > 3 { text += "  [Previous line repeated \(repeats - 3) more time\(repeats == 4 ? "" : "s")]\n" }
        }
        for frame in trace.reversed() {
            if let (function, span) = previous, function == frame.function, span == frame.span {
                repeats += 1
            } else {
                flush()
                repeats = 1
                previous = (frame.function, frame.span)
            }
            if repeats <= 3 {
                let anchor = CaretAnchor.find(in: frame.source, frame.span)
                text += renderFrame(frame.source, frame.span, function: frame.function, anchor: anchor) + "\n"
            }
        }
        flush()
        return text
    }

    /// A whole traceback, with those of the exceptions that it came from when `chained`.
    func traceback(of exception: ExceptionObject, chained: Bool, seen: [ExceptionObject] = []) -> String {
        var text = ""
        let earlier = exception.cause ?? (exception.suppressesContext ? nil : exception.context)
        if chained, let earlier, earlier !== exception, !seen.contains(where: { $0 === earlier }), seen.count < 20 {
            text += traceback(of: earlier, chained: true, seen: seen + [exception])
            text += exception.cause != nil
                ? "\nThe above exception was the direct cause of the following exception:\n\n"
                : "\nDuring handling of the above exception, another exception occurred:\n\n"
        }
        if !exception.traceback.isEmpty { text += "Traceback (most recent call last):\n" + frames(exception.traceback) }
        let message = (try? exception.str(self)) ?? "<exception str() failed>"
        text += exception.typeObject.nameInTraceback + (message.isEmpty ? "" : ": " + message)
        return text + (exception.hint.flatMap { $0.hasPrefix("Did you mean: ") ? ". " + $0 : nil } ?? "") + "\n"
    }
}

extension TypeObject {
    /// `module.Name` as the last line of a traceback has it.
    var nameInTraceback: String {
        ["builtins", "__main__"].contains(moduleName) ? qualifiedName : moduleName + "." + qualifiedName
    }
}
