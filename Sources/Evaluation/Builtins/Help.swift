// What `help` and `%help` tell of an object: signature, documentation, and the names in a class or module.

extension Machine {
    /// What `help(object)` prints.
    func helpText(_ value: Value) throws -> String {
        if value.isUndefined { return "help(object) prints the documentation of an object\n" }
        var callee = value
        if let method = value.as(BoundMethodObject.self) { callee = method.function }
        if let function = callee.as(FunctionObject.self) { return try helpText(value, function) }
        if let operation = callee.as(OperationFunction.self) { return operation.helpText }
        if let function = callee.as(NativeFunction.self) {
            // A default that ends a line is shown as it is typed.
            let signature = function.signature.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
            return try "Help on built-in function \(function.name):\n\n\(signature)\n" + documentation(of: callee)
        }
        if let type = callee.as(TypeObject.self) { return try helpText(type) }
        if let module = callee.as(ModuleObject.self) {
            let names = module.ownNames(self).filter { !$0.hasPrefix("_") }.sorted()
            return try "Help on module \(module.name):\n\n" + documentation(of: callee) + Machine.wrapped(names)
        }
        if let tensor = value.tensor {
            return "Help on Tensor object: \(tensor.dtype.name)\(tensor.shape)\(tensor.requiresGradient ? ", requires_grad=True" : "")\n\n"
                + "    help(torch.Tensor.view) explains one of its methods\n"
        }
        let type = type(of: value)
        return try "Help on \(typeName(value)) object:\n\n" + helpText(type)
    }

    /// Of a class: how it is called, what it says of itself, the methods that it adds.
    private func helpText(_ type: TypeObject) throws -> String {
        let inspect = try importModule("inspect", whole: true)
        let signature = try? str(call(attribute(inspect, symbols.intern("signature")), [.object(type)]))
        let place = type.moduleName == "builtins" ? "" : " in module \(type.moduleName)"
        var text = "Help on class \(type.name)\(place):\n\n\(type.name)\(signature ?? "(...)")\n"
        text += try documentation(of: .object(type))
        let names = type.attributes.keys.map { symbols[$0] }.filter { !$0.hasPrefix("_") }.sorted()
        return names.isEmpty ? text : text + "\n" + Machine.wrapped(names)
    }

    private func documentation(of value: Value) throws -> String {
        let doc = try attributeIfAny(value, "__doc__")?.text ?? ""
        let lines = doc.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
        return doc.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    /// Names in lines of some 80 characters.
    private static func wrapped(_ names: [String]) -> String {
        var lines: [String] = []
        for name in names {
            if let last = lines.last, last.count + name.count < 78 {
                lines[lines.count - 1] = last + ", " + name
            } else {
                lines.append("    " + name)
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Of a function or method of the language.
    private func helpText(_ value: Value, _ function: FunctionObject) throws -> String {
        let inspect = try importModule("inspect", whole: true)
        func asked(_ name: String) throws -> String {
            try str(call(attribute(inspect, symbols.intern(name)), [value]))
        }
        var head = function.name + (try asked("signature"))
        if function.name == "<lambda>" { head = "<lambda> lambda " + head.dropFirst("<lambda>(".count).dropLast() }
        var kind = "function"
        if let method = value.as(BoundMethodObject.self) {
            kind = "method"
            let type = type(of: method.receiver)
            head += " method of \(type.moduleName).\(type.name) instance"
        }
        let doc = try attributeIfAny(value, "__doc__")?.text == nil ? "" : asked("getdoc")
        let body = doc.isEmpty ? "" : doc.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
        return "Help on \(kind) \(function.name) in module \(function.module.name):\n\n\(head)\n\(body)\n"
    }
}
