// Primitives of oneDNN on the kernels' own threads: a lane is what one thread runs, one primitive after the other. Nothing here
// counts references: a lane may run on any thread.

import CKernels
import COneDNN

/// A primitive and what it reads and writes.
struct PrimitiveCall {
    let primitive: dnnl_primitive_t
    let arguments: UnsafePointer<dnnl_exec_arg_t>
    let count: Int32
}

/// Primitives that run one after the other, with a stream of their own.
struct PrimitiveLane {
    private let stream: dnnl_stream_t
    private let calls: UnsafePointer<PrimitiveCall>
    private let count: Int
    private var isDone = false

    init(stream: dnnl_stream_t, calls: UnsafePointer<PrimitiveCall>, count: Int) {
        (self.stream, self.calls, self.count) = (stream, calls, count)
    }

    private mutating func run() {
        OneDNN.useOneThread()
        for i in 0..<count {
            let call = calls[i]
            guard dnnl_primitive_execute(call.primitive, stream, call.count, call.arguments) == dnnl_success else { return }
        }
        isDone = dnnl_stream_wait(stream) == dnnl_success
    }

    /// Runs all lanes, on the threads of a pool where there is one; false when oneDNN refused something.
    static func run(_ lanes: UnsafeMutableBufferPointer<PrimitiveLane>, _ pool: OpaquePointer?) -> Bool {
        kernel_parallel(
            pool, lanes.count, 1,
            { context, from, to in
                guard let lanes = context?.assumingMemoryBound(to: PrimitiveLane.self) else { return }
                for i in from..<to { lanes[i].run() }
            }, lanes.baseAddress)
        return lanes.allSatisfy(\.isDone)
    }
}
