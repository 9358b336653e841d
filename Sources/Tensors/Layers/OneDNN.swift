// The one door to oneDNN: its engine and its cached primitives. Which kernel uses it is decided there.
//
// Each primitive runs on one thread, and large work is shared by several primitives (PrimitiveLanes.swift): threads of
// OpenMP's would spin between its calls, on the processors that the kernels' own threads need.

import CKernels
import COneDNN
import COpenBLAS
import Glibc

/// An engine and a stream of oneDNN, and the primitives made so far by operation and size.
final class OneDNN {
    /// Below this many elements the plain loops are as fast as handing the work over.
    static let elementwiseThreshold = 1024

    let engine: dnnl_engine_t
    let stream: dnnl_stream_t
    /// Streams of further lanes.
    private var streams: [dnnl_stream_t] = []
    /// One for each lane; nil for one that oneDNN refused.
    var convolutions: [ConvolutionKey: [ConvolutionPrimitive]?] = [:]
    private var elementwise: [ElementwiseKey: Elementwise] = [:]

    private struct ElementwiseKey: Hashable {
        let algorithm: UInt32
        let count: Int
        let lane: Int
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
        // Primitives are made for the threads of the one that makes them.
        OneDNN.useOneThread()
    }

    deinit {
        convolutions = [:]
        for (_, made) in elementwise { OneDNN.destroy(made) }
        for stream in streams { dnnl_stream_destroy(stream) }
        dnnl_stream_destroy(stream)
        dnnl_engine_destroy(engine)
    }

    static var defaultThreadCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// BLAS has threads of its own.
    static func setThreadCount(_ count: Int) { openblas_set_threads(Int32(clamping: max(count, 1))) }

    /// Keeps what the calling thread runs from then on to itself. OpenMP's library is loaded with oneDNN but has no header here.
    static func useOneThread() { threadSetter?(1) }

    private static let threadSetter: (@convention(c) (Int32) -> Void)? = dlsym(nil, "omp_set_num_threads").map {
        unsafeBitCast($0, to: (@convention(c) (Int32) -> Void).self)
    }

    /// The stream of a lane; nil when oneDNN refuses.
    func stream(_ lane: Int) -> dnnl_stream_t? {
        if lane == 0 { return stream }
        while streams.count < lane {
            var made: dnnl_stream_t?
            guard dnnl_stream_create(&made, engine, UInt32(dnnl_stream_default_flags.rawValue)) == dnnl_success, let made else {
                return nil
            }
            streams.append(made)
        }
        return streams[lane - 1]
    }

    /// `target[i] = f(source[i])` over `count` floats, shared with the threads of a pool where there is one; false when oneDNN
    /// has no such primitive.
    func run(
        _ algorithm: dnnl_alg_kind_t, count: Int, from source: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer,
        _ pool: OpaquePointer? = nil
    ) -> Bool {
        let laneCount = Int(kernel_pool_threads(pool))
        return withUnsafeTemporaryAllocation(of: dnnl_exec_arg_t.self, capacity: 2 * laneCount) { arguments in
            withUnsafeTemporaryAllocation(of: PrimitiveCall.self, capacity: laneCount) { calls in
                withUnsafeTemporaryAllocation(of: PrimitiveLane.self, capacity: laneCount) { lanes in
                    for lane in 0..<laneCount {
                        let (first, end) = (count * lane / laneCount, count * (lane + 1) / laneCount)
                        guard let stream = stream(lane), let made = primitive(algorithm, end - first, lane),
                            dnnl_memory_set_data_handle(made.source, source + first * 4) == dnnl_success,
                            dnnl_memory_set_data_handle(made.target, target + first * 4) == dnnl_success,
                            let start = arguments.baseAddress, let call = calls.baseAddress
                        else { return false }
                        arguments.initializeElement(at: 2 * lane, to: dnnl_exec_arg_t(arg: DNNL_ARG_SRC, memory: made.source))
                        arguments.initializeElement(at: 2 * lane + 1, to: dnnl_exec_arg_t(arg: DNNL_ARG_DST, memory: made.target))
                        calls.initializeElement(
                            at: lane, to: PrimitiveCall(primitive: made.primitive, arguments: start + 2 * lane, count: 2))
                        lanes.initializeElement(at: lane, to: PrimitiveLane(stream: stream, calls: call + lane, count: 1))
                    }
                    return PrimitiveLane.run(lanes, pool)
                }
            }
        }
    }

    private func primitive(_ algorithm: dnnl_alg_kind_t, _ count: Int, _ lane: Int) -> Elementwise? {
        let key = ElementwiseKey(algorithm: algorithm.rawValue, count: count, lane: lane)
        if let cached = elementwise[key] { return cached }
        // Only between calls: a lane that was asked for before must not go.
        if elementwise.count >= 256, lane == 0 { forget() }
        let made = make(algorithm, 0, 0, count)
        elementwise[key] = made
        return made
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

    private func accelerated(_ algorithm: dnnl_alg_kind_t, _ x: Tensor) throws(TensorError) -> Tensor? {
        guard x.dtype == .float32, x.isDense, let accelerator else { return nil }
        let out = try Tensor.uninitialized(like: x, .float32)
        guard out.strides == x.strides else { return nil }
        return accelerator.run(algorithm, count: x.elementCount, from: x.bytes, to: out.bytes, pool(x.elementCount)) ? out : nil
    }
}
