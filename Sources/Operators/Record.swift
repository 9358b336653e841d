// One recorded operation: the node of the graph that reverse mode walks. Records are kept alive by the tensors that they
// made; there is no list of them, so that a training loop's old graphs go away by themselves.

import Tensors

/// An operation that ran on at least one input that needs a gradient.
public final class Record: History {
    public let operation: Operation
    public let attributes: [Argument]
    /// Up to two inputs lie in the record itself; more of them in `rest`.
    private var first: Edge
    private var second: Edge
    public let inputCount: Int
    public private(set) var outputCount = 1
    private var output: Unmanaged<Tensor>?
    public private(set) var outputVersion = 0
    /// The output was written in place since: a rule that needs its value cannot be followed.
    public private(set) var isOutputOverwritten = false
    /// Shape and dtype of the (first) output, which outlive it.
    public private(set) var outputShape = Shape()
    public private(set) var outputDType = DType.float32
    /// What only some records have; most do without the room for it.
    private var company: Company?

    /// More than two inputs, several outputs.
    private final class Company {
        var rest: [Edge] = []
        var others: [Unmanaged<Tensor>?] = []
        var outputShapes: [Shape] = []
        var savedOutputs: [Tensor?] = []
        var pending: [Tensor?] = []
        var packed: [Packed] = []
        var superseded: (record: Record, output: Int)?
        var unpacked: [(place: Int, tensor: Tensor)] = []
        var name: String?
    }
    /// Shown in place of the operation's: the last step of a gradient that is one kernel in PyTorch.
    func rename(_ name: String) {
        let company = company ?? Company()
        self.company = company
        company.name = name
    }
    /// What the output of this record, a view, was made by before its base was written: earlier uses of it still lead there.
    func supersede(_ record: Record, output tensor: Tensor) {
        let index = record.index(of: tensor)
        record.outputWillDie(tensor)
        let company = company ?? Company()
        self.company = company
        company.superseded = (record, index)
    }
    fileprivate func superseded(by maker: Unmanaged<History>) -> (record: Record, output: Int)? {
        var found = company?.superseded
        while let (record, output) = found {
            if Unmanaged.passUnretained(record as History).toOpaque() == maker.toOpaque() { return (record, output) }
            found = record.company?.superseded
        }
        return nil
    }

    /// A kept value that hooks put away (SavedValues.swift): an input, or the output at -1.
    typealias Packed = (place: Int, object: AnyObject, hooks: SavedValueHooks)
    var packed: [Packed] {
        get { company?.packed ?? [] }
        set {
            let company = company ?? Company()
            self.company = company
            company.packed = newValue
        }
    }
    var unpacked: [(place: Int, tensor: Tensor)] {
        get { company?.unpacked ?? [] }
        set { company?.unpacked = newValue }
    }
    /// Whether hooks put something away.
    public var isPacked: Bool { !(company?.packed.isEmpty ?? true) }
    /// After the rules have run.
    public func forgetUnpacked() { company?.unpacked = [] }
    /// Those of several outputs that are not floating point, which rules read.
    public var savedOutputs: [Tensor?] { company?.savedOutputs ?? [] }

    /// Place in the order of execution.
    public let sequence: Int
    /// Processor ticks of the forward computation.
    public let forwardTicks: UInt64
    /// Where in the source it was applied: `Recorder.site` of that moment.
    public let site: UInt64
    /// The call of a loss or a layer that this is part of: its name, and a number of its own.
    public let composite: CompositeName?
    public let compositeStart: Int
    /// Set by a backward pass that frees the graph; a second one is an error.
    public var isConsumed = false
    /// Made while work was put off: what is computed of it is put off too.
    public let isDeferred: Bool
    /// Its output left a compiled function, and is shown as that function's.
    public var isCompiled = false

    /// Scratch of the pass under way: the stamp of the pass that reached this record, and what arrived so far.
    public var visit = 0
    public var pending: Tensor?
    public var pendingOthers: [Tensor?] {
        get { company?.pending ?? [] }
        set { company?.pending = newValue }
    }
    /// Whether a gradient has arrived.
    public var hasPending: Bool { pending != nil || !pendingOthers.isEmpty }
    /// Hooks and other rare company.
    public var extras: AnyObject?

    init(_ operation: Operation, _ a: Tensor, _ attributes: [Argument], _ recorder: Recorder, ticks: UInt64) {
        self.operation = operation
        self.attributes = attributes
        first = Edge(a)
        second = Edge()
        inputCount = 1
        sequence = recorder.nextSequence()
        site = recorder.site
        forwardTicks = ticks
        isDeferred = recorder.deferral != nil
        composite = recorder.composite
        compositeStart = recorder.compositeStart
    }

