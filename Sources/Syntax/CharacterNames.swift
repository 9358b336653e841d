// Characters by their Unicode names, as `\\N{…}` has them: the standard library knows the name of each, so all are looked at.

public enum CharacterNames {
    /// The character of a name or alias, in any case.
    public static func scalar(named name: String) -> Unicode.Scalar? {
        let wanted = name.uppercased()
        for prefix in ["CJK UNIFIED IDEOGRAPH-"] where wanted.hasPrefix(prefix) {
            return UInt32(wanted.dropFirst(prefix.count), radix: 16).flatMap { Unicode.Scalar($0) }
        }
        for value in UInt32(0x20)...0x1FFFF {
            // Ideographs and syllables are named by rule, private characters not at all.
            if (0x3400..<0xA000).contains(value) || (0xAC00..<0xF900).contains(value) { continue }
            guard let scalar = Unicode.Scalar(value) else { continue }
            if scalar.properties.name == wanted || scalar.properties.nameAlias == wanted { return scalar }
        }
        return (0..<0x20).lazy.compactMap { Unicode.Scalar($0) }.first { $0.properties.nameAlias == wanted }
    }
}
