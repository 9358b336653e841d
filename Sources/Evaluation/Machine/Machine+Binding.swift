// Binding: the arguments of a call are put where a function's parameters are, or refused in CPython's words.

import Syntax

extension Machine {
    /// Moves arguments from where they were passed to the parameters' registers, with defaults and collections.
    /// - Throws: CPython's `TypeError` for a call that does not fit the signature.
    func bind(_ function: FunctionObject, _ base: Register, _ count: Int, _ keywords: [Symbol]) throws {
        let list = function.code.parameters
        if keywords.isEmpty, list.isPlain, count <= list.positionalCount, count >= list.positionalCount - function.defaults.count {
            for index in count..<list.positionalCount {
                base[index] = function.defaults[index - (list.positionalCount - function.defaults.count)]
            }
            return
        }
        if !list.hasVariadic, !list.hasKeywordVariadic, count <= list.positionalCount,
            try place(keywords, behind: count, of: function, base)
        {
            return try fillDefaults(function, base)
        }
        let given = (0..<(count + keywords.count)).map { base[$0] }
        for index in 0..<max(list.count, given.count) { base[index] = .undefined }
        for index in 0..<min(count, list.positionalCount) { base[index] = given[index] }
        let named = list.positionalCount + list.keywordOnlyCount
        var extra: [(Symbol, Value)] = []
        for (index, name) in keywords.enumerated() {
            let value = given[count + index]
            if let place = list.names[..<named].firstIndex(of: name), place >= list.positionalOnlyCount {
                guard base[place].isUndefined else {
                    throw Raise(.typeError, "\(function.qualifiedName)() got multiple values for argument '\(symbols[name])'")
                }
                base[place] = value
            } else if list.hasKeywordVariadic {
                extra.append((name, value))
            } else if list.names[..<list.positionalOnlyCount].contains(where: keywords.contains) {
                let wrong = list.names[..<list.positionalOnlyCount].filter(keywords.contains).map { symbols[$0] }
                throw Raise(
                    .typeError,
                    "\(function.qualifiedName)() got some positional-only arguments passed as keyword arguments: "
                        + "'\(wrong.joined(separator: ", "))'")
            } else {
                throw Raise(.typeError, "\(function.qualifiedName)() got an unexpected keyword argument '\(symbols[name])'")
            }
        }
        if count > list.positionalCount, !list.hasVariadic { throw tooManyArguments(function, count, base) }
        try fillDefaults(function, base)
        var next = named
        if list.hasVariadic {
            base[next] = .object(TupleObject(count > list.positionalCount ? given[list.positionalCount..<count] : []))
            next += 1
        }
        if list.hasKeywordVariadic {
            let dict = DictObject()
            for (name, value) in extra { try dict.set(.string(symbols[name]), value, self) }
            base[next] = .object(dict)
        }
    }

    /// Puts keyword arguments where their parameters are, by way of the room behind the registers; false, with nothing
    /// moved, when one of them has no place or no free one.
    private func place(_ keywords: [Symbol], behind count: Int, of function: FunctionObject, _ base: Register) throws -> Bool {
        let list = function.code.parameters
        for (index, keyword) in keywords.enumerated() {
            guard let place = list.names.firstIndex(of: keyword), place >= count, place >= list.positionalOnlyCount,
                !keywords[..<index].contains(keyword)
            else { return false }
        }
        let room = base + function.code.registerCount
        for index in keywords.indices { (room + index).move(from: base + count + index) }
        for index in count..<max(list.count, count) { (base + index).reset() }
        for (index, keyword) in keywords.enumerated() {
            if let place = list.names.firstIndex(of: keyword) { (base + place).move(from: room + index) }
        }
        return true
    }

    private func fillDefaults(_ function: FunctionObject, _ base: Register) throws {
        let list = function.code.parameters
        let firstDefault = list.positionalCount - function.defaults.count
        var missing: [String] = []
        for index in 0..<list.positionalCount where base[index].isUndefined {
            if index >= firstDefault { base[index] = function.defaults[index - firstDefault] } else {
                missing.append(symbols[list.names[index]])
            }
        }
        guard missing.isEmpty else { throw missingArguments(function, missing, "positional") }
        if list.keywordOnlyCount == 0 { return }
        for index in list.positionalCount..<(list.positionalCount + list.keywordOnlyCount) where base[index].isUndefined {
            if let value = function.keywordDefaults[list.names[index]] { base[index] = value } else {
                missing.append(symbols[list.names[index]])
            }
        }
        guard missing.isEmpty else { throw missingArguments(function, missing, "keyword-only") }
    }

    private func missingArguments(_ function: FunctionObject, _ names: [String], _ kind: String) -> Raise {
        let quoted = names.map { "'\($0)'" }
        let text =
            switch quoted.count {
            case 1: quoted[0]
            case 2: quoted[0] + " and " + quoted[1]
            default: quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
            }
        return Raise(
            .typeError,
            "\(function.qualifiedName)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(text)")
    }

    private func tooManyArguments(_ function: FunctionObject, _ count: Int, _ base: Register) -> Raise {
        let list = function.code.parameters
        let least = list.positionalCount - function.defaults.count
        let takes = least == list.positionalCount ? "\(least)" : "from \(least) to \(list.positionalCount)"
        let plural = list.positionalCount == 1 && least == 1 ? "" : "s"
        let keywordOnly = list.positionalCount..<(list.positionalCount + list.keywordOnlyCount)
        let named = keywordOnly.count { !base[$0].isUndefined }
        var given = "\(count)"
        if named > 0 {
            given += " positional argument\(count == 1 ? "" : "s") (and \(named) keyword-only argument\(named == 1 ? "" : "s"))"
        }
        return Raise(
            .typeError,
            "\(function.qualifiedName)() takes \(takes) positional argument\(plural) but \(given) "
                + "\(count == 1 && named == 0 ? "was" : "were") given")
    }
}