    init(_ operation: Operation, _ a: Tensor, _ b: Tensor, _ attributes: [Argument], _ recorder: Recorder, ticks: UInt64) {
        self.operation = operation
        self.attributes = attributes
        first = Edge(a)
        second = Edge(b)
        inputCount = 2
        sequence = recorder.nextSequence()
        site = recorder.site
        forwardTicks = ticks
        isDeferred = recorder.deferral != nil
        composite = recorder.composite
        compositeStart = recorder.compositeStart
    }

    init(_ operation: Operation, _ inputs: [Tensor], _ attributes: [Argument], _ recorder: Recorder, ticks: UInt64) {
        self.operation = operation
        self.attributes = attributes
        first = inputs.isEmpty ? Edge() : Edge(inputs[0])
        second = inputs.count < 2 ? Edge() : Edge(inputs[1])
        inputCount = inputs.count
        sequence = recorder.nextSequence()
        site = recorder.site
        forwardTicks = ticks
        isDeferred = recorder.deferral != nil
        composite = recorder.composite
        compositeStart = recorder.compositeStart
        super.init()
        if inputs.count > 2 {
            let company = Company()
            company.rest = inputs[2...].map { Edge($0) }
            self.company = company
        }
    }

    /// Makes this record the history of the tensor it made.
    func attach(to tensor: Tensor) {
        output = Unmanaged.passUnretained(tensor)
        outputVersion = tensor.storage.version
        outputShape = tensor.shape
        outputDType = tensor.dtype
        tensor.history = self
    }

    /// Makes this record the history of those of its outputs that can have a gradient.
    func attach(to tensors: [Tensor]) {
        outputCount = tensors.count
        let company = company ?? Company()
        self.company = company
        company.others = tensors.map { Unmanaged.passUnretained($0) }
        company.outputShapes = tensors.map(\.shape)
        company.savedOutputs = tensors.map { $0.dtype.isDifferentiable ? nil : $0 }
        for tensor in tensors where tensor.dtype.isDifferentiable {
            tensor.history = self
            outputVersion = tensor.storage.version
        }
        if let tensor = tensors.first {
            output = Unmanaged.passUnretained(tensor)
            outputShape = tensor.shape
            outputDType = tensor.dtype
        }
    }

    /// Whether a gradient is asked of an input.
    public func needsGradient(_ index: Int) -> Bool {
        index == 0 ? first.needsGradient : index == 1 ? second.needsGradient : edge(index).needsGradient
    }

    /// Whether nobody but this record holds an input.
    func holdsAlone(_ index: Int) -> Bool {
        switch index {
        case 0: first.isHeldAlone()
        case 1: second.isHeldAlone()
        default: company!.rest[index - 2].isHeldAlone()
        }
    }

    /// After a pass that failed on its way.
    public func forgetPending() {
        pending = nil
        company?.pending = []
    }

    /// An input as it was when the operation ran.
    public func edge(_ index: Int) -> Edge {
        switch index {
        case 0: first
        case 1: second
        default: company!.rest[index - 2]
        }
    }

    /// Puts what made the inputs into `order`, each record once for a stamp. The caller keeps the graph alive.
    public func collectProducers(_ stamp: Int, into order: inout [Unmanaged<Record>]) throws {
        try collect(first, stamp, &order)
        if inputCount > 1 { try collect(second, stamp, &order) }
        if inputCount > 2, let company {
            for edge in company.rest { try collect(edge, stamp, &order) }
        }
    }

    @inline(__always) private func collect(
        _ edge: borrowing Edge, _ stamp: Int, _ order: inout [Unmanaged<Record>]
    ) throws {
        guard edge.maker != nil else { return }
        if let record = edge.currentProducer {
            record._withUnsafeGuaranteedRef {
                if $0.visit != stamp {
                    $0.visit = stamp
                    order.append(record)
                }
            }
        } else if let (record, _) = try edge.producer(), record.visit != stamp {
            record.visit = stamp
            order.append(Unmanaged.passUnretained(record))
        }
    }

    /// The output of an index while somebody holds it.
    public func output(at index: Int = 0) -> Tensor? {
        if outputCount == 1 { return output?.takeUnretainedValue() }
        guard let others = company?.others, index < others.count else { return nil }
        return others[index]?.takeUnretainedValue()
    }

    /// What PyTorch prints in `grad_fn=<…>`.
    public var gradientName: String {
        if isCompiled { return "CompiledFunctionBackward" }
        if let name = company?.name { return name }
        // Some operations have one name for a number and another for a tensor.
        guard inputCount > 1, !edge(inputCount - 1).tensor.isWrappedNumber else { return operation.gradientName }
        return Record.namesWithTensors[operation.gradientName] ?? operation.gradientName
    }

    /// The shape of one of several outputs.
    public func outputShape(at index: Int) -> Shape { outputCount == 1 ? outputShape : company?.outputShapes[index] ?? outputShape }

