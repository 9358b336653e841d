// How the text behind a command is cut: at blanks and commas that stand outside of brackets and quotes.

extension Session {
    /// Where one of some characters stands outside of brackets and quotes.
    static func places(_ wanted: String, in text: String) -> [String.Index] {
        var (depth, quote) = (0, Character?.none)
        return text.indices.filter { place in
            let character = text[place]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if "([{".contains(character) {
                depth += 1
            } else if ")]}".contains(character) {
                depth -= 1
            } else {
                return depth == 0 && wanted.contains(character)
            }
            return false
        }
    }
}
