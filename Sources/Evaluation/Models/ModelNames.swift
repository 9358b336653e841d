// Where each name of torch.nn is defined: a name is looked up here when first asked for, and only its file is read.

extension Machine {
    /// Makes torch.nn and its submodules know their names.
    func installModels(_ nn: ModuleObject) {
        nn.resolver = { name, machine in try machine.modelName(name) }
        nn.resolvable = Array(modelNames.keys)
        let layers = torchModule("torch.nn.modules")
        layers.resolver = { name, machine in try machine.modelName(name, fileFirst: true) }
        nn[symbols.intern("modules")] = .object(layers)
        modules["torch.func"]?.resolver = { name, machine in
            guard ["functional_call", "stack_module_state"].contains(machine.symbols[name]) else { return nil }
            return try machine.makeModule("torch.nn.utils.stateless")?[name]
        }
        if let functional = modules["torch.nn.functional"] {
            functional.resolver = { name, machine in try machine.functionalName(name) }
            functional.resolvable = functionalNames.split(separator: " ").map(String.init)
        }
    }

    /// A function of torch.nn.functional that is written in the language.
    private func functionalName(_ name: Symbol) throws -> Value? {
        let text = symbols[name]
        if text.hasPrefix("fractional_max_pool") { return try makeModule("torch._functions")?[name] }
        if text == "multi_head_attention_forward" { return try makeModule("torch.nn.modules.attention")?[name] }
        guard functionalNames.split(separator: " ").contains(where: { $0 == text }) || text.hasSuffix("_nd") else { return nil }
        return try makeModule("torch.nn._functional")?[name]
    }

    /// A layer of another file: PyTorch's files hold some that are told elsewhere here.
    func layerOfAnotherFile(_ name: Symbol) throws -> Value? { try modelNames[symbols[name]] == nil ? nil : modelName(name) }

    /// The value of a name of torch.nn.
    private func modelName(_ name: Symbol, fileFirst: Bool = false) throws -> Value? {
        let text = symbols[name]
        if let file = modelNames[text] {
            let path = file.isEmpty ? "torch.nn.parameter" : "torch.nn.modules." + file
            return try makeModule(path)?[name]
        }
        let paths = ["torch.nn.\(text)", "torch.nn.modules.\(text)"]
        for path in fileFirst ? paths.reversed() : paths {
            if let module = try makeModule(path) { return .object(module) }
        }
        return nil
    }
}

/// The file of torch.nn.modules by name; parameters have none.
let modelNames: [String: String] = {
    var names: [String: String] = [:]
    for (file, list) in modelFiles + trainingFiles {
        for name in list.split(separator: " ") { names[String(name)] = file }
    }
    return names
}()

private let modelFiles: [(file: String, names: String)] = [
    ("", "Parameter Buffer UninitializedParameter UninitializedBuffer"),
    ("module", "Module"),
    ("container", "Sequential ModuleList ModuleDict ParameterList ParameterDict Container"),
    ("linear", "Linear Identity Bilinear"),
    (
        "activation",
        "ReLU Sigmoid Tanh Softsign Tanhshrink LogSigmoid SiLU Mish SELU Hardswish Hardsigmoid LeakyReLU ELU CELU GELU GLU Hardtanh ReLU6 "
            + "Hardshrink Softshrink Threshold Softplus RReLU PReLU Softmax LogSoftmax Softmin Softmax2d"
    ),
    ("dropout", "Dropout Dropout1d Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout"),
    ("conv", "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d"),
    (
        "pooling",
        "MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d AvgPool1d AvgPool2d AvgPool3d LPPool1d LPPool2d LPPool3d "
            + "AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d"
    ),
    (
        "batchnorm",
        "BatchNorm1d BatchNorm2d BatchNorm3d SyncBatchNorm InstanceNorm1d InstanceNorm2d InstanceNorm3d"
    ),
    ("normalization", "LayerNorm RMSNorm GroupNorm LocalResponseNorm"),
    ("flatten", "Flatten Unflatten"),
    (
        "padding",
        "ConstantPad1d ConstantPad2d ConstantPad3d ZeroPad1d ZeroPad2d ZeroPad3d ReflectionPad1d ReflectionPad2d ReflectionPad3d "
            + "ReplicationPad1d ReplicationPad2d ReplicationPad3d CircularPad1d CircularPad2d CircularPad3d"
    ),
    ("upsampling", "Upsample UpsamplingNearest2d UpsamplingBilinear2d PixelShuffle PixelUnshuffle ChannelShuffle Fold Unfold"),
    ("distance", "PairwiseDistance CosineSimilarity"),
    ("sparse", "Embedding EmbeddingBag"),
    ("attention", "MultiheadAttention"),
    ("adaptive", "AdaptiveLogSoftmaxWithLoss"),
    ("rare", "DataParallel NLLLoss2d CrossMapLRN2d FractionalMaxPool2d FractionalMaxPool3d"),
    ("transformer", "TransformerEncoderLayer TransformerEncoder TransformerDecoderLayer TransformerDecoder Transformer"),
    (
        "lazy",
        "LazyLinear LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d LazyBatchNorm1d "
            + "LazyBatchNorm2d LazyBatchNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d"
    ),
]

/// The texts of torch.nn by module name.
let modelLibraries: [String: String] = [
    "torch.nn.modules.module": moduleLibrary,
    "torch.nn.modules._state": moduleStateLibrary,
    "torch.nn.modules._hooks": moduleHooksLibrary,
    "torch.utils.hooks": removableHandleLibrary,
    "torch.nn.modules.container": containerLibrary,
    "torch.nn.modules.linear": linearLibrary,
    "torch.nn.init": initLibrary,
    "torch.nn.modules.activation": activationLibrary,
    "torch.nn.modules.dropout": dropoutLibrary,
    "torch.nn.modules.conv": convolutionLibrary,
    "torch.nn.modules.pooling": poolingLibrary,
    "torch.nn.modules.batchnorm": batchNormLibrary,
    "torch.nn.modules.normalization": normalizationLibrary,
    "torch.nn.modules.flatten": flattenLibrary,
    "torch.nn.modules.padding": paddingLibrary,
    "torch.nn.modules.upsampling": resamplingLayersLibrary,
    "torch.nn.modules.distance": distanceLibrary,
    "torch.nn.modules.sparse": sparseLibrary,
    "torch.nn.modules.attention": attentionLibrary,
    "torch.nn.modules.transformer": transformerLibrary,
    "torch.nn.modules.lazy": lazyLibrary,
    "torch.nn.modules.adaptive": adaptiveSoftmaxLibrary,
    "torch.nn.modules.rare": rareLayersLibrary,
    "torch.nn._functional": functionalLibrary + functionalSamplingLibrary,
    "torch.nn.utils.stateless": moduleCallLibrary,
]

/// What `torch.nn._functional` defines.
private let functionalNames =
    "dropout1d dropout2d dropout3d alpha_dropout feature_alpha_dropout rrelu gumbel_softmax max_pool1d max_pool2d max_pool3d "
    + "max_pool1d_with_indices max_pool2d_with_indices max_pool3d_with_indices upsample_nearest upsample_bilinear max_unpool1d max_unpool2d max_unpool3d adaptive_avg_pool1d adaptive_avg_pool2d "
    + "adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d adaptive_max_pool3d lp_pool1d lp_pool2d lp_pool3d instance_norm "
    + "local_response_norm interpolate upsample embedding_bag relu_ elu_ selu_ celu_ leaky_relu_ hardtanh_ threshold_ rrelu_ affine_grid grid_sample "
    + "multi_head_attention_forward"
