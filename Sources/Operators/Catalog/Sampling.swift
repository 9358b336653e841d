// Random tensors: new ones, and random numbers written into tensors. The streams are in Tensors.

import Tensors

extension Operation {
    private static let options =
        "*, Generator? generator=None, dtype? dtype=None, ignored layout=None, ignored device=None, bool requires_grad=False"

    public static let rand = drawn("rand", "Random numbers from 0 to 1.") { try $0.uniform(into: $1) }
    public static let randn = drawn("randn", "Normally distributed random numbers, mean 0, deviation 1.") {
        try $0.normal(into: $1)
    }
    private static func drawn(
        _ name: String, _ doc: String, _ draw: @escaping @Sendable (Generator, Tensor) throws -> Void
    ) -> Operation {
        Operation(
            Signature("\(name)(int... size, \(options))"), doc, homes: .torch,
            .composite { recorder, a in
                let dtype = a[2].dtype ?? recorder.defaultDType
                let tensor = try Tensor.uninitialized(Kernels.checkedShape(a[0].ints ?? []), dtype)
                try draw(a[1].generator ?? recorder.generator, tensor)
                return try .leaf(tensor, a[5])
            }, .none(reason: creationReason))
    }
    public static let randLike = drawnLike("rand_like", "Random numbers from 0 to 1.") { try $0.uniform(into: $1) }
    public static let randnLike = drawnLike("randn_like", "Normally distributed random numbers.") { try $0.normal(into: $1) }
    private static func drawnLike(
        _ name: String, _ doc: String, _ draw: @escaping @Sendable (Generator, Tensor) throws -> Void
    ) -> Operation {
        Operation(
            Signature("\(name)(Tensor input, \(options), ignored memory_format=None)"), doc, homes: .torch,
            .composite { recorder, a in
                let x = try a.tensor(0)
                let tensor = try alike(x, a[2].dtype ?? x.dtype, rows: a[6].string != nil)
                try draw(a[1].generator ?? recorder.generator, tensor)
                return try .leaf(tensor, a[5])
            }, .none(reason: creationReason))
    }
    /// A new tensor that lies in memory as another does, for numbers are drawn in the order of memory, unless rows are asked for.
    private static func alike(_ x: Tensor, _ dtype: DType, rows: Bool = false) throws -> Tensor {
        rows ? try Tensor.uninitialized(x.shape, dtype) : try Tensor.uninitialized(like: x, dtype)
    }

    public static let randint = Operation(
        Signature("randint(int high, int[]! size, \(options))"), "Random integers from 0, below high.", homes: .torch,
        .composite { recorder, a in
            try integers(0, a.int(0), into: sized(a[1], a[3].dtype), a[2], a[6], recorder)
        }, .none(reason: creationReason))
    public static let randintLow = Operation(
        Signature("randint(int low, int high, int[]! size, \(options))"), "Random integers from low, below high.",
        homes: .torch,
        .composite { recorder, a in
            try integers(a.int(0), a.int(1), into: sized(a[2], a[4].dtype), a[3], a[7], recorder)
        }, .none(reason: creationReason))
    private static func integers(
        _ low: Int, _ high: Int, into tensor: Tensor, _ generator: Argument, _ requiresGradient: Argument, _ recorder: Recorder
    ) throws -> Result {
        try (generator.generator ?? recorder.generator).randint(into: tensor, low: low, high: high)
        return try .leaf(tensor, requiresGradient)
    }
    private static func sized(_ size: Argument, _ dtype: DType?) throws -> Tensor {
        try Tensor.uninitialized(Kernels.checkedShape(size.ints ?? []), dtype ?? .int64)
    }
    public static let randintLike = Operation(
        Signature("randint_like(Tensor input, int high, \(options))"), "Random integers from 0, below high.", homes: .torch,
        .composite { recorder, a in
            let x = try a.tensor(0)
            return try integers(0, a.int(1), into: alike(x, a[3].dtype ?? x.dtype), a[2], a[6], recorder)
        }, .none(reason: creationReason))
    public static let randintLikeLow = Operation(
        Signature("randint_like(Tensor input, int low, int high, \(options))"), "Random integers from low, below high.",
        homes: .torch,
        .composite { recorder, a in
            let x = try a.tensor(0)
            return try integers(a.int(1), a.int(2), into: alike(x, a[4].dtype ?? x.dtype), a[3], a[7], recorder)
        }, .none(reason: creationReason))
    public static let randperm = Operation(
        Signature("randperm(int n, \(options))"), "The numbers 0 … n − 1 in random order.", homes: .torch,
        .composite { recorder, a in
            guard a.int(0) >= 0 else {
                throw TensorError.runtime("Trying to create tensor with negative dimension \(a.int(0)): [\(a.int(0))]")
            }
            let tensor = try Tensor.uninitialized([a.int(0)], a[2].dtype ?? .int64)
            try (a[1].generator ?? recorder.generator).randperm(into: tensor)
            return try .leaf(tensor, a[5])
        }, .none(reason: creationReason))

