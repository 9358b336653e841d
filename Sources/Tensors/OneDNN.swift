// The one door to oneDNN: its engine, its cached primitives, its matrix product. Which kernel uses it is decided there.

import COneDNN
import COpenBLAS
import Glibc

/// An engine and a stream of oneDNN, and the primitives made so far by operation and size.
final class OneDNN {
    /// Below this many elements the plain loops are as fast as handing the work over.
    static let elementwiseThreshold = 1024

    let engine: dnnl_engine_t
    let stream: dnnl_stream_t
    /// Nil for one that oneDNN refused.
    var convolutions: [ConvolutionKey: ConvolutionPrimitive?] = [:]
    private var elementwise: [ElementwiseKey: Elementwise] = [:]

    private struct ElementwiseKey: Hashable {
        let algorithm: UInt32
        let count: Int
    }

    /// A primitive and the two memories it reads and writes, which are pointed elsewhere at each run.
    private struct Elementwise {
        let primitive: dnnl_primitive_t
        let source: dnnl_memory_t
        let target: dnnl_memory_t
    }

    /// Nil when oneDNN refuses, which leaves the plain loops.
    init?() {
        var engine: dnnl_engine_t?
        var stream: dnnl_stream_t?
        guard dnnl_engine_create(&engine, dnnl_cpu, 0) == dnnl_success, let engine,
            dnnl_stream_create(&stream, engine, UInt32(dnnl_stream_default_flags.rawValue)) == dnnl_success, let stream
        else { return nil }
        self.engine = engine
        self.stream = stream
    }

    deinit {
        convolutions = [:]
        for (_, made) in elementwise { OneDNN.destroy(made) }
        dnnl_stream_destroy(stream)
        dnnl_engine_destroy(engine)
    }

    static var defaultThreadCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// oneDNN runs on OpenMP, whose library is loaded with it but has no header here; BLAS has threads of its own.
    static func setThreadCount(_ count: Int) {
        openblas_set_threads(Int32(clamping: max(count, 1)))
        setOwnThreadCount(count)
    }

    /// The threads of oneDNN alone: cheap enough to change around work that is too small to be shared.
    static func setOwnThreadCount(_ count: Int) { ownThreadSetter?(Int32(clamping: max(count, 1))) }

    private static let ownThreadSetter: (@convention(c) (Int32) -> Void)? = dlsym(nil, "omp_set_num_threads").map {
        unsafeBitCast($0, to: (@convention(c) (Int32) -> Void).self)
    }

    /// `target[i] = f(source[i])` over `count` floats; false when oneDNN has no such primitive.
    func run(
        _ algorithm: dnnl_alg_kind_t, alpha: Float = 0, beta: Float = 0, count: Int, from source: UnsafeMutableRawPointer,
        to target: UnsafeMutableRawPointer
    ) -> Bool {
        let key = ElementwiseKey(algorithm: algorithm.rawValue, count: count)
        let made: Elementwise
        if let cached = elementwise[key] {
            made = cached
        } else {
            guard let new = make(algorithm, alpha, beta, count) else { return false }
            if elementwise.count >= 256 { forget() }
            elementwise[key] = new
            made = new
        }
        guard dnnl_memory_set_data_handle(made.source, source) == dnnl_success,
            dnnl_memory_set_data_handle(made.target, target) == dnnl_success
        else { return false }
        return withUnsafeTemporaryAllocation(of: dnnl_exec_arg_t.self, capacity: 2) { arguments in
            arguments.initializeElement(at: 0, to: dnnl_exec_arg_t(arg: DNNL_ARG_SRC, memory: made.source))
            arguments.initializeElement(at: 1, to: dnnl_exec_arg_t(arg: DNNL_ARG_DST, memory: made.target))
            guard dnnl_primitive_execute(made.primitive, stream, 2, arguments.baseAddress) == dnnl_success else {
                return false
            }
            return dnnl_stream_wait(stream) == dnnl_success
        }
    }

    private func forget() {
        for (_, made) in elementwise { OneDNN.destroy(made) }
        elementwise.removeAll(keepingCapacity: true)
    }

    private static func destroy(_ made: Elementwise) {
        dnnl_primitive_destroy(made.primitive)
        dnnl_memory_destroy(made.source)
        dnnl_memory_destroy(made.target)
    }

    private func make(_ algorithm: dnnl_alg_kind_t, _ alpha: Float, _ beta: Float, _ count: Int) -> Elementwise? {
        var memory = dnnl_memory_desc_t()
        var size = dnnl_dim_t(count)
        guard dnnl_memory_desc_init_by_tag(&memory, 1, &size, dnnl_f32, dnnl_a) == dnnl_success else { return nil }
        var operation = dnnl_eltwise_desc_t()
        guard
            dnnl_eltwise_forward_desc_init(&operation, dnnl_forward_inference, algorithm, &memory, alpha, beta)
                == dnnl_success
        else { return nil }
        var description: dnnl_primitive_desc_t?
        guard dnnl_primitive_desc_create(&description, &operation, nil, engine, nil) == dnnl_success else { return nil }
        defer { dnnl_primitive_desc_destroy(description) }
        var primitive: dnnl_primitive_t?
        var source: dnnl_memory_t?
        var target: dnnl_memory_t?
        guard dnnl_primitive_create(&primitive, description) == dnnl_success, let primitive,
            dnnl_memory_create(&source, &memory, engine, nil) == dnnl_success, let source,
            dnnl_memory_create(&target, &memory, engine, nil) == dnnl_success, let target
        else { return nil }
        return Elementwise(primitive: primitive, source: source, target: target)
    }
}

extension Backend {
    /// `kind` by oneDNN for a large dense float32 tensor; nil when there is no accurate primitive.
    func accelerated(_ kind: UnaryScalarKind, _ x: Tensor) throws(TensorError) -> Tensor? {
        kind == .geluTanh ? try accelerated(dnnl_eltwise_gelu_tanh, x) : nil
    }

    /// Runs work of many small pieces on one thread: waking another costs more than each of them.
    public func onOneThread<Result, Failure: Error>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
        if threadCount == 1 { return try work() }
        OneDNN.setOwnThreadCount(1)
        defer { OneDNN.setOwnThreadCount(threadCount) }
        return try work()
    }

    private func accelerated(_ algorithm: dnnl_alg_kind_t, _ x: Tensor) throws(TensorError) -> Tensor? {
        guard x.dtype == .float32, x.isDense, let accelerator else { return nil }
        let out = try Tensor.uninitialized(like: x, .float32)
        guard out.strides == x.strides else { return nil }
        return accelerator.run(algorithm, count: x.elementCount, from: x.bytes, to: out.bytes) ? out : nil
    }
}
