// Calls under way: what the machine goes back to.

/// One running piece of code.
struct Frame {
    /// Kept alive by the register or generator that the function lies in.
    let code: Unmanaged<Code>
    let function: Unmanaged<FunctionObject>?
    let module: Unmanaged<ModuleObject>
    /// Register 0.
    let base: Register
    /// The next instruction, while the frame is not the running one.
    var next: UnsafeMutablePointer<Instruction>
    /// Where in the caller's registers the result goes.
    let target: Int
    /// The exception being handled when the frame was entered.
    let handling: ExceptionObject?
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
        if limit > initialized {
            initialized.initialize(repeating: .undefined, count: limit - initialized)
            initialized = limit
        }
    }

    deinit {
        registers.deinitialize(count: initialized - registers)
        registers.deallocate()
        frames.deallocate()
    }
}
