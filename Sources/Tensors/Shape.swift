// A tensor's sizes or strides, held inline: an operation on small tensors must not allocate for them.

/// Up to eight sizes or strides, outermost first.
public struct Shape: Sendable, Equatable {
    /// The greatest number of dimensions a tensor can have.
    public static let maximumRank = 8

    @usableFromInline var length: Int
    /// The number of dimensions.
    @inlinable public var count: Int { length }
    @usableFromInline var elements: InlineArray<8, Int>

    /// The shape of a scalar.
    @inlinable public init() {
        length = 0
        elements = InlineArray(repeating: 0)
    }

    /// `count` times the same size; `count` is at most `maximumRank`.
    @inlinable public init(repeating size: Int, count: Int) {
        precondition(count <= Shape.maximumRank)
        length = count
        elements = InlineArray(repeating: size)
    }

    /// The sizes given, or nil when there are more than `maximumRank` of them.
    public init?(_ sizes: some Collection<Int>) {
        guard sizes.count <= Shape.maximumRank else { return nil }
        self.init()
        for size in sizes { append(size) }
    }

    @inlinable public subscript(index: Int) -> Int {
        get { elements[index] }
        set { elements[index] = newValue }
    }

    @inlinable public var indices: Range<Int> { 0..<count }
    @inlinable public var isEmpty: Bool { count == 0 }
    public var array: [Int] { (0..<count).map { elements[$0] } }
    public var last: Int? { count == 0 ? nil : elements[count - 1] }

    /// Appends a size; the caller has checked that there is room.
    @inlinable public mutating func append(_ size: Int) {
        elements[count] = size
        length += 1
    }

    public mutating func insert(_ size: Int, at index: Int) {
        var i = count
        while i > index {
            elements[i] = elements[i - 1]
            i -= 1
        }
        elements[index] = size
        length += 1
    }

    @discardableResult public mutating func remove(at index: Int) -> Int {
        let removed = elements[index]
        for i in index..<(count - 1) { elements[i] = elements[i + 1] }
        length -= 1
        return removed
    }

    /// The number of elements of a tensor of this shape, or nil when it does not fit an `Int`.
    public var checkedElementCount: Int? {
        var product = 1
        var overflow = false
        for i in 0..<count {
            if elements[i] == 0 { return 0 }
            let (next, o) = product.multipliedReportingOverflow(by: elements[i])
            product = next
            overflow = overflow || o
        }
        return overflow ? nil : product
    }

    /// The strides, in elements, of a row-major tensor of this shape (the shape has been checked to be countable).
    public var contiguousStrides: Shape {
        var strides = self
        var step = 1
        var i = count
        while i > 0 {
            i -= 1
            strides.elements[i] = step
            step &*= Swift.max(elements[i], 1)
        }
        return strides
    }

    @inlinable public static func == (a: Shape, b: Shape) -> Bool {
        guard a.count == b.count else { return false }
        for i in 0..<a.count where a.elements[i] != b.elements[i] { return false }
        return true
    }
}

extension Shape: CustomStringConvertible, ExpressibleByArrayLiteral {
    /// As PyTorch's messages print it: `[2, 3]`.
    public var description: String { "[" + array.map(String.init).joined(separator: ", ") + "]" }

    /// At most `maximumRank` sizes; for shapes written in code.
    public init(arrayLiteral sizes: Int...) {
        self.init()
        for size in sizes { append(size) }
    }
}
