// The machine's instructions. Operands name registers of the running frame unless said otherwise; Machine+Run.swift
// carries them out.

import Diagnostics
import Syntax

/// What an instruction does. `R` is a register, `K` a constant, `→` where the result goes.
public enum Opcode: UInt8 {
    /// a ← K[b c]
    case loadConstant
    /// a ← b
    case move
    /// a ← global slot [b c]; the builtin of that name when it is unassigned
    case loadGlobal, storeGlobal, deleteGlobal
    /// a ← closure cell b, and the other way
    case loadFree, storeFree, deleteFree
    /// a ← the cell in register b, and the other way
    case loadCell, storeCell, deleteCell
    /// Puts a new cell with the value of a into a.
    case makeCell
    /// Raises when a is unassigned; K[b c] is its name.
    case checkLocal
    /// Forgets a local variable.
    case deleteLocal
    /// Forgets what the b registers from a held before.
    case forget

    /// a ← b ∘ c, c a register (first of each pair) or a constant (second)
    case add, addConstant, subtract, subtractConstant, multiply, multiplyConstant
    case divide, divideConstant, floorDivide, floorDivideConstant, modulo, moduloConstant
    /// a ← b ∘ c for the operator d; `inPlace` for `∘=`
    case binary, binaryInPlace
    /// a ← ∘ b for the operator d
    case unary
    /// a ← b ∘ c for the comparison d
    case compare
    /// Goes on behind the next word when a ∘ b is not what d says, else where that word points.
    case lessJump, lessJumpConstant, lessEqualJump, lessEqualJumpConstant
    case greaterJump, greaterJumpConstant, greaterEqualJump, greaterEqualJumpConstant
    case equalJump, equalJumpConstant
    /// By [b c] words.
    case jump
    /// Jumps as the next word says when the truth of a is d.
    case jumpIf

    case makeList, makeTuple, makeSet  // a ← the c registers from b
    case makeDict  // a ← c pairs from b
    case listAppend, setAdd  // a: the collection, b: the element
    case listExtend, setUpdate, dictUpdate  // a: the collection, b: an iterable
    case dictSet  // a[b] = c
    case listToTuple  // a ← b
    case makeSlice  // a ← slice(b, b+1, b+2)
    case makeString  // a ← the c strings from b, one behind the other
    case formatValue  // a ← format(b, c) with conversion d; c is a register or 0xFFFF

    case getItem, getItemConstant, setItem, deleteItem  // a ← b[c]; a[b] = c; del a[b]
    case getAttribute, setAttribute, deleteAttribute  // a ← b.K[c]; a.K[c] = b
    /// a, a+1 ← the method K[c] of b and b itself, ready for `callMethod`; the next word of this, of `getAttribute` and
    /// of `setAttribute` says which cache is theirs
    case loadMethod
    /// c ← a(a+1 …): b positional arguments
    case call, callMethod
    /// The same with keyword arguments; the next word's [b c] is the constant with their names.
    case callKeywords, callMethodKeywords
    /// c ← a(*list in a+1, **dict in a+2)
    case callExpanded
    case `return`
    /// a ← function of code K[b]; defaults in c (tuple) and c+1 (dict) as d says
    case makeFunction

    case getIterator  // a ← iter(b)
    /// b ← next(a), or as the next word says at the end
    case forNext
    /// a… ← the elements of b: exactly c of them; b is not read again when d is 1
    case unpack
    /// a… ← the elements of b; c: before the starred one, d: after it
    case unpackStarred

    case raise  // a, cause b (0xFFFF: none)
    case reraise  // the exception in a, or the one being handled when a is 0xFFFF
    case assertionError  // with message a or 0xFFFF
    case enterHandler, leaveHandler  // a: exception, b: place for the one handled before
    /// Jumps as the next word says when the exception a is not an instance of b.
    case matchException
    case enterWith  // a ← (b).__enter__(), b+1 ← its __exit__
    case exitWith  // calls a(None, None, None)
    /// b ← truth of a(type, exception, None) for the exception in c
    case exitWithException

    case yield  // a: what is yielded, b ← what is sent
    /// `yield from` a: b ← what it gives for the value b sent, or as the next word says at its end.
    case delegate
    /// b ← what a gives for the exception c thrown into it, or as the next word says at its end.
    case delegateThrow
    case getYieldFromIterator
    case importModule  // a ← import K[b]; the whole path when d is 1, else the first part
    case importFrom  // a ← b.K[c], or the submodule
    case importStar
    case display  // shows a as an interactive prompt does
    case command  // runs the % command K[b c]
    case makeClass  // a ← class K[c] of body b, bases b+1, keywords b+2
    case namespaceSet  // a[K[c] as text] = b, unless b is unassigned

    // Pattern matching
    case matchSequence  // a ← whether b is a sequence of length c (d: at least)
    case matchMapping  // a ← whether b is a mapping
    case matchKey  // a, a+1 ← whether b has the key c, and its value
    case matchClass  // a ← whether b is an instance of c
}

/// One instruction word of eight bytes.
public struct Instruction {
    public var op: Opcode
    public var d: UInt8 = 0
    public var a: UInt16 = 0
    public var b: UInt16 = 0
    public var c: UInt16 = 0