    public func index(of tensor: Tensor) -> Int {
        if outputCount == 1 { return 0 }
        return company?.others.firstIndex { $0?.toOpaque() == Unmanaged.passUnretained(tensor).toOpaque() } ?? 0
    }

    /// Before a write in place: `new` stands in the graph for the value that `old` is about to lose.
    func replaceOutput(_ old: Tensor, with new: Tensor, isOverwritten: Bool) {
        isOutputOverwritten = isOverwritten
        if outputCount == 1 {
            output = Unmanaged.passUnretained(new)
        } else {
            company?.others[index(of: old)] = Unmanaged.passUnretained(new)
        }
    }

    /// After a write in place that failed: `old` has kept its value.
    func restoreOutput(_ new: Tensor, to old: Tensor) {
        isOutputOverwritten = false
        if outputCount == 1 {
            output = Unmanaged.passUnretained(old)
        } else {
            company?.others[index(of: new)] = Unmanaged.passUnretained(old)
        }
    }

    override public func outputWillDie(_ dying: Tensor) {
        if dying.storage.isWaiting { dying.recallForOthers() }
        let address = Unmanaged.passUnretained(dying).toOpaque()
        if outputCount == 1 {
            if output?.toOpaque() == address { output = nil }
        } else if let company {
            for i in company.others.indices where company.others[i]?.toOpaque() == address { company.others[i] = nil }
        }
    }

    /// Frees a chain of records in a loop: releasing inputs one inside the other would overflow the stack after some ten
    /// thousand operations.
    deinit {
        var chain = Chain()
        moveInputs(into: &chain)
        while let tensor = chain.pop() {
            guard let history = tensor.history else { continue }
            var record = unsafeDowncast(history, to: Record.self)
            record.outputWillDie(tensor)
            tensor.history = nil
            _ = consume history
            if isKnownUniquelyReferenced(&record) { record.moveInputs(into: &chain) }
        }
    }

    private func moveInputs(into chain: inout Chain) {
        chain.take(&first.held)
        chain.take(&second.held)
        if let company {
            for i in company.rest.indices { chain.take(&company.rest[i].held) }
        }
    }

    /// Tensors to be released that nobody else holds and that have a history.
    private struct Chain {
        private var next: Tensor?
        private var others: [Tensor] = []

        mutating func take(_ slot: inout Tensor?) {
            guard slot != nil, slot!.history != nil, isKnownUniquelyReferenced(&slot) else { return }
            if next == nil { next = slot } else { others.append(slot!) }
            slot = nil
        }

        mutating func pop() -> Tensor? {
            if let tensor = next {
                next = nil
                return tensor
            }
            return others.popLast()
        }
    }
}

/// An input of a recorded operation, as it was when the operation ran.
public struct Edge {
    fileprivate var held: Tensor?
    /// The record that had made the value; for comparison, not kept alive by the edge but by the tensor.
    fileprivate let maker: Unmanaged<History>?
    /// The storage's version when the operation ran.
    public let version: Int
    public let needsGradient: Bool

    fileprivate init() {
        held = nil
        maker = nil
        version = 0
        needsGradient = false
    }

    fileprivate init(_ tensor: Tensor) {
        held = tensor
        version = tensor.storage.version
        if let history = tensor.history {
            maker = Unmanaged.passUnretained(history)
            needsGradient = true
        } else {
            maker = nil
            needsGradient = tensor.isGradientLeaf
        }
    }

    fileprivate mutating func isHeldAlone() -> Bool { isKnownUniquelyReferenced(&held) }

    /// The value; for a leaf, also the place where its gradient is accumulated.
    public var tensor: Tensor { held! }

    /// What made the value when no write in place came between.
    @inline(__always) public var currentProducer: Unmanaged<Record>? {
        guard let maker, let tensor = held, let history = tensor.history,
            Unmanaged.passUnretained(history).toOpaque() == maker.toOpaque()
        else { return nil }
        return Unmanaged<Record>.fromOpaque(maker.toOpaque())
    }

    /// What made the value, and which of its outputs it was; nil for a leaf or a constant.
    ///
    /// A tensor that was written in place has a newer history, whose first input stands for the value before the write:
    /// the way back goes through those.
    public func producer() throws -> (record: Record, output: Int)? {
        guard let maker else { return nil }
        var tensor = held!
        while let history = tensor.history {
            let record = unsafeDowncast(history, to: Record.self)
            if Unmanaged.passUnretained(history).toOpaque() == maker.toOpaque() {
                return (record, record.index(of: tensor))
            }
            if let before = record.superseded(by: maker) { return before }
            guard record.inputCount > 0 else { break }
            tensor = record.edge(0).tensor
        }
        throw TensorError.runtime("a value that the gradient goes through was cut off by detach_() after it was used")
    }
}
