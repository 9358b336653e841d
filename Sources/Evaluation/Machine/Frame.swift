// Calls under way: what the machine goes back to.

/// One running piece of code.
struct Frame {
    /// Why it runs, which decides what its end means.
    enum Role {
        /// Called: its result goes to the caller's register.
        case call
        /// `__init__` of `subject`, which is the result.
        case initializer
        /// The body of the generator `subject`, whose registers lie in the generator itself.
        case generator
    }

    /// Kept alive by the register or generator that the function lies in.
    let code: Unmanaged<Code>
    let function: Unmanaged<FunctionObject>?
    let module: Unmanaged<ModuleObject>
    /// Register 0.
    let base: Register
    /// Behind the last register of the stack that is in use while this frame runs.
    let limit: Register
    /// What `limit` was before.
    let outerLimit: Register
    /// The next instruction, while the frame is not the running one.
    var next: UnsafeMutablePointer<Instruction>
    /// Where in the caller's registers the result goes.
    let target: Int
    let role: Role
    /// Owned by the frame.
    let subject: Unmanaged<Object>?
    /// The exception being handled when the frame was entered; owned by the frame.
    let handling: Unmanaged<ExceptionObject>?
}

/// The machine's memory: registers of all frames one behind the other, and the frames.
final class MachineStack {
    static let registerCapacity = 1 << 20
    static let frameCapacity = 1 << 15

    let registers: Register
    let frames: UnsafeMutablePointer<Frame>
    var frameCount = 0
    /// Behind the last register in use.
    var top: Register

    init() {
        registers = .allocate(capacity: MachineStack.registerCapacity)
        frames = .allocate(capacity: MachineStack.frameCapacity)
        top = registers
        initialized = registers
    }

    /// Behind the last register that holds a value: pages are touched when a call first needs them.
    private(set) var initialized: Register

    var end: Register { registers + MachineStack.registerCapacity }

    /// Makes sure that all registers below `limit` hold values.
    @inline(__always) func prepare(_ limit: Register) {
        if limit > initialized { extend(to: limit) }
    }
    @inline(never) private func extend(to limit: Register) {
        initialized.initialize(repeating: .undefined, count: limit - initialized)
        initialized = limit
    }

    @inline(__always) func push(_ frame: Frame) {
        (frames + frameCount).initialize(to: frame)
        frameCount += 1
        top = frame.limit
    }

    deinit {
        registers.deinitialize(count: initialized - registers)
        registers.deallocate()
        frames.deallocate()
    }
}