    init(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, d: Int = 0) {
        self.op = op
        self.d = UInt8(truncatingIfNeeded: d)
        self.a = UInt16(truncatingIfNeeded: a)
        self.b = UInt16(truncatingIfNeeded: b)
        self.c = UInt16(truncatingIfNeeded: c)
    }

    init(_ op: Opcode, _ a: Int, wide: Int) {
        self.init(op, a, wide & 0xFFFF, (wide >> 16) & 0xFFFF)
    }

    /// b and c as one signed number.
    @inline(__always) var wide: Int { Int(Int32(bitPattern: UInt32(b) | UInt32(c) << 16)) }
    @inline(__always) var rA: Int { Int(a) }
    @inline(__always) var rB: Int { Int(b) }
    @inline(__always) var rC: Int { Int(c) }
}

/// Register number that stands for none.
let noRegister = 0xFFFF

/// A compiled function, cell or file.
public final class Code {
    public let name: String
    /// With the names of the scopes around it, as messages show it.
    let qualifiedName: String
    public let source: SourceText
    /// Code of a library module, which no traceback shows.
    let isLibrary: Bool
    let instructions: UnsafeMutablePointer<Instruction>
    let instructionCount: Int
    let constants: UnsafeMutablePointer<Value>
    let constantCount: Int
    /// Where each instruction stands in the source.
    let spans: [Span]
    let registerCount: Int
    /// Registers that hold named variables; the rest are temporaries.
    let localCount: Int
    /// The names of those registers, and of the cells that the function takes along, for `locals()`.
    let localNames: [String]
    let captureNames: [String]
    let handlers: [Handler]
    let comprehensions: [Comprehension]
    let parameters: ParameterList
    /// The number of arguments with which a call needs no binding: they lie where they are needed. -1 when there is none.
    let plainCount: Int
    /// What attribute instructions have found, by the number in their second word.
    let caches: UnsafeMutablePointer<AttributeCache>
    let cacheCount: Int
    /// The cells that the function takes from where it is made.
    let captures: [Capture]
    /// Parameters and locals that live in cells from the start.
    let isGenerator: Bool
    let documentation: String?
    public let span: Span
    /// The number that records made by this code carry.
    let identifier: Int

    struct Capture {
        let isFromClosure: Bool
        let index: Int
    }

    /// The loops of a comprehension: what a traceback shows as a call.
    struct Comprehension {
        let name: String
        let start: Int
        let end: Int
        let span: Span
    }

    /// Exceptions raised by instructions in `start..<end` go to `target`, the exception object to `register`.
    struct Handler {
        let start: Int
        let end: Int
        let target: Int
        let register: Int
        /// Where the exception lies that is handled around the protected code; nil: what the frame was entered with.
        let outer: Int?
    }

    init(
        name: String, qualifiedName: String, source: SourceText, span: Span, instructions: [Instruction], constants: [Value], spans: [Span],
        registerCount: Int, localNames: [String], captureNames: [String], handlers: [Handler], comprehensions: [Comprehension], parameters: ParameterList, captures: [Capture],
        isGenerator: Bool, cacheCount: Int, documentation: String?, identifier: Int
    ) {
        self.name = name
        self.qualifiedName = qualifiedName
        self.source = source
        isLibrary = source.name.hasPrefix("<library ")
        self.span = span
        instructionCount = instructions.count
        self.instructions = .allocate(capacity: max(instructions.count, 1))
        self.instructions.initialize(from: instructions, count: instructions.count)
        constantCount = constants.count
        self.constants = .allocate(capacity: max(constants.count, 1))
        self.constants.initialize(from: constants, count: constants.count)
        self.spans = spans
        self.registerCount = registerCount
        localCount = localNames.count
        self.localNames = localNames
        self.captureNames = captureNames
        self.handlers = handlers
        self.comprehensions = comprehensions
        self.parameters = parameters
        plainCount = parameters.isPlain && !isGenerator ? parameters.positionalCount : -1
        self.cacheCount = cacheCount * AttributeCache.ways
        caches = .allocate(capacity: max(self.cacheCount, 1))
        caches.initialize(repeating: AttributeCache(), count: self.cacheCount)
        self.captures = captures
        self.isGenerator = isGenerator
        self.documentation = documentation
        self.identifier = identifier
    }

    deinit {
        instructions.deallocate()
        caches.deinitialize(count: cacheCount)
        caches.deallocate()
        constants.deinitialize(count: constantCount)
        constants.deallocate()
    }
}

/// The parameters of a compiled function, in the order of their registers: positional, keyword-only, `*args`, `**kwargs`.
struct ParameterList {
    var names: [Symbol] = []
    var positionalOnlyCount = 0
    var positionalCount = 0
    var keywordOnlyCount = 0
    var hasVariadic = false
    var hasKeywordVariadic = false
    /// Nothing but positional parameters: arguments lie where they are needed.
    var isPlain: Bool { keywordOnlyCount == 0 && !hasVariadic && !hasKeywordVariadic }
    var count: Int { positionalCount + keywordOnlyCount + (hasVariadic ? 1 : 0) + (hasKeywordVariadic ? 1 : 0) }
}
