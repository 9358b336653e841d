// The instruction loop. Fast paths are here; everything that may take long or raise is a call.

import Operators
import Syntax
import Tensors

extension Machine {
    /// Runs the top frame until it returns or yields; the exception it ends with is thrown as `PythonError`.
    func execute() throws -> Value {
        let entry = stack.frameCount - 1
        var frame = stack.frames + entry
        var registers = frame.pointee.base
        var next = frame.pointee.next
        var (constants, caches) = frame.pointee.code._withUnsafeGuaranteedRef { ($0.constants, $0.caches) }

        /// Takes up the frame that is now on top.
        @inline(__always) func enterTop() {
            frame = stack.frames + (stack.frameCount - 1)
            registers = frame.pointee.base
            next = frame.pointee.next
            (constants, caches) = frame.pointee.code._withUnsafeGuaranteedRef { ($0.constants, $0.caches) }
        }

        while true {
            do {
                while true {
                    let i = next.pointee
                    next += 1
                    switch i.op {
                    case .loadConstant: (registers + i.rA).copy(from: constants + i.wide)
                    case .move: (registers + i.rA).copy(from: registers + i.rB)
                    case .loadGlobal:
                        let slot = frame.pointee.module._withUnsafeGuaranteedRef { $0.values } + i.wide
                        if !slot.isUndefined {
                            (registers + i.rA).copy(from: slot)
                            continue
                        }
                        let fallback = frame.pointee.module._withUnsafeGuaranteedRef { $0.fallbacks } + i.wide
                        if fallback.isUndefined { throw missingGlobal(i.wide, frame) }
                        (registers + i.rA).copy(from: fallback)
                    case .storeGlobal:
                        (frame.pointee.module._withUnsafeGuaranteedRef { $0.values } + i.wide).copy(from: registers + i.rA)
                    case .checkLocal:
                        if (registers + i.rA).isUndefined {
                            throw i.d == 1 ? unboundFree(constants[i.wide].text ?? "") : unbound(constants[i.wide])
                        }

                    case .add:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        if !addFast(a, b, c) { frame.pointee.next = next; try slowBinary(.add, a, b, c) }
                    case .addConstant:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, constants + i.rC)
                        if !addFast(a, b, c) { frame.pointee.next = next; try slowBinary(.add, a, b, c) }
                    case .subtract:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        if !subtractFast(a, b, c) { frame.pointee.next = next; try slowBinary(.subtract, a, b, c) }
                    case .subtractConstant:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, constants + i.rC)
                        if !subtractFast(a, b, c) { frame.pointee.next = next; try slowBinary(.subtract, a, b, c) }
                    case .multiply:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        if !multiplyFast(a, b, c) { frame.pointee.next = next; try slowBinary(.multiply, a, b, c) }
                    case .multiplyConstant:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, constants + i.rC)
                        if !multiplyFast(a, b, c) { frame.pointee.next = next; try slowBinary(.multiply, a, b, c) }
                    case .divide:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        if !divideFast(a, b, c) { frame.pointee.next = next; try slowBinary(.divide, a, b, c) }
                    case .divideConstant:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, constants + i.rC)
                        if !divideFast(a, b, c) { frame.pointee.next = next; try slowBinary(.divide, a, b, c) }
                    case .floorDivide:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        if !floorDivideFast(a, b, c) { frame.pointee.next = next; try slowBinary(.floorDivide, a, b, c) }
                    case .floorDivideConstant:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, constants + i.rC)
                        if !floorDivideFast(a, b, c) { frame.pointee.next = next; try slowBinary(.floorDivide, a, b, c) }
                    case .modulo:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        if !moduloFast(a, b, c) { frame.pointee.next = next; try slowBinary(.modulo, a, b, c) }
                    case .moduloConstant:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, constants + i.rC)
                        if !moduloFast(a, b, c) { frame.pointee.next = next; try slowBinary(.modulo, a, b, c) }
                    case .binary:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        if binaryFast(i.d, a, b, c) { continue }
                        frame.pointee.next = next
                        try slowBinary(.decoded(i.d), a, b, c)
                    case .binaryInPlace:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        switch i.d {
                        case 0: if addFast(a, b, c) { continue }
                        case 1: if subtractFast(a, b, c) { continue }
                        case 2: if multiplyFast(a, b, c) { continue }
                        default: if binaryFast(i.d, a, b, c) { continue }
                        }
                        frame.pointee.next = next
                        try slowInPlace(.decoded(i.d), a, b, c, frame)
                    case .unary:
                        let (a, b) = (registers + i.rA, registers + i.rB)
                        if b.tag == ValueTag.float, i.d == 0 {
                            a.set(float: -b.floatPayload)
                        } else if b.tag == ValueTag.int, i.d == 0, b.intPayload != .min {
                            a.set(int: -b.intPayload)
                        } else if b.tag == ValueTag.bool, i.d == 3 {
                            a.set(bool: !b.boolPayload)
                        } else {
                            frame.pointee.next = next
                            markSite(frame, next)
                            registers[i.rA] = try unary(.decoded(i.d), registers[i.rB])
                        }
                    case .compare:
                        let (b, c) = (registers + i.rB, registers + i.rC)
                        if let result = compareFast(i.d, b, c) {
                            (registers + i.rA).set(bool: result)
                        } else {
                            frame.pointee.next = next
                            markSite(frame, next)
                            registers[i.rA] = try compare(.decoded(i.d), b.pointee, c.pointee)
                        }

                    case .lessJump:
                        if try lessThan(registers + i.rA, registers + i.rB) == (i.d & 1 != 0) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .lessJumpConstant:
                        if try lessThan(registers + i.rA, constants + i.rB) == (i.d & 1 != 0) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .lessEqualJump:
                        if try lessOrEqual(registers + i.rA, registers + i.rB) == (i.d & 1 != 0) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .lessEqualJumpConstant:
                        if try lessOrEqual(registers + i.rA, constants + i.rB) == (i.d & 1 != 0) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .greaterJump:
                        if try greaterThan(registers + i.rA, registers + i.rB) == (i.d & 1 != 0) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .greaterJumpConstant:
                        if try greaterThan(registers + i.rA, constants + i.rB) == (i.d & 1 != 0) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .greaterEqualJump:
                        if try greaterOrEqual(registers + i.rA, registers + i.rB) == (i.d & 1 != 0) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .greaterEqualJumpConstant:
                        if try greaterOrEqual(registers + i.rA, constants + i.rB) == (i.d & 1 != 0) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .equalJump:
                        if try equalJump(registers + i.rA, registers + i.rB, i.d) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .equalJumpConstant:
                        if try equalJump(registers + i.rA, constants + i.rB, i.d) { next += next.pointee.wide + 1 } else { next += 1 }
                    case .jump:
                        // Before the jump: its target may stand outside of the `try` that is to catch this.
                        if i.wide < 0, interruption.pointee != 0 { try attend() }
                        next += i.wide
                    case .jumpIf:
                        let a = registers + i.rA
                        let truth = a.tag == ValueTag.bool ? a.boolPayload : try self.truth(a.pointee)
                        if truth == (i.d != 0) { next += next.pointee.wide + 1 } else { next += 1 }

                    case .forNext:
                        let a = registers + i.rA
                        if a.objectKind == .generator, try enterGenerator(a, target: i.rB, frame, next) {
                            enterTop()
                        } else if i.d == 1, a.objectKind == .pairIterator {
                            // Its parts go where the `unpack` behind the jump would put them.
                            let parts = registers + (next + 1).pointee.rA
                            next += try nextPair(a, into: parts, frame, next) ? 2 : next.pointee.wide + 1
                        } else if try nextElement(a, into: registers + i.rB, frame, next) {
                            next += 1
                        } else {
                            next += next.pointee.wide + 1
                        }
                    case .delegate:
                        let (a, b) = (registers + i.rA, registers + i.rB)
                        if a.objectKind == .generator, b.isNone, try enterGenerator(a, target: i.rB, frame, next) {
                            enterTop()
                            continue
                        }
                        frame.pointee.next = next
                        if let offset = try slowInstruction(i, frame, registers, constants, next) { next += offset }
                    case .getItem:
                        let (b, c) = (registers + i.rB, registers + i.rC)
                        if c.tag == 0, listItem(b, c.intPayload, into: registers + i.rA) { continue }
                        frame.pointee.next = next
                        try slowItem(registers + i.rA, b, c, frame, next)
                    case .getItemConstant:
                        let (b, c) = (registers + i.rB, constants + i.rC)
                        if c.tag == 0, listItem(b, c.intPayload, into: registers + i.rA) { continue }
                        frame.pointee.next = next
                        try slowItem(registers + i.rA, b, c, frame, next)
                    case .setItem:
                        let (a, b) = (registers + i.rA, registers + i.rB)
                        if b.tag == 0, setListItem(a, b.intPayload, registers + i.rC) { continue }
                        frame.pointee.next = next
                        try slowSetItem(a, b, registers + i.rC, frame, next)
                    case .getAttribute:
                        let cache = caches + next.pointee.wide &* AttributeCache.ways
                        next += 1
                        if loadKnown(registers + i.rA, registers + i.rB, cache) { continue }
                        frame.pointee.next = next
                        markSite(frame, next)
                        if try loadAttribute(registers + i.rA, registers + i.rB, symbol(constants, i.rC), cache, i.rA) { enterTop() }
                    case .setAttribute:
                        let cache = caches + next.pointee.wide &* AttributeCache.ways
                        next += 1
                        if storeKnown(registers + i.rA, registers + i.rB, cache) { continue }
                        frame.pointee.next = next
                        markSite(frame, next)
                        try storeAttribute(registers + i.rA, registers + i.rB, symbol(constants, i.rC), cache)
                    case .loadMethod:
                        let cache = caches + next.pointee.wide &* AttributeCache.ways
                        next += 1
                        if callKnownQuickly(registers, registers + i.rB, cache, next) {
                            next += 1
                            continue
                        }
                        if loadKnownMethod(registers + i.rA, registers + i.rB, cache) {
                            dropReceiver(registers + i.rA, registers + i.rB)
                            continue
                        }
                        frame.pointee.next = next
                        markSite(frame, next)
                        try loadMethod(registers + i.rA, registers + i.rB, symbol(constants, i.rC), cache)
                        dropReceiver(registers + i.rA, registers + i.rB)
                    case .loadCell:
                        let b = registers + i.rB
                        guard b.objectKind == .cell, b.withObject(as: CellObject.self, { $0.load(into: registers + i.rA) }) else {
                            frame.pointee.next = next
                            let missing = symbols[symbol(constants, i.rC)]
                            throw i.d == 1 ? unboundFree(missing) : unbound(.string(missing))
                        }
                    case .storeCell:
                        let a = registers + i.rA
                        if a.objectKind == .cell { a.withObject(as: CellObject.self) { $0.store(registers + i.rB) } }
                    case .loadFree:
                        guard free(frame, i.rB)._withUnsafeGuaranteedRef({ $0.load(into: registers + i.rA) }) else {
                            frame.pointee.next = next
                            throw unboundFree(symbols[symbol(constants, i.rC)])
                        }
                    case .storeFree: free(frame, i.rB)._withUnsafeGuaranteedRef { $0.store(registers + i.rA) }
                    case .deleteLocal: (registers + i.rA).reset()
                    case .listAppend:
                        let a = registers + i.rA
                        if a.objectKind == .list {
                            try a.withObject(as: ListObject.self) { list in
                                try checkGrowth(of: list.elements)
                                list.elements.append(registers[i.rB])
                            }
                        }
                    case .makeTuple: makeTuple(registers + i.rA, registers + i.rB, i.rC)
                    case .makeList: makeList(registers + i.rA, registers + i.rB, i.rC)
                    case .dictSet:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        if i.d != 1, a.objectKind == .dict, a.withObject(as: DictObject.self, { $0.setQuickly(b, c) }) { continue }
                        frame.pointee.next = next
                        try setPair(a, b.pointee, c.pointee, isCall: i.d == 1)
                    case .setAdd:
                        let (a, b) = (registers + i.rA, registers + i.rB)
                        if a.objectKind == .set, a.withObject(as: SetObject.self, { $0.quickContains(b) }) == true { continue }
                        frame.pointee.next = next
                        try a.pointee.as(SetObject.self)?.add(b.pointee, self)
                    case .unpack:
                        let (a, b) = (registers + i.rA, registers + i.rB)
                        if unpackTuple(b, count: i.rC, into: a) {
                            // An iterator uses its tuple again when nobody holds it any more.
                            if i.d == 1 { b.clear() }
                            continue
                        }
                        frame.pointee.next = next
                        try unpack(b.pointee, count: i.rC, into: a)

                    case .call:
                        frame.pointee.next = next
                        let a = registers + i.rA
                        if a.objectKind == .native, callQuickly(a, a + 1, i.rB, registers + i.rC) { continue }
                        if try call(a, a + 1, i.rB, target: i.rC, frame, next) { enterTop() }
                    case .callMethod:
                        frame.pointee.next = next
                        let a = registers + i.rA
                        if a.isLent {
                            if callQuickly(a, a + 1, i.rB + 1, registers + i.rC) { continue }
                            a.keepLent()
                        }
                        // A method lies in a with its receiver behind it; anything else lies behind an empty a.
                        let isBound = !a.isUndefined
                        let callee = isBound ? a : a + 1
                        if callee.objectKind == .native, callQuickly(callee, callee + 1, isBound ? i.rB + 1 : i.rB, registers + i.rC) {
                            continue
                        }
                        if try call(callee, callee + 1, isBound ? i.rB + 1 : i.rB, target: i.rC, frame, next) { enterTop() }
                    case .callKeywords, .callMethodKeywords:
                        let names = keywordNames(constants[next.pointee.wide])
                        next += 1
                        frame.pointee.next = next
                        let a = registers + i.rA
                        a.keepLent()
                        let isBound = i.op == .callMethodKeywords && !a.isUndefined
                        let callee = i.op == .callKeywords || isBound ? a : a + 1
                        if try callAny(callee, callee + 1, isBound ? i.rB + 1 : i.rB, names, target: i.rC, frame, next) { enterTop() }
                    case .callExpanded:
                        frame.pointee.next = next
                        markSite(frame, next)
                        registers[i.rC] = try callExpanded(registers + i.rA)

                    case .return:
                        let a = registers + i.rA
                        if frame.pointee.role == .call, stack.frameCount - 1 != entry {
                            // The caller's register lies below this frame's.
                            ((frame - 1).pointee.base + frame.pointee.target).move(from: a)
                            popFrame()
                            enterTop()
                            continue
                        }
                        frame.pointee.next = next
                        let isGenerator = frame.pointee.role == .generator
                        let target = frame.pointee.target
                        let result = try endFrame(frame, a)
                        if stack.frameCount == entry { return result }
                        enterTop()
                        if isGenerator { next += next.pointee.wide + 1 } else { registers[target] = result }
                    case .yield:
                        let target = frame.pointee.target
                        if target == GeneratorObject.drained {
                            frame.pointee.next = next
                            if takeDrained(registers + i.rA) {
                                (registers + i.rB).setNone()
                                continue
                            }
                        }
                        let result = (registers + i.rA).pointee
                        suspend(frame, next, sentTo: i.rB)
                        if stack.frameCount == entry { return result }
                        enterTop()
                        registers[target] = result
                        next += 1

                    default:
                        frame.pointee.next = next
                        if let offset = try slowInstruction(i, frame, registers, constants, next) { next += offset }
                    }
                }
            } catch {
                frame.pointee.next = next
                try unwind(error, entry: entry)
                enterTop()
            }
        }
    }

    @inline(__always) private func symbol(_ constants: UnsafeMutablePointer<Value>, _ index: Int) -> Symbol {
        Symbol(index: Int32(truncatingIfNeeded: (constants + index).intPayload))
    }

    /// Tells the recorder where in the source an operation stands; inside a library it is where that was called.
    @inline(__always) func markSite(_ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>) {
        let (identifier, index, isLibrary) = frame.pointee.code._withUnsafeGuaranteedRef {
            ($0.identifier, next - $0.instructions - 1, $0.isLibrary)
        }
        if isLibrary { return }
        recorder.site = UInt64(truncatingIfNeeded: identifier) << 32 | UInt64(truncatingIfNeeded: index)
    }

    @inline(__always) private func slowBinary(_ op: BinaryOperator, _ a: Register, _ b: Register, _ c: Register) throws {
        if b.isCounted || c.isCounted {
            let frame = stack.frames + (stack.frameCount - 1)
            markSite(frame, frame.pointee.next)
        }
        a.pointee = try binary(op, b.pointee, c.pointee)
        if a.tag == ValueTag.tensor { dropOperands(a, b, c) }
    }

    /// Operands behind the target and the variables are temporaries that nothing reads again: their tensors are given up at
    /// once, as in CPython, since memory may be large.
    private func dropOperands(_ a: Register, _ b: Register, _ c: Register) {
        let frame = stack.frames + (stack.frameCount - 1)
        let temporaries = frame.pointee.base + frame.pointee.code._withUnsafeGuaranteedRef { $0.localCount }
        if b > a, b >= temporaries, b.tag == ValueTag.tensor { b.clear() }
        if c.tag == ValueTag.tensor, c > a, c >= temporaries { c.clear() }
    }

    /// The same for the receiver of a method that is about to be called, which lies behind its place in the call.
    @inline(__always) private func dropReceiver(_ a: Register, _ b: Register) {
        if b > a + 1, b.tag == ValueTag.tensor { b.clear() }
    }

    @inline(__always) private func free(_ frame: UnsafeMutablePointer<Frame>, _ index: Int) -> Unmanaged<CellObject> {
        frame.pointee.function.unsafelyUnwrapped._withUnsafeGuaranteedRef { .passUnretained($0.closure[index]) }
    }
}
