// What an instruction remembers of the attribute that it found: where it lies in the instances of one layout, or what
// a class has for them. How instructions use it is in Machine+Attributes.swift.

/// One thing found. It holds as long as the receiver has the key and the class has the version.
struct AttributeCache {
    enum Kind {
        case empty
        /// The value at a place of the instance.
        case place
        /// A new value behind the others of the instance, whose layout becomes `layout`.
        case append
        /// A function or native function of the class.
        case method
        /// Data of `owner`, which may change without telling.
        case data
        /// A property whose getter is a function of the language.
        case property
        /// A slot of a module.
        case slot
        /// What a class gives for a static or class method, with the class as receiver for the latter.
        case classMethod
    }

    /// How many each instruction has: one that sees two classes in turns finds both.
    static let ways = 2

    /// The function, method or property.
    var found = Value.undefined
    var kind = Kind.empty
    /// Identity of an instance's layout, of a module or class, or of the Swift class of other receivers.
    var key: UInt = 0
    var version = 0
    var place = 0
    /// Where `data` is.
    var owner: TypeObject?
    /// Kept so that its identity stays its own; for `append` also the layout to come.
    var layout: Layout?
    var keeper: AnyObject?
}
