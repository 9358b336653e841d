// Convolutions by oneDNN: primitives cached by sizes, each with the rearrangements of the layout it chose.

import COneDNN

/// A convolution primitive with its memories: those of the tensors as they lie and, where it wants another layout, its own.
final class ConvolutionPrimitive {
    let primitive: dnnl_primitive_t
    /// Source (or its gradient), weight (or its gradient), target (or its gradient), bias.
    fileprivate var parts: [Part] = []
    fileprivate let product: Convolution.Product

    /// One tensor: how it lies, how the primitive wants it, and what turns one into the other.
    fileprivate struct Part {
        let argument: Int32
        let plain: dnnl_memory_t
        var own: dnnl_memory_t?
        var reorder: dnnl_primitive_t?
        let isWritten: Bool
    }

    fileprivate init(_ primitive: dnnl_primitive_t, _ product: Convolution.Product) {
        self.primitive = primitive
        self.product = product
    }

    deinit {
        dnnl_primitive_destroy(primitive)
        for part in parts {
            dnnl_memory_destroy(part.plain)
            if let own = part.own { dnnl_memory_destroy(own) }
            if let reorder = part.reorder { dnnl_primitive_destroy(reorder) }
        }
    }

    fileprivate func run(_ stream: dnnl_stream_t, _ handles: [UnsafeMutableRawPointer]) -> Bool {
        guard handles.count == parts.count else { return false }
        for (part, handle) in zip(parts, handles) {
            guard dnnl_memory_set_data_handle(part.plain, handle) == dnnl_success else { return false }
            if let own = part.own, let reorder = part.reorder, !part.isWritten, !turn(reorder, part.plain, own, stream) { return false }
        }
        let arguments = parts.map { dnnl_exec_arg_t(arg: $0.argument, memory: $0.own ?? $0.plain) }
        guard dnnl_primitive_execute(primitive, stream, Int32(arguments.count), arguments) == dnnl_success else { return false }
        for part in parts where part.isWritten {
            if let own = part.own, let reorder = part.reorder, !turn(reorder, own, part.plain, stream) { return false }
        }
        return dnnl_stream_wait(stream) == dnnl_success
    }

    private func turn(_ reorder: dnnl_primitive_t, _ from: dnnl_memory_t, _ to: dnnl_memory_t, _ stream: dnnl_stream_t) -> Bool {
        let arguments = [dnnl_exec_arg_t(arg: DNNL_ARG_SRC, memory: from), dnnl_exec_arg_t(arg: DNNL_ARG_DST, memory: to)]
        return dnnl_primitive_execute(reorder, stream, 2, arguments) == dnnl_success
    }
}

extension OneDNN {
    /// Computes one product of a convolution of dense float32 tensors, writing the tensor that it is of; false when oneDNN
    /// does not serve.
    func convolve(
        _ product: Convolution.Product, _ c: Convolution, _ x: Tensor, _ weight: Tensor, _ bias: Tensor?, into out: Tensor
    ) -> Bool {
        let key = ConvolutionKey(product: product, convolution: c, hasBias: bias != nil)
        let made: ConvolutionPrimitive
        if let cached = convolutions[key] {
            guard let cached else { return false }
            made = cached
        } else {
            if convolutions.count >= 128 { convolutions.removeAll() }
            let new = makeConvolution(key)
            convolutions[key] = .some(new)
            guard let new else { return false }
            made = new
        }
        var handles = [x.bytes, weight.bytes, out.bytes]
        if let bias { handles.append(bias.bytes) }
        return made.run(stream, handles)
    }

    struct ConvolutionKey: Hashable {
        let product: Convolution.Product
        let convolution: Convolution
        let hasBias: Bool
    }

    private func description(_ sizes: [Int], _ tag: dnnl_format_tag_t) -> dnnl_memory_desc_t? {
        var memory = dnnl_memory_desc_t()
        let sizes = sizes.map { dnnl_dim_t($0) }
        return dnnl_memory_desc_init_by_tag(&memory, Int32(sizes.count), sizes, dnnl_f32, tag) == dnnl_success ? memory : nil
    }

    private func makeConvolution(_ key: ConvolutionKey) -> ConvolutionPrimitive? {
        let (c, w) = (key.convolution, key.convolution.windows)
        // Dimensions that are not there stay out: two are what oneDNN has most kernels for.
        let dims = w.input[0] == 1 && w.kernel[0] == 1 && w.padding[0] == 0 && w.output[0] == 1 ? 1..<3 : 0..<3
        let ins = [c.batch, c.inputChannels] + w.input[dims]
        let outs = [c.batch, c.outputChannels] + w.output[dims]
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
        return primitive(key, &operation, [x, weight, out, bias])
    }

    private func primitive(
        _ key: ConvolutionKey, _ operation: UnsafeMutablePointer<dnnl_convolution_desc_t>, _ plain: [dnnl_memory_desc_t]
    ) -> ConvolutionPrimitive? {
        var hint: dnnl_primitive_desc_t?
        var described: dnnl_primitive_desc_t?
        if key.product != .output {
            guard let forward = forwardHint(operation.pointee) else { return nil }
            hint = forward
        }
        defer { if let hint { dnnl_primitive_desc_destroy(hint) } }
        guard dnnl_primitive_desc_create(&described, operation, nil, engine, hint) == dnnl_success, let described else { return nil }
        defer { dnnl_primitive_desc_destroy(described) }
        var primitive: dnnl_primitive_t?
        guard dnnl_primitive_create(&primitive, described) == dnnl_success, let primitive else { return nil }
        let made = ConvolutionPrimitive(primitive, key.product)
        let arguments: [(argument: Int32, query: dnnl_query_t)] =
            switch key.product {
            case .output: [(DNNL_ARG_SRC, dnnl_query_src_md), (DNNL_ARG_WEIGHTS, dnnl_query_weights_md), (DNNL_ARG_DST, dnnl_query_dst_md)]
            case .input: [(DNNL_ARG_DIFF_SRC, dnnl_query_diff_src_md), (DNNL_ARG_WEIGHTS, dnnl_query_weights_md), (DNNL_ARG_DIFF_DST, dnnl_query_diff_dst_md)]
            case .weight: [(DNNL_ARG_SRC, dnnl_query_src_md), (DNNL_ARG_DIFF_WEIGHTS, dnnl_query_diff_weights_md), (DNNL_ARG_DIFF_DST, dnnl_query_diff_dst_md)]
            }
        let written = [.output: 2, .input: 0, .weight: 1][key.product]
        for (index, (argument, query)) in arguments.enumerated() {
            guard let part = part(argument, plain[index], dnnl_primitive_desc_query_md(described, query, 0), isWritten: index == written) else { return nil }
            made.parts.append(part)
        }
        if key.hasBias {
            guard let part = part(DNNL_ARG_BIAS, plain[3], nil, isWritten: false) else { return nil }
            made.parts.append(part)
        }
        return made
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
        let status = isWritten
            ? dnnl_reorder_primitive_desc_create(&description, &wantedCopy, engine, &plain, engine, nil)
            : dnnl_reorder_primitive_desc_create(&description, &plain, engine, &wantedCopy, engine, nil)
        guard status == dnnl_success else { return nil }
        defer { dnnl_primitive_desc_destroy(description) }
        var reorder: dnnl_primitive_t?
        guard dnnl_primitive_create(&reorder, description) == dnnl_success else { return nil }
        part.reorder = reorder
        return part
    }
}
