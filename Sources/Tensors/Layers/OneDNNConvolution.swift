// Convolutions by oneDNN: primitives cached by sizes, each with the rearrangements of the layout it chose.

import COneDNN

/// A convolution primitive with its memories: those of the tensors as they lie and, where it wants another layout, its own.
final class ConvolutionPrimitive {
    private let primitive: dnnl_primitive_t
    /// Source (or its gradient), weight (or its gradient), target (or its gradient), bias.
    private let parts: [Part]
    private let scratchpads: [dnnl_memory_t]
    private let arguments: UnsafeMutableBufferPointer<dnnl_exec_arg_t>
    private let calls: UnsafeMutableBufferPointer<PrimitiveCall>
    /// How many images it takes.
    let batch: Int

    /// One tensor: how it lies, how the primitive wants it, and what turns one into the other.
    fileprivate struct Part {
        let argument: Int32
        let plain: dnnl_memory_t
        var own: dnnl_memory_t?
        var reorder: dnnl_primitive_t?
        var scratchpad: dnnl_memory_t?
        let isWritten: Bool
    }

    fileprivate init(_ primitive: dnnl_primitive_t, _ parts: [Part], scratchpad: dnnl_memory_t?, batch: Int) {
        (self.primitive, self.parts, self.batch) = (primitive, parts, batch)
        scratchpads = parts.compactMap(\.scratchpad) + (scratchpad.map { [$0] } ?? [])
        var arguments: [dnnl_exec_arg_t] = []
        var runs: [(primitive: dnnl_primitive_t, count: Int)] = []
        func add(_ primitive: dnnl_primitive_t, _ list: [dnnl_exec_arg_t], _ scratchpad: dnnl_memory_t?) {
            let list = list + (scratchpad.map { [dnnl_exec_arg_t(arg: DNNL_ARG_SCRATCHPAD, memory: $0)] } ?? [])
            arguments += list
            runs.append((primitive, list.count))
        }
        func addReorders(written: Bool) {
            for part in parts where part.isWritten == written {
                guard let own = part.own, let reorder = part.reorder else { continue }
                let (from, to) = written ? (own, part.plain) : (part.plain, own)
                add(
                    reorder, [dnnl_exec_arg_t(arg: DNNL_ARG_SRC, memory: from), dnnl_exec_arg_t(arg: DNNL_ARG_DST, memory: to)],
                    part.scratchpad)
            }
        }
        addReorders(written: false)
        add(primitive, parts.map { dnnl_exec_arg_t(arg: $0.argument, memory: $0.own ?? $0.plain) }, scratchpad)
        addReorders(written: true)
        self.arguments = .allocate(capacity: arguments.count)
        calls = .allocate(capacity: runs.count)
        _ = self.arguments.initialize(from: arguments)
        guard var next = self.arguments.baseAddress else { return }
        for (place, run) in runs.enumerated() {
            calls.initializeElement(
                at: place, to: PrimitiveCall(primitive: run.primitive, arguments: next, count: Int32(run.count)))
            next += run.count
        }
    }

    deinit {
        calls.deallocate()
        arguments.deallocate()
        dnnl_primitive_destroy(primitive)
        for memory in scratchpads { dnnl_memory_destroy(memory) }
        for part in parts {
            dnnl_memory_destroy(part.plain)
            if let own = part.own { dnnl_memory_destroy(own) }
            if let reorder = part.reorder { dnnl_primitive_destroy(reorder) }
        }
    }

    /// What a thread has to run for these tensors; nil when oneDNN refuses.
    fileprivate func lane(_ stream: dnnl_stream_t, _ handles: [UnsafeMutableRawPointer]) -> PrimitiveLane? {
        guard handles.count == parts.count, let first = calls.baseAddress else { return nil }
        for (part, handle) in zip(parts, handles) where dnnl_memory_set_data_handle(part.plain, handle) != dnnl_success { return nil }
        return PrimitiveLane(stream: stream, calls: first, count: calls.count)
    }
}

extension OneDNN {
    /// The products of two numbers from which on a second thread pays.
    private static let sharedWork = 1 << 19

