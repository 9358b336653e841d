// Upper and lower case, and questions about the kinds of characters in a string.

extension Machine {
    func installStringCase() {
        func mapping(_ name: String, _ body: @escaping (String) -> String) {
            text("\(name)(self, /)") { _, string, _ in .string(body(string.text)) }
        }
        mapping("upper") { $0.uppercased() }
        mapping("lower") { lowered($0) }
        mapping("casefold") { folded($0) }
        mapping("capitalize") { text in
            guard let first = text.unicodeScalars.first else { return "" }
            return first.properties.titlecaseMapping + lowered(text, from: 1)
        }
        mapping("title") { text in
            var result = ""
            var isInWord = false
            for scalar in text.unicodeScalars {
                result += isInWord ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
                isInWord = scalar.isCased
            }
            return result
        }
        mapping("swapcase") { text in
            var result = ""
            for scalar in text.unicodeScalars {
                result += scalar.isPythonUpper ? scalar.properties.lowercaseMapping
                    : scalar.isPythonLower ? scalar.properties.uppercaseMapping : String(Character(scalar))
            }
            return result
        }
        func all(_ name: String, ofEmpty: Bool = false, _ test: @escaping (Unicode.Scalar) -> Bool) {
            text("\(name)(self, /)") { _, string, _ in
                .bool(string.count == 0 ? ofEmpty : string.text.unicodeScalars.allSatisfy(test))
            }
        }
        all("isalpha") { $0.isPythonAlpha }
        all("isdigit") { $0.isPythonDigit }
        all("isdecimal") { decimalValue($0) != nil }
        all("isnumeric") { $0.isPythonNumeric }
        all("isalnum") { $0.isPythonAlpha || $0.isPythonNumeric }
        all("isspace", isBlank)
        all("isprintable", ofEmpty: true) { $0 == " " || $0.isPrintable }
        all("isascii", ofEmpty: true) { $0.isASCII }
        func cased(_ name: String, _ wanted: @escaping (Unicode.Scalar) -> Bool, not unwanted: @escaping (Unicode.Scalar) -> Bool) {
            text("\(name)(self, /)") { _, string, _ in
                let scalars = string.text.unicodeScalars
                return .bool(scalars.contains(where: wanted) && !scalars.contains(where: unwanted))
            }
        }
        cased("isupper", { $0.isPythonUpper }, not: { $0.isPythonLower || $0.isTitle })
        cased("islower", { $0.isPythonLower }, not: { $0.isPythonUpper || $0.isTitle })
        text("istitle(self, /)") { _, string, _ in
            var (isInWord, hasCased) = (false, false)
            for scalar in string.text.unicodeScalars {
                if scalar.isPythonUpper || scalar.isTitle {
                    if isInWord { return .bool(false) }
                    (isInWord, hasCased) = (true, true)
                } else if scalar.isPythonLower {
                    if !isInWord { return .bool(false) }
                    hasCased = true
                } else {
                    isInWord = false
                }
            }
            return .bool(hasCased)
        }
        text("isidentifier(self, /)") { _, string, _ in
            guard let first = string.text.unicodeScalars.first else { return .bool(false) }
            return .bool(
                (first == "_" || first.properties.isXIDStart)
                    && string.text.unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue })
        }
    }
}

/// Lower case scalar by scalar; a capital sigma at the end of a word becomes the final one.
private func lowered(_ text: String, from start: Int = 0) -> String {
    guard text.unicodeScalars.contains("\u{3A3}") else {
        return start == 0 ? text.lowercased() : String(text.unicodeScalars.dropFirst(start)).lowercased()
    }
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated().dropFirst(start) {
        guard scalar == "\u{3A3}" else {
            result += scalar.properties.lowercaseMapping
            continue
        }
        func isBeside(_ side: some Sequence<Unicode.Scalar>) -> Bool {
            side.first { !$0.properties.isCaseIgnorable }?.isCased ?? false
        }
        result += isBeside(scalars[..<index].reversed()) && !isBeside(scalars[(index + 1)...]) ? "\u{3C2}" : "\u{3C3}"
    }
    return result
}

/// Case folded as Unicode's full folding: by way of the upper case, which spells out ß and its like.
private func folded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        if scalar.isASCII {
            result += scalar.properties.lowercaseMapping
        } else if scalar == "\u{3C2}" {
            result += "\u{3C3}"
        } else if scalar.properties.changesWhenCaseFolded {
            let upper = scalar.properties.uppercaseMapping
            let expands = upper.unicodeScalars.count > 1 || scalar.isPythonLower
            result += (expands ? upper : String(Character(scalar))).unicodeScalars.map(\.properties.lowercaseMapping).joined()
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}
