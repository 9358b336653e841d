// Where the attributes of instances lie. Instances that got the same names in the same order share a layout, so that an
// instruction that has found a name once finds it again by comparing one pointer.

/// The names of an instance's attributes, in the order in which they were first set.
final class Layout {
    let names: [Symbol]
    private let places: [Symbol: Int]
    /// The layouts with one name more, by that name.
    private var extensions: [Symbol: Layout] = [:]

    /// An instance with more names than this keeps them in a dict.
    static let most = 64

    init() {
        names = []
        places = [:]
    }

    private init(_ base: Layout, adding name: Symbol) {
        names = base.names + [name]
        var places = base.places
        places[name] = base.names.count
        self.places = places
    }

    func place(of name: Symbol) -> Int? { places[name] }

    /// This layout with another name behind the others.
    func adding(_ name: Symbol) -> Layout {
        if let known = extensions[name] { return known }
        let made = Layout(self, adding: name)
        extensions[name] = made
        return made
    }
}

extension Value {
    /// Plain data as a class's attribute: not a method, a descriptor, or the `None` that takes a method away.
    var isClassData: Bool {
        switch self {
        case .int, .float, .bool: return true
        case .object(let object):
            switch object.kind {
            case .string, .list, .tuple, .dict, .set, .bytes, .bigInt, .complex, .range: return true
            default: return false
            }
        default: return false
        }
    }
}