    /// Computes one product of a convolution of dense float32 tensors, writing the tensor that it is of; false when oneDNN
    /// does not serve. Threads share the images of a batch.
    func convolve(
        _ product: Convolution.Product, _ c: Convolution, _ x: Tensor, _ weight: Tensor, _ bias: Tensor?, into out: Tensor,
        _ backend: Backend
    ) throws(TensorError) -> Bool {
        let work = Double(out.elementCount) * Double(weight.elementCount) / Double(max(1, c.outputChannels))
        let isShared = work >= Double(OneDNN.sharedWork) && c.batch > 1
        let laneCount = isShared ? min(backend.threadCount, c.batch) : 1
        let key = ConvolutionKey(product: product, convolution: c, hasBias: bias != nil, lanes: laneCount)
        let made: [ConvolutionPrimitive]
        if let cached = convolutions[key] {
            guard let cached else { return false }
            made = cached
        } else {
            if convolutions.count >= 128 { convolutions.removeAll() }
            let new = (0..<laneCount).map { lane in
                makeConvolution(key, batch: c.batch * (lane + 1) / laneCount - c.batch * lane / laneCount)
            }
            let whole = new.contains { $0 == nil } ? nil : new.compactMap { $0 }
            convolutions[key] = .some(whole)
            guard let whole else { return false }
            made = whole
        }
        // Each lane sums the gradient of the weight over its own images.
        var weights = [weight]
        if product == .weight { for _ in 1..<max(1, laneCount) { weights.append(try Tensor.uninitialized(weight.shape, .float32)) } }
        let done = withUnsafeTemporaryAllocation(of: PrimitiveLane.self, capacity: laneCount) { lanes in
            var image = 0
            for (index, part) in made.enumerated() {
                var handles = [
                    x.bytes + image * (x.elementCount / c.batch) * 4, weights[min(index, weights.count - 1)].bytes,
                    out.bytes + image * (out.elementCount / c.batch) * 4,
                ]
                if let bias { handles.append(bias.bytes) }
                guard let stream = stream(index), let lane = part.lane(stream, handles) else { return false }
                lanes.initializeElement(at: index, to: lane)
                image += part.batch
            }
            return PrimitiveLane.run(lanes, laneCount > 1 ? backend.pool(Int.max) : nil)
        }
        for part in weights.dropFirst() where done { _ = try Kernels.accumulate(part, into: weight, backend) }
        return done
    }

    struct ConvolutionKey: Hashable {
        let product: Convolution.Product
        let convolution: Convolution
        let hasBias: Bool
        let lanes: Int
    }

    private func description(_ sizes: [Int], _ tag: dnnl_format_tag_t) -> dnnl_memory_desc_t? {
        var memory = dnnl_memory_desc_t()
        let sizes = sizes.map { dnnl_dim_t($0) }
        return dnnl_memory_desc_init_by_tag(&memory, Int32(sizes.count), sizes, dnnl_f32, tag) == dnnl_success ? memory : nil
    }

