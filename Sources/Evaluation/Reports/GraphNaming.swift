// What reports call things: a tensor by the user's name for it, an operation by the cell and line where it stands.

import Diagnostics
import Operators
import Tensors

/// The names of tensors, by identity, and the places of operations in the source.
struct GraphNaming {
    private var names: [ObjectIdentifier: String] = [:]
    private let machine: Machine
    /// Where a graph was asked for: what `g = tensrepl.graph(net, x)` assigns is no result of net.
    var tracedAt: UInt64 = 0

    /// Names of the session's variables, the first one given to each tensor.
    init(_ machine: Machine) {
        self.machine = machine
        for (symbol, value) in machine.main.variables {
            let name = machine.symbols[symbol]
            if let tensor = value.tensor, !name.hasPrefix("_") { add(name, tensor) }
        }
        for (symbol, value) in machine.main.variables where value.as(ModuleInstance.self) != nil {
            for (name, tensor) in (try? machine.namedParameters(of: value)) ?? [] { add("\(machine.symbols[symbol]).\(name)", tensor) }
        }
    }

    /// Gives a tensor a name unless it has one.
    mutating func add(_ name: String, _ tensor: Tensor) {
        if names[ObjectIdentifier(tensor)] == nil { names[ObjectIdentifier(tensor)] = name }
    }

    /// Gives a tensor a name in place of any other.
    mutating func rename(_ name: String, _ tensor: Tensor) { names[ObjectIdentifier(tensor)] = name }

    subscript(tensor: Tensor) -> String? { names[ObjectIdentifier(tensor)] }

    /// The name that the source gives to an operation's result: `q` where it stands alone behind `q =`.
    func assignedName(_ record: Record) -> String? {
        guard record.site != tracedAt, let (source, span) = source(record) else { return nil }
        let position = source.position(of: Int(span.start))
        let line = Array(source.line(at: Int(span.start)).unicodeScalars)
        let before = String(String.UnicodeScalarView(line.prefix(position.column - 1)))
        let width = source.text(span).unicodeScalars.count
        let after = String(String.UnicodeScalarView(line.dropFirst(position.column - 1 + width)))
        guard after.drop(while: { $0 == " " }).isEmpty || after.drop(while: { $0 == " " }).hasPrefix("#") else { return nil }
        let parts = before.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].allSatisfy({ $0 == " " }) else { return nil }
        let name = parts[0].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && name.first?.isNumber == false
        return isName ? String(name) : nil
    }

    /// `<cell 3>:2`, `forward:2` in a cell that is called forward: where the operation was applied; nil when its code is
    /// gone. Lines count from the cell's first, so that a table stays the same when another cell grows.
    func place(_ record: Record) -> String? {
        source(record).map { source, span in
            let line = source.position(of: Int(span.start)).line
            return source.cell.map { "\($0):\(line - source.firstLine + 1)" } ?? "\(source.name):\(line)"
        }
    }

    /// The source that applied an operation, and the span in it.
    func source(_ record: Record) -> (SourceText, Span)? {
        guard record.site != 0, let code = machine.code(Int(record.site >> 32) - 1) else { return nil }
        let index = Int(record.site & 0xFFFF_FFFF)
        guard code.spans.indices.contains(index) else { return nil }
        return (code.source, code.spans[index])
    }
}
