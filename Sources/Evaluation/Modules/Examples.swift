// Examples in docstrings: text that runs in names of its own and gives what its expressions are.

import Diagnostics
import Syntax

extension Machine {
    /// Runs an example; the values of its expression statements, in order.
    /// - Throws: what the example raises; `SyntaxError` for text that does not parse.
    func runExample(_ text: String, in scope: ModuleObject) throws -> [Value] {
        let parsed = Parser.parse(SourceText(name: "<doctest>", text))
        if let error = parsed.diagnostics.first(where: { $0.severity == .error }) { throw Raise(.syntaxError, error.message) }
        let shown = symbols.intern("__shown__")
        var values: [Value] = []
        for statement in parsed.module.body {
            var one = statement
            if case .expression(let value) = statement.kind {
                one = Statement(.assign(targets: [Expression(.name("__shown__"), value.span)], value: value), statement.span)
            }
            scope[shown] = Value.none
            let code: Code
            do {
                code = try Compiler.compile(Module(body: [one], source: parsed.module.source), into: scope, mode: .silent, machine: self)
            } catch let error as CompileError {
                throw Raise(.syntaxError, error.message)
            }
            let function = FunctionObject(code: code, module: scope, defaults: [], keywordDefaults: [:], closure: [])
            _ = try call(.object(function), [])
            values.append(scope[shown] ?? .none)
        }
        return values
    }
}