    private func makeConvolution(_ key: ConvolutionKey, batch: Int) -> ConvolutionPrimitive? {
        // Whatever thread asks: a primitive is made for as many threads as its maker has.
        OneDNN.useOneThread()
        let (c, w) = (key.convolution, key.convolution.windows)
        // Dimensions that are not there stay out: two are what oneDNN has most kernels for.
        let dims = w.input[0] == 1 && w.kernel[0] == 1 && w.padding[0] == 0 && w.output[0] == 1 ? 1..<3 : 0..<3
        let ins = [batch, c.inputChannels] + w.input[dims]
        let outs = [batch, c.outputChannels] + w.output[dims]
        let grouped = c.groups > 1
        let weights = (grouped ? [c.groups, c.outputChannels / c.groups] : [c.outputChannels]) + [c.inputChannels / c.groups] + w.kernel[dims]
        func plainTag(_ count: Int) -> dnnl_format_tag_t { [4: dnnl_abcd, 5: dnnl_abcde, 6: dnnl_abcdef][count] ?? dnnl_format_tag_undef }
        guard let x = description(ins, plainTag(ins.count)), let weight = description(weights, plainTag(weights.count)),
            let out = description(outs, plainTag(outs.count)), let bias = description([c.outputChannels], dnnl_a),
            var anyX = description(ins, dnnl_format_tag_any), var anyWeight = description(weights, dnnl_format_tag_any),
            var anyOut = description(outs, dnnl_format_tag_any)
        else { return nil }
        var anyBias = bias
        var operation = dnnl_convolution_desc_t()
        let strides = w.stride[dims].map { dnnl_dim_t($0) }
        let dilates = w.dilation[dims].map { dnnl_dim_t($0 - 1) }
        let before = w.padding[dims].map { dnnl_dim_t($0) }
        let after = dims.map { d in
            dnnl_dim_t((w.output[d] - 1) * w.stride[d] + w.dilation[d] * (w.kernel[d] - 1) + 1 - w.input[d] - w.padding[d])
        }
        let status = withUnsafePointer(to: &anyBias) { bias in
            switch key.product {
            case .output:
                dnnl_dilated_convolution_forward_desc_init(
                    &operation, dnnl_forward_training, dnnl_convolution_direct, &anyX, &anyWeight, key.hasBias ? bias : nil,
                    &anyOut, strides, dilates, before, after)
            case .input:
                dnnl_dilated_convolution_backward_data_desc_init(
                    &operation, dnnl_convolution_direct, &anyX, &anyWeight, &anyOut, strides, dilates, before, after)
            case .weight:
                dnnl_dilated_convolution_backward_weights_desc_init(
                    &operation, dnnl_convolution_direct, &anyX, &anyWeight, nil, &anyOut, strides, dilates, before, after)
            }
        }
        guard status == dnnl_success else { return nil }
        return primitive(key, &operation, [x, weight, out, bias], batch)
    }

    private func primitive(
        _ key: ConvolutionKey, _ operation: UnsafeMutablePointer<dnnl_convolution_desc_t>, _ plain: [dnnl_memory_desc_t],
        _ batch: Int
    ) -> ConvolutionPrimitive? {
        var hint: dnnl_primitive_desc_t?
        var described: dnnl_primitive_desc_t?
        if key.product != .output {
            guard let forward = forwardHint(operation.pointee) else { return nil }
            hint = forward
        }
        defer { if let hint { dnnl_primitive_desc_destroy(hint) } }
        guard let attributes = ownScratchpads() else { return nil }
        defer { dnnl_primitive_attr_destroy(attributes) }
        guard dnnl_primitive_desc_create(&described, operation, attributes, engine, hint) == dnnl_success, let described else { return nil }
        defer { dnnl_primitive_desc_destroy(described) }
        var primitive: dnnl_primitive_t?
        guard dnnl_primitive_create(&primitive, described) == dnnl_success, let primitive else { return nil }
        var parts: [ConvolutionPrimitive.Part] = []
        let arguments: [(argument: Int32, query: dnnl_query_t)] =
            switch key.product {
            case .output: [(DNNL_ARG_SRC, dnnl_query_src_md), (DNNL_ARG_WEIGHTS, dnnl_query_weights_md), (DNNL_ARG_DST, dnnl_query_dst_md)]
            case .input: [(DNNL_ARG_DIFF_SRC, dnnl_query_diff_src_md), (DNNL_ARG_WEIGHTS, dnnl_query_weights_md), (DNNL_ARG_DIFF_DST, dnnl_query_diff_dst_md)]
            case .weight: [(DNNL_ARG_SRC, dnnl_query_src_md), (DNNL_ARG_DIFF_WEIGHTS, dnnl_query_diff_weights_md), (DNNL_ARG_DIFF_DST, dnnl_query_diff_dst_md)]
            }
        let written = [.output: 2, .input: 0, .weight: 1][key.product]
        for (index, (argument, query)) in arguments.enumerated() {
            guard let part = part(argument, plain[index], dnnl_primitive_desc_query_md(described, query, 0), isWritten: index == written) else { return nil }
            parts.append(part)
        }
        if key.hasBias {
            guard let part = part(DNNL_ARG_BIAS, plain[3], nil, isWritten: false) else { return nil }
            parts.append(part)
        }
        return ConvolutionPrimitive(primitive, parts, scratchpad: scratchpad(described), batch: batch)
    }

