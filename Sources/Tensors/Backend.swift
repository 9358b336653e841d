// What the kernels of one session share. The primitives themselves are in OneDNN.swift.

/// The oneDNN engine and its cached primitives, made when first needed, and the number of threads.
public final class Backend {
    /// The threads a large kernel may use; the machine's processors unless set.
    public var threadCount: Int {
        didSet {
            OneDNN.setThreadCount(threadCount)
            threads = nil
        }
    }
    private var threads: KernelPool?
    private var oneDNN: OneDNN?
    /// Plans of Fourier transforms.
    private(set) lazy var fourierPlans = FourierPlans()
    /// Matrices of zeros for gradients of few rows.
    var spareZeros: [Tensor] = []

    public init() {
        threadCount = OneDNN.defaultThreadCount
    }

    /// oneDNN, started at the first call; nil when it cannot be started, and the plain loops serve.
    var accelerator: OneDNN? {
        if let oneDNN { return oneDNN }
        oneDNN = OneDNN()
        return oneDNN
    }

    /// The threads for a kernel over so many elements; nil when it is not worth sharing.
    func pool(_ count: Int) -> OpaquePointer? {
        if count < 32768 || threadCount < 2 { return nil }
        if let threads { return threads.pointer }
        let made = KernelPool(threads: threadCount)
        threads = made
        return made.pointer
    }
}
