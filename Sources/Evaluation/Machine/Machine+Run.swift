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
        var constants = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }

        /// Takes up the frame that is now on top.
        @inline(__always) func enterTop() {
            frame = stack.frames + (stack.frameCount - 1)
            registers = frame.pointee.base
            next = frame.pointee.next
            constants = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
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
                        if slot.isUndefined { try loadFallback(i.wide, frame, into: registers + i.rA) } else {
                            (registers + i.rA).copy(from: slot)
                        }
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
                        frame.pointee.next = next
                        try slowBinary(.decoded(i.d), registers + i.rA, registers + i.rB, registers + i.rC)
                    case .binaryInPlace:
                        let (a, b, c) = (registers + i.rA, registers + i.rB, registers + i.rC)
                        if i.d == addCode, addFast(a, b, c) { continue }
                        frame.pointee.next = next
                        markSite(frame, next)
                        a.pointee = try binaryInPlace(.decoded(i.d), b.pointee, c.pointee)
                    case .unary:
                        markSite(frame, next)
                        registers[i.rA] = try unary(.decoded(i.d), registers[i.rB])
                    case .compare:
                        let (b, c) = (registers + i.rB, registers + i.rC)
                        if b.tag | c.tag == 0, let result = compareInts(i.d, b.intPayload, c.intPayload) {
                            (registers + i.rA).set(bool: result)
                        } else {
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
                        if try nextElement(registers + i.rA, into: registers + i.rB, frame, next) { next += 1 } else {
                            next += next.pointee.wide + 1
                        }
                    case .getItem:
                        let (b, c) = (registers + i.rB, registers + i.rC)
                        if c.tag == 0, listItem(b, c.intPayload, into: registers + i.rA) { continue }
                        markSite(frame, next)
                        frame.pointee.next = next
                        registers[i.rA] = try item(b.pointee, c.pointee)
                    case .getItemConstant:
                        let (b, c) = (registers + i.rB, constants + i.rC)
                        if c.tag == 0, listItem(b, c.intPayload, into: registers + i.rA) { continue }
                        markSite(frame, next)
                        frame.pointee.next = next
                        registers[i.rA] = try item(b.pointee, c.pointee)
                    case .setItem:
                        let (a, b) = (registers + i.rA, registers + i.rB)
                        if b.tag == 0, setListItem(a, b.intPayload, registers + i.rC) { continue }
                        markSite(frame, next)
                        frame.pointee.next = next
                        try setItem(a.pointee, b.pointee, registers[i.rC])
                    case .getAttribute:
                        markSite(frame, next)
                        frame.pointee.next = next
                        registers[i.rA] = try attribute(registers[i.rB], symbol(constants, i.rC))
                    case .loadMethod:
                        markSite(frame, next)
                        try loadMethod(registers + i.rA, registers + i.rB, symbol(constants, i.rC))

                    case .call:
                        frame.pointee.next = next
                        if try call(registers + i.rA, registers + i.rA + 1, i.rB, [], target: i.rC, frame, next) { enterTop() }
                    case .callMethod:
                        frame.pointee.next = next
                        let a = registers + i.rA
                        // A method lies in a with its receiver behind it; anything else lies behind an empty a.
                        let isBound = !a.isUndefined
                        let callee = isBound ? a : a + 1
                        if try call(callee, callee + 1, isBound ? i.rB + 1 : i.rB, [], target: i.rC, frame, next) { enterTop() }
                    case .callKeywords, .callMethodKeywords:
                        let names = keywordNames(constants[next.pointee.wide])
                        next += 1
                        frame.pointee.next = next
                        let a = registers + i.rA
                        let isBound = i.op == .callMethodKeywords && !a.isUndefined
                        let callee = i.op == .callKeywords || isBound ? a : a + 1
                        if try call(callee, callee + 1, isBound ? i.rB + 1 : i.rB, names, target: i.rC, frame, next) { enterTop() }
                    case .callExpanded:
                        frame.pointee.next = next
                        markSite(frame, next)
                        registers[i.rC] = try callExpanded(registers + i.rA)

                    case .return:
                        let result = (registers + i.rA).take()
                        let target = frame.pointee.target
                        leaveFrame()
                        if stack.frameCount == entry { return result }
                        enterTop()
                        registers[target] = result
                    case .yield:
                        let result = registers[i.rA]
                        suspend(frame, next, sentTo: i.rB)
                        return result

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

    private var addCode: UInt8 { 0 }

    @inline(__always) private func symbol(_ constants: UnsafeMutablePointer<Value>, _ index: Int) -> Symbol {
        Symbol(index: Int32(truncatingIfNeeded: (constants + index).intPayload))
    }

    /// Tells the recorder where in the source an operation stands.
    @inline(__always) func markSite(_ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>) {
        let (identifier, index) = frame.pointee.code._withUnsafeGuaranteedRef { ($0.identifier, next - $0.instructions - 1) }
        recorder.site = UInt64(truncatingIfNeeded: identifier) << 32 | UInt64(truncatingIfNeeded: index)
    }

    @inline(__always) private func slowBinary(_ op: BinaryOperator, _ a: Register, _ b: Register, _ c: Register) throws {
        if b.isCounted || c.isCounted {
            let frame = stack.frames + (stack.frameCount - 1)
            markSite(frame, frame.pointee.next)
        }
        a.pointee = try binary(op, b.pointee, c.pointee)
    }
}