    /// Scratchpads that the library keeps belong to the thread that made the primitive; ours belong to the primitive.
    private func ownScratchpads() -> dnnl_primitive_attr_t? {
        var made: dnnl_primitive_attr_t?
        guard dnnl_primitive_attr_create(&made) == dnnl_success, let made,
            dnnl_primitive_attr_set_scratchpad_mode(made, dnnl_scratchpad_mode_user) == dnnl_success
        else { return nil }
        return made
    }

    private func scratchpad(_ described: dnnl_primitive_desc_t) -> dnnl_memory_t? {
        guard let wanted = dnnl_primitive_desc_query_md(described, dnnl_query_scratchpad_md, 0), dnnl_memory_desc_get_size(wanted) > 0
        else { return nil }
        var memory: dnnl_memory_t?
        return dnnl_memory_create(&memory, wanted, engine, UnsafeMutableRawPointer(bitPattern: UInt.max)) == dnnl_success ? memory : nil
    }

    /// The forward convolution that a backward one belongs to.
    private func forwardHint(_ backward: dnnl_convolution_desc_t) -> dnnl_primitive_desc_t? {
        var operation = backward
        var forward = dnnl_convolution_desc_t()
        // The fields of the descriptor that the product is of lie under other names.
        var x = backward.prop_kind == dnnl_backward_data ? backward.diff_src_desc : backward.src_desc
        var weight = backward.prop_kind == dnnl_backward_weights ? backward.diff_weights_desc : backward.weights_desc
        var out = backward.diff_dst_desc
        let status = withUnsafePointer(to: &operation.strides.0) { strides in
            withUnsafePointer(to: &operation.dilates.0) { dilates in
                withUnsafePointer(to: &operation.padding.0.0) { before in
                    withUnsafePointer(to: &operation.padding.1.0) { after in
                        dnnl_dilated_convolution_forward_desc_init(
                            &forward, dnnl_forward_training, dnnl_convolution_direct, &x, &weight, nil, &out, strides, dilates, before,
                            after)
                    }
                }
            }
        }
        var description: dnnl_primitive_desc_t?
        guard status == dnnl_success, dnnl_primitive_desc_create(&description, &forward, nil, engine, nil) == dnnl_success else { return nil }
        return description
    }

    private func part(
        _ argument: Int32, _ plain: dnnl_memory_desc_t, _ wanted: UnsafePointer<dnnl_memory_desc_t>?, isWritten: Bool
    ) -> ConvolutionPrimitive.Part? {
        var plain = plain
        var memory: dnnl_memory_t?
        guard dnnl_memory_create(&memory, &plain, engine, nil) == dnnl_success, let memory else { return nil }
        var part = ConvolutionPrimitive.Part(argument: argument, plain: memory, isWritten: isWritten)
        guard let wanted, dnnl_memory_desc_equal(&plain, wanted) == 0 else { return part }
        var own: dnnl_memory_t?
        // The library allocates what has no address yet.
        let allocate = UnsafeMutableRawPointer(bitPattern: UInt.max)
        guard dnnl_memory_create(&own, wanted, engine, allocate) == dnnl_success, let own else { return nil }
        part.own = own
        var description: dnnl_primitive_desc_t?
        var wantedCopy = wanted.pointee
        guard let attributes = ownScratchpads() else { return nil }
        defer { dnnl_primitive_attr_destroy(attributes) }
        let status = isWritten
            ? dnnl_reorder_primitive_desc_create(&description, &wantedCopy, engine, &plain, engine, attributes)
            : dnnl_reorder_primitive_desc_create(&description, &plain, engine, &wantedCopy, engine, attributes)
        guard status == dnnl_success, let description else { return nil }
        defer { dnnl_primitive_desc_destroy(description) }
        part.scratchpad = scratchpad(description)
        var reorder: dnnl_primitive_t?
        guard dnnl_primitive_create(&reorder, description) == dnnl_success else { return nil }
        part.reorder = reorder
        return part
    }
}
