// Upper and lower case, and questions about the kinds of characters in a string.

extension Machine {
    func installStringCase() {
        func mapping(_ name: String, ascii: ((UInt8, Bool) -> UInt8)? = nil, _ body: @escaping (String) -> String) {
            text("\(name)(self, /)") { _, string, _ in
                guard let ascii, string.isASCII else { return .string(body(string.text)) }
                let mapped = string.withBytes { bytes in
                    String(unsafeUninitializedCapacity: bytes.count) { buffer in
                        for index in bytes.indices { buffer[index] = ascii(bytes[index], index == 0) }
                        return bytes.count
                    }
                }
                return .object(StringObject(ascii: mapped, count: string.count))
            }
        }
        mapping("upper", ascii: { byte, _ in byte.asciiUppered }) { $0.uppercased() }
        mapping("lower", ascii: { byte, _ in byte.asciiLowered }) { lowered($0) }
        mapping("casefold", ascii: { byte, _ in byte.asciiLowered }) { folded($0) }
        mapping("capitalize", ascii: { $1 ? $0.asciiUppered : $0.asciiLowered }) { text in
            guard let first = text.unicodeScalars.first else { return "" }
            return first.properties.titlecaseMapping + lowered(text, from: 1)
        }
        mapping("title") { text in
            var isInWord = false
            return mapped(text) { scalar, lower in
                defer { isInWord = scalar.isCased }
                return isInWord ? lower : scalar.properties.titlecaseMapping
            }
        }
        mapping("swapcase") { text in
            mapped(text) { scalar, lower in
                scalar.isPythonUpper ? lower : scalar.isPythonLower ? scalar.properties.uppercaseMapping : String(Character(scalar))
            }
        }
        func all(_ name: String, ofEmpty: Bool = false, _ test: @escaping (Unicode.Scalar) -> Bool) {
            text("\(name)(self, /)") { _, string, _ in
                if string.count == 0 { return .bool(ofEmpty) }
                if string.isASCII { return .bool(string.withBytes { $0.allSatisfy { test(Unicode.Scalar($0)) } }) }
                return .bool(string.text.unicodeScalars.allSatisfy(test))
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
                if string.isASCII {
                    return .bool(
                        string.withBytes { bytes in
                            bytes.contains { wanted(Unicode.Scalar($0)) } && !bytes.contains { unwanted(Unicode.Scalar($0)) }
                        })
                }
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

private func lowered(_ text: String, from start: Int = 0) -> String {
    if start == 0, !text.unicodeScalars.contains("\u{3A3}") { return text.lowercased() }
    return mapped(text, from: start) { $1 }
}

/// Text scalar by scalar, each given with its lower case; a capital sigma's at the end of a word is the final one.
private func mapped(_ text: String, from start: Int = 0, _ body: (Unicode.Scalar, String) -> String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated().dropFirst(start) {
        var lower = scalar.properties.lowercaseMapping
        if scalar == "\u{3A3}" {
            func isBeside(_ side: some Sequence<Unicode.Scalar>) -> Bool {
                side.first { !$0.properties.isCaseIgnorable }?.isCased ?? false
            }
            lower = isBeside(scalars[..<index].reversed()) && !isBeside(scalars[(index + 1)...]) ? "\u{3C2}" : "\u{3C3}"
        }
        result += body(scalar, lower)
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
