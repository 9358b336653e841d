// A strided view of a storage, and the two facts that autodiff keeps on it. Indexing, views, kernels and printing are in
// files of their own.

/// An n-dimensional array of one dtype, as `torch.Tensor`: identity matters, views share storage.
public final class Tensor {
    public internal(set) var storage: Storage
    public internal(set) var shape: Shape
    /// Steps between neighbours along each dimension, in elements.
    public internal(set) var strides: Shape
    /// The first element, in elements from the storage's start.
    public internal(set) var offset: Int
    public internal(set) var dtype: DType
    public internal(set) var elementCount: Int
    /// What the tensor is to a model.
    public var role = Role.plain
    public enum Role: UInt8, Sendable { case plain, parameter, buffer, uninitializedParameter, uninitializedBuffer, unsavedBuffer }
    /// Where batches keep what the tensor is an example of, if it is one.
    public var batchPlace: Int32 = -1
    /// True for a Python number that stands in an operation as a 0-d tensor; it yields in type promotion.
    public internal(set) var isWrappedNumber = false
    /// The user's `requires_grad` of a leaf; a tensor with a history needs a gradient whatever this says.
    public var isGradientLeaf = false
    /// Set while the gradient of a computed tensor is to be kept (`retain_grad`).
    public var retainsGradient = false
    /// What `.data` gives: a reverse pass is not told of what is written through it.
    public var isData = false
    public var isWrittenUnseen: Bool { isData || plainBase?.isData == true }
    /// The accumulated gradient, `.grad`.
    public var gradient: Tensor?
    /// What a view without a history looks into: a write through the view that is recorded is one into that.
    public private(set) var plainBase: Tensor?
    /// What is known of the elements, as long as they are not written.
    public internal(set) var note: Note?
    /// The operation that made this value; nil for a leaf.
    public var history: History?

    /// A tensor over existing storage; every element that shape and strides reach lies inside it.
    public init(storage: Storage, dtype: DType, shape: Shape, strides: Shape, offset: Int, elementCount: Int) {
        self.storage = storage
        self.dtype = dtype
        self.shape = shape
        self.strides = strides
        self.offset = offset
        self.elementCount = elementCount
    }

    /// A new row-major tensor, not cleared.
    /// - Throws: `RuntimeError` when the size cannot be counted or held.
    public static func uninitialized(_ shape: Shape, _ dtype: DType) throws(TensorError) -> Tensor {
        guard let count = shape.checkedElementCount, count <= Int.max / 16 else {
            throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
        }
        return Tensor(
            storage: try Storage.allocate(byteCount: count * dtype.byteCount), dtype: dtype, shape: shape,
            strides: shape.contiguousStrides, offset: 0, elementCount: count)
    }

    /// Whether no other tensor sees the storage and the elements fill it in row-major order.
    public func hasStorageAlone() -> Bool {
        offset == 0 && isKnownUniquelyReferenced(&storage) && storage.byteCount == elementCount &* dtype.byteCount
            && !storage.isWaiting && isContiguous
    }

    /// Whether the tensor is nothing but its elements: no leaf, no example of a batch, without a history.
    public var isPlain: Bool {
        history == nil && !isGradientLeaf && !retainsGradient && gradient == nil && role == .plain && batchPlace < 0
            && !isWrappedNumber
    }

    /// Says that this is a view of a tensor without a history.
    @inline(__always) public func lookInto(_ tensor: Tensor) {
        if dtype.isDifferentiable, storage === tensor.storage, self !== tensor, tensor.history == nil, !tensor.isGradientLeaf {
            plainBase = tensor.plainBase ?? tensor
        }
    }

    deinit { history?.outputWillDie(self) }

    @inlinable public var rank: Int { shape.count }
    @inlinable public var requiresGradient: Bool { history != nil || isGradientLeaf }

    /// The address of the first element.
    @inlinable public var bytes: UnsafeMutableRawPointer {
        storage.bytes + offset &* dtype.byteCount
    }

    /// True when the elements lie in row-major order without gaps.
    public var isContiguous: Bool {
        var step = 1
        var i = rank
        while i > 0 {
            i -= 1
            if shape[i] == 1 { continue }
            if strides[i] != step { return elementCount == 0 }
            step &*= shape[i]
        }
        return true
    }
}

extension Tensor {
    /// Something known of a tensor's elements: true as long as storage and layout are what they were.
    public class Note {
        private let storage: ObjectIdentifier
        private let version: Int
        private let shape, strides: Shape
        private let offset: Int

        init(of tensor: Tensor) {
            (storage, version) = (ObjectIdentifier(tensor.storage), tensor.storage.version)
            (shape, strides, offset) = (tensor.shape, tensor.strides, tensor.offset)
        }
        func holds(of tensor: Tensor) -> Bool {
            storage == ObjectIdentifier(tensor.storage) && version == tensor.storage.version && shape == tensor.shape
                && strides == tensor.strides && offset == tensor.offset
        }
    }
}

/// What made a tensor: the base of autodiff's record, so that a tensor can hold one without knowing it.
open class History {
    public init() {}
    /// Told by an output that is going away, so that no reference to it dangles.
    open func outputWillDie(_ output: Tensor) {}
}
