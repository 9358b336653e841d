// A small walker over the syntax tree, enough to ask the builtin containers and functions questions in Python's own
// words without the compiler. What it prints is what CPython's prompt would: values of expressions, and mistakes.

import Diagnostics
import Syntax

@testable import Evaluation

/// Runs lines one by one; a mistake ends its line only.
final class Walker {
    let machine = Machine()
    private var output = ""

    /// Everything that the lines print, in one text.
    static func transcript(_ source: String) -> String {
        let walker = Walker()
        walker.machine.write = { [unowned walker] in walker.output += $0 }
        for statement in Parser.parse(SourceText(name: "<test>", source)).module.body {
            do {
                try walker.run(statement)
            } catch {
                let exception = walker.machine.exceptionObject(for: error)
                let text = (try? exception.str(walker.machine)) ?? "<no text>"
                walker.output += exception.typeObject.name + (text.isEmpty ? "" : ": \(text)") + "\n"
            }
        }
        return walker.output
    }

    private func run(_ statement: Statement) throws {
        switch statement.kind {
        case .expression(let expression):
            let value = try evaluate(expression)
            if !value.isNone { output += try machine.repr(value) + "\n" }
        case .assign(let targets, let value):
            let value = try evaluate(value)
            for target in targets { try assign(target, value) }
        case .augmentedAssign(let target, let op, let value):
            try assign(target, machine.binaryInPlace(op, evaluate(target), evaluate(value)))
        case .delete(let targets):
            for target in targets {
                switch target.kind {
                case .subscript(let container, let key): try machine.deleteItem(evaluate(container), evaluate(key))
                case .attribute(let object, let name): try machine.deleteAttribute(evaluate(object), symbol(name.text))
                default: throw Raise(.syntaxError, "the walker cannot delete that")
                }
            }
        case .for(let target, let iterable, let body, _):
            let iterator = try machine.iterator(evaluate(iterable))
            while let element = try iterator.next(machine) {
                try assign(target, element)
                for statement in body { try run(statement) }
            }
        default: throw Raise(.syntaxError, "the walker knows no such statement")
        }
    }

    private func symbol(_ name: String) -> Symbol { machine.symbols.intern(name) }

    private func assign(_ target: Expression, _ value: Value) throws {
        switch target.kind {
        case .name(let name): machine.main[symbol(name)] = value
        case .subscript(let container, let key): try machine.setItem(evaluate(container), evaluate(key), value)
        case .attribute(let object, let name): try machine.setAttribute(evaluate(object), symbol(name.text), value)
        case .tuple(let targets):
            for (target, element) in zip(targets, try machine.elements(value)) { try assign(target, element) }
        default: throw Raise(.syntaxError, "the walker cannot assign to that")
        }
    }

    fileprivate func evaluate(_ expression: Expression) throws -> Value {
        switch expression.kind {
        case .name(let name):
            guard let value = machine.main[symbol(name)] ?? machine.builtins[symbol(name)] else {
                throw Raise(.nameError, "name '\(name)' is not defined")
            }
            return value
        case .none: return .none
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .ellipsis: return .ellipsis
        case .integer(let value): return .int(value)
        case .float(let value): return .float(value)
        case .string(let text): return .string(text)
        case .list(let elements): return .object(ListObject(try elements.map(evaluate)))
        case .tuple(let elements): return .object(TupleObject(try elements.map(evaluate)))
        case .set(let elements):
            let set = SetObject()
            for element in elements { try set.add(evaluate(element), machine) }
            return .object(set)
        case .dict(let pairs):
            let dict = DictObject()
            for (key, value) in pairs { if let key { try dict.set(evaluate(key), evaluate(value), machine) } }
            return .object(dict)
        case .unary(.negative, let operand):
            let value = try evaluate(operand)
            if case .int(let number) = value { return .int(-number) }
            if case .float(let number) = value { return .float(-number) }
            return try machine.unary(.negative, value)
        case .unary(let op, let operand): return try machine.unary(op, evaluate(operand))
        case .binary(let left, let op, let right): return try machine.binary(op, evaluate(left), evaluate(right))
        case .compare(let left, let rest): return try machine.compare(rest[0].op, evaluate(left), evaluate(rest[0].operand))
        case .lambda(let parameters, let body):
            return .object(Lambda(parameters.all.map(\.name.text), body, self))
        case .call(let callee, let arguments): return try call(evaluate(callee), arguments)
        case .attribute(let object, let name): return try machine.attribute(evaluate(object), symbol(name.text))
        case .subscript(let container, let key): return try machine.item(evaluate(container), evaluate(key))
        case .slice(let lower, let upper, let step):
            return .object(SliceObject(try bound(lower), try bound(upper), try bound(step)))
        default: throw Raise(.syntaxError, "the walker knows no such expression")
        }
    }

    private func bound(_ expression: Expression?) throws -> Value { try expression.map(evaluate) ?? .none }

    private func call(_ callee: Value, _ arguments: [Argument]) throws -> Value {
        var (values, named, names): ([Value], [Value], [Symbol]) = ([], [], [])
        for argument in arguments {
            if case .keyword(let name) = argument.kind {
                named.append(try evaluate(argument.value))
                names.append(symbol(name.text))
            } else if case .starred = argument.kind {
                values += try machine.elements(evaluate(argument.value))
            } else {
                values.append(try evaluate(argument.value))
            }
        }
        guard case .object(let object) = callee else {
            throw Raise(.typeError, "'\(machine.typeName(callee))' object is not callable")
        }
        let count = values.count
        var all = values + named + [.undefined]
        return try all.withUnsafeMutableBufferPointer {
            try object.call(Arguments(base: $0.baseAddress!, count: count, keywords: names), machine)
        }
    }

    /// A lambda: its parameters are names of the module while it runs.
    private final class Lambda: Object {
        let parameters: [String]
        let body: Expression
        unowned let walker: Walker
        init(_ parameters: [String], _ body: Expression, _ walker: Walker) {
            (self.parameters, self.body, self.walker) = (parameters, body, walker)
            super.init(kind: .function)
        }
        override func type(_ machine: Machine) -> TypeObject { machine.types.function }
        override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
            for (name, value) in zip(parameters, arguments.positional) { machine.main[walker.symbol(name)] = value }
            return try walker.evaluate(body)
        }
    }
}
