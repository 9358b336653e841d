// Names as a module, class, function or comprehension uses them, as far as declarations need it.

import Diagnostics

/// One scope while it is walked.
final class Scope {
    enum Kind { case module, `class`, function, comprehension(String) }

    struct Use: OptionSet {
        let rawValue: UInt8
        static let read = Use(rawValue: 1)
        static let bound = Use(rawValue: 2)
        static let parameter = Use(rawValue: 4)
        static let global = Use(rawValue: 8)
        static let nonlocal = Use(rawValue: 16)
        static let annotated = Use(rawValue: 32)
    }

    let kind: Kind
    var uses: [String: Use] = [:]
    /// The `nonlocal` names of this scope, and those that scopes inside it seek here.
    var unresolved: [(name: String, span: Span)] = []
    var sought: [(name: String, span: Span)] = []
    /// The names that a comprehension's clauses bind.
    var iterationNames: Set<String> = []
    /// Whether a comprehension's iterable is being walked.
    var isInIterable = false
    /// A stand-in for the scope around it, which only forbids `:=`.
    var isTransparent = false

    init(_ kind: Kind) { self.kind = kind }

    func record(_ name: String, _ use: Use) { uses[name, default: []].formUnion(use) }

    var isComprehension: Bool {
        if case .comprehension = kind { return true }
        return false
    }
}

extension Semantics {
    var isInFunction: Bool {
        for scope in scopes.reversed() {
            switch scope.kind {
            case .function: return true
            case .class, .module: return false
            case .comprehension: continue
            }
        }
        return false
    }

    mutating func enter(_ kind: Scope.Kind, _ parameters: Parameters) {
        let scope = Scope(kind)
        scopes.append(scope)
        guard parameters.count > 1 || recordsNames else { return }
        var seen: Set<String> = []
        for parameter in parameters {
            if !seen.insert(parameter.name.text).inserted {
                let message = "duplicate argument '\(parameter.name.text)' in function definition"
                collectingFailed(message, parameter.name.span)
            }
            if recordsNames { scope.record(parameter.name.text, [.parameter, .bound]) }
        }
    }

    /// Leaves a scope, complete by now: the names that scopes inside it sought are looked for among its own.
    mutating func leave() {
        guard let scope = scopes.popLast(), let outer = scopes.last else { return }
        for (name, span) in scope.unresolved {
            if case .module = outer.kind {
                if resolving == nil { resolving = Failure("no binding for nonlocal '\(name)' found", span) }
            } else if case .function = outer.kind, outer.uses[name]?.contains(.parameter) == true {
                continue
            } else {
                outer.sought.append((name, span))
            }
        }
        for (name, span) in scope.sought {
            let use = scope.uses[name] ?? []
            let isBound = use.contains(.bound) || use.contains(.nonlocal)
            if case .function = scope.kind, isBound, !use.contains(.global) { continue }
            if case .module = outer.kind {
                if resolving == nil { resolving = Failure("no binding for nonlocal '\(name)' found", span) }
            } else {
                outer.sought.append((name, span))
            }
        }
    }

    mutating func bind(_ name: String) {
        guard recordsNames, let scope = scopes.last else { return }
        scope.record(name, .bound)
    }

    mutating func read(_ name: String) {
        guard recordsNames, let scope = scopes.last else { return }
        scope.record(name, .read)
    }

    mutating func declare(_ names: [Name], _ use: Scope.Use, _ span: Span) {
        guard let scope = scopes.last else { return }
        let what = use == .global ? "global" : "nonlocal"
        if use == .nonlocal, scopes.count == 1 {
            return collectingFailed("nonlocal declaration not allowed at module level", span)
        }
        for name in names {
            let known = scope.uses[name.text] ?? []
            if known.contains(.parameter) {
                collectingFailed("name '\(name.text)' is parameter and \(what)", span)
            } else if known.contains(.read) {
                collectingFailed("name '\(name.text)' is used prior to \(what) declaration", span)
            } else if known.contains(.annotated) {
                collectingFailed("annotated name '\(name.text)' can't be \(what)", span)
            } else if known.contains(.bound) {
                collectingFailed("name '\(name.text)' is assigned to before \(what) declaration", span)
            } else if known.contains(use == .global ? .nonlocal : .global) {
                collectingFailed("name '\(name.text)' is nonlocal and global", span)
            }
            scope.record(name.text, use)
            if use == .nonlocal { scope.unresolved.append((name.text, span)) }
        }
    }
}