    public static let normal = Operation(
        Signature("normal(float mean, float std, int[]! size, \(options))"), "Normally distributed random numbers.",
        homes: .torch,
        .composite { recorder, a in
            let tensor = try Tensor.uninitialized(Kernels.checkedShape(a[2].ints ?? []), a[4].dtype ?? recorder.defaultDType)
            try (a[3].generator ?? recorder.generator).normal(into: tensor, mean: a[0].double ?? 0, std: a[1].double ?? 1)
            return try .leaf(tensor, a[7])
        }, .none(reason: creationReason))
    public static let normalTensor = normal("normal(Tensor mean, Operand std=1, *, Generator? generator=None)")
    public static let normalDeviations = normal("normal(Operand mean, Tensor std, *, Generator? generator=None)")
    private static func normal(_ signature: Signature) -> Operation {
        Operation(
            signature, "Normally distributed random numbers, each with a mean and a deviation of its own.", homes: .torch,
            .composite { recorder, a in
                let (mean, std) = (try a.operand(0), try a.operand(1))
                if let whole = [mean, std].first(where: { !$0.isWrappedNumber && !$0.dtype.isFloatingPoint }) {
                    throw TensorError(.notImplemented, "\"normal_kernel_cpu\" not implemented for '\(whole.dtype.cName)'")
                }
                guard !std.doubles.contains(where: { $0 < 0 }) else {
                    throw TensorError.runtime("normal expects all elements of std >= 0.0")
                }
                let shape = try Kernels.broadcast(mean.shape, std.shape)
                let dtype = Kernels.resultType(of: mean, std, defaultDType: recorder.defaultDType)
                let noise = try Tensor.uninitialized(shape, dtype.isFloatingPoint ? dtype : recorder.defaultDType)
                try (a[2].generator ?? recorder.generator).normal(into: noise)
                let drawn = try recorder.unrecorded { try recorder.apply(.add, recorder.apply(.mul, noise, std), mean) }
                guard mean.requiresGradient || std.requiresGradient else { return .tensor(drawn) }
                let kind: Operation = mean.isWrappedNumber ? .drawnOfDeviation : std.isWrappedNumber ? .drawnOfMean : .drawnOfBoth
                return .tensor(try recorder.apply(kind, mean, std, [.tensor(drawn)]))
            }, .none(reason: creationReason))
    }
    private static let drawnOfMean = drawn("_drawn(Tensor mean, Tensor std, ignored values)", "NormalBackward1")
    private static let drawnOfDeviation = drawn("_drawn(Tensor mean, Tensor std, ignored values)", "NormalBackward2")
    private static let drawnOfBoth = drawn("_drawn(Tensor mean, Tensor std, ignored values)", "NormalBackward3")
    private static let drawnOfChance = drawn("_drawn(Tensor p, ignored values)", "BernoulliBackward0")
    /// Random numbers on the tape: PyTorch gives what they were drawn with a gradient of zeros.
    private static func drawn(_ signature: Signature, _ gradientName: String) -> Operation {
        Operation(
            signature, "Random numbers as they were drawn.", homes: [], gradientName: gradientName,
            .single { c in
                guard case .tensor(let values) = c.attributes[0] else { throw TensorError.type("random numbers are a tensor") }
                return values
            },
            .custom([{ _, g in try g.filled(0) }, { _, g in try g.filled(0) }], jvp: { r, _ in try r.y.filled(0) }))
    }
    public static let bernoulli = Operation(
        "bernoulli(Tensor self, *, Generator? generator=None)", "1 with the probability that each element says, else 0.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            let tensor = try Tensor.uninitialized(x.shape, x.dtype)
            try (a[1].generator ?? recorder.generator).bernoulli(into: tensor, probabilities: x)
            if x.requiresGradient { return .tensor(try recorder.apply(.drawnOfChance, x, [.tensor(tensor)])) }
            return .tensor(tensor)
        }, .none(reason: creationReason))
    public static let bernoulliOf = Operation(
        "bernoulli(Tensor self, float p, *, Generator? generator=None)", "1 with the probability p, else 0, in the shape of a tensor.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            let tensor = try alike(x, x.dtype)
            try (a[2].generator ?? recorder.generator).bernoulli(into: tensor, p: a[1].double ?? 0)
            return .tensor(tensor)
        }, .none(reason: creationReason))
    public static let multinomial = Operation(
        "multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None)",
        "Numbers of categories drawn with the weights given.",
        .composite { recorder, a in
            .tensor(
                try (a[3].generator ?? recorder.generator).multinomial(
                    try a.tensor(0), count: a.int(1), replacement: a[2].bool ?? false))
        }, .none(reason: creationReason))

    public static let uniformInPlace = writing(
        "uniform_(Tensor self, float from=0, float to=1, *, Generator? generator=None)", "Random numbers from … to.", 3
    ) { try $0.uniform(into: $1, from: $2[1].double ?? 0, to: $2[2].double ?? 1) }
    public static let normalInPlace = writing(
        "normal_(Tensor self, float mean=0, float std=1, *, Generator? generator=None)",
        "Normally distributed random numbers.", 3
    ) { try $0.normal(into: $1, mean: $2[1].double ?? 0, std: $2[2].double ?? 1) }
    public static let exponentialInPlace = writing(
        "exponential_(Tensor self, float lambd=1, *, Generator? generator=None)",
        "Exponentially distributed random numbers.", 2
    ) { try $0.exponential(into: $1, rate: $2[1].double ?? 1) }
    public static let bernoulliInPlace = writing(
        "bernoulli_(Tensor self, float p=0.5, *, Generator? generator=None)", "1 with probability p, else 0.", 2
    ) { try $0.bernoulli(into: $1, p: $2[1].double ?? 0.5) }
    public static let bernoulliTensorInPlace = writing(
        "bernoulli_(Tensor self, Tensor p, *, Generator? generator=None)", "1 with the probabilities given, else 0.", 2
    ) { try $0.bernoulli(into: $1, probabilities: try $2.tensor(1).expanded(to: $1.shape)) }
    public static let randomInPlace = writing(
        "random_(Tensor self, *, Generator? generator=None)", "Random integers over the dtype's range.", 1
    ) { generator, tensor, _ in try generator.randint(into: tensor) }
    public static let randomToInPlace = writing(
        "random_(Tensor self, int to, *, Generator? generator=None)", "Random integers from 0, below to.", 2
    ) { try $0.randint(into: $1, low: 0, high: $2.int(1)) }
    public static let randomFromInPlace = writing(
        "random_(Tensor self, int from, int to, *, Generator? generator=None)", "Random integers from …, below to.", 3
    ) { try $0.randint(into: $1, low: $2.int(1), high: $2.int(2)) }

    public static let geometricInPlace = writing(
        "geometric_(Tensor self, float p, *, Generator? generator=None)", "Numbers of trials until a hit.", 2
    ) { try $0.geometric(into: $1, p: $2[1].double ?? 0.5) }
    public static let cauchyInPlace = writing(
        "cauchy_(Tensor self, float median=0, float sigma=1, *, Generator? generator=None)", "Cauchy's distribution.", 3
    ) { try $0.cauchy(into: $1, median: $2[1].double ?? 0, sigma: $2[2].double ?? 1) }
    public static let logNormalInPlace = writing(
        "log_normal_(Tensor self, float mean=1, float std=2, *, Generator? generator=None)",
        "Exponentials of normal numbers.", 3
    ) { try $0.logNormal(into: $1, mean: $2[1].double ?? 1, std: $2[2].double ?? 2) }
    public static let poisson = Operation(
        "poisson(Tensor input, Generator? generator=None)", "Numbers of the Poisson distribution with the means given.",
        homes: .torch,
        .composite { recorder, a in .tensor(try (a[1].generator ?? recorder.generator).poisson(a.tensor(0))) },
        .none(reason: creationReason))
    public static let binomial = Operation(
        "binomial(Tensor count, Tensor prob, Generator? generator=None)", "Numbers of hits in so many trials.", homes: .torch,
        .composite { recorder, a in
            .tensor(try (a[2].generator ?? recorder.generator).binomial(a.tensor(0), a.tensor(1)))
        }, .none(reason: creationReason))

    /// A method that overwrites its tensor with random numbers.
    private static func writing(
        _ signature: Signature, _ doc: String, _ generator: Int,
        _ draw: @escaping @Sendable (Generator, Tensor, [Argument]) throws -> Void
    ) -> Operation {
        Operation(
            signature, doc, homes: .method,
            .composite { recorder, a in
                let target = try a.tensor(0)
                if recorder.isRecording && target.requiresGradient { try recorder.applyInPlace(.zero, target, others: []) }
                try draw(a[generator].generator ?? recorder.generator, target, a)
                target.storage.version &+= 1
                return .tensor(target)
            }, .none(reason: creationReason))
    }
}
