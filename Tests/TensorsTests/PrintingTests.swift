// Printed tensors and numbers against PyTorch and Python; the cases are in Oracle/printed.txt and Oracle/floats.txt.

import Testing

@testable import Tensors

@Suite struct PrintingTests {
    @Test func tensorsArePrintedAsByPyTorch() throws {
        var cases = 0
        var lines = try oracle("printed.txt", keepsEmpty: true)[...]
        while let head = lines.popFirst(), head.hasPrefix("= ") {
            guard let bits = lines.popFirst() else { break }
            let count = lines.prefix { $0.hasPrefix("\t") }.count
            let expected = lines.prefix(count).map { $0.dropFirst() }.joined(separator: "\n")
            lines = lines.dropFirst(count)
            #expect(try printed(head, bits) == expected, "\(head)")
            cases += 1
        }
        #expect(cases > 400)
    }

    @Test func numbersAreWrittenAsByPython() throws {
        let lines = try oracle("floats.txt")
        #expect(lines.count > 1000)
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            let x = Double(bitPattern: try #require(UInt64(words[0], radix: 16)))
            let digits = try #require(Int(words[2]))
            #expect(pythonRepr(x) == words[1])
            #expect(fixedText(x, digits: digits) == words[3], "\(line)")
            #expect(scientificText(x, digits: digits) == words[4], "\(line)")
        }
    }

    @Test func aViewIsPrintedInItsOwnOrder() throws {
        let base = try Tensor.uninitialized([2, 3], .int64)
        for i in 0..<6 { base.bytes.assumingMemoryBound(to: Int64.self)[i] = Int64(i) }
        let turned = Tensor(
            storage: base.storage, dtype: .int64, shape: [3, 2], strides: [1, 3], offset: 0, elementCount: 6)
        #expect(repr(turned) == "tensor([[0, 3],\n        [1, 4],\n        [2, 5]])")
        let spread = Tensor(
            storage: base.storage, dtype: .int64, shape: [2, 2], strides: [0, 2], offset: 1, elementCount: 4)
        #expect(repr(spread) == "tensor([[1, 3],\n        [1, 3]])")
    }

    @Test func aParameterSaysThatItIsOne() throws {
        let t = try Tensor.uninitialized([], .float32)
        t.bytes.storeBytes(of: 0.5, as: Float.self)
        #expect(
            parameterRepr(t, suffixes: ["requires_grad=True"])
                == "Parameter containing:\ntensor(0.5000, requires_grad=True)")
    }

    @Test func optionsWithoutSenseDoNotTrap() throws {
        let t = try Tensor.uninitialized([3, 4], .float64)
        for i in 0..<12 { t.bytes.assumingMemoryBound(to: Double.self)[i] = Double(i) + 0.5 }
        for number in [Int.min, -1, 0, Int.max] {
            var options = PrintOptions()
            options.edgeItems = number
            options.lineWidth = number
            options.threshold = number
            #expect(repr(t, options: options).hasPrefix("tensor(["))
            options.precision = number
            #expect(repr(t, options: options).hasSuffix(")"))
        }
    }
}

/// The tensor that a case of printed.txt describes, printed.
private func printed(_ head: String, _ bits: String) throws -> String {
    let parts = head.dropFirst(2).split(separator: " | ").map(String.init)
    let words = parts[0].split(separator: " ").map(String.init)
    let dtype = try #require(DType.allCases.first { $0.name == words[0] })
    let shape = try #require(Shape(words[1].split(separator: "x").compactMap { Int($0) }))
    var options = PrintOptions()
    options.precision = try #require(Int(words[2]))
    options.threshold = try #require(Int(words[3]))
    options.edgeItems = try #require(Int(words[4]))
    options.lineWidth = try #require(Int(words[5]))
    options.sciMode = words[6] == "None" ? nil : words[6] == "True"
    let defaultDType = try #require(DType.allCases.first { $0.name == words[7] })
    let tensor = try Tensor.uninitialized(shape, dtype)
    if bits.hasPrefix("ramp ") {
        fill(tensor, step: try #require(Double(bits.dropFirst(5))))
    } else {
        try fill(tensor, bits)
    }
    return repr(tensor, options: options, defaultDType: defaultDType, suffixes: Array(parts.dropFirst()))
}

private func fill(_ tensor: Tensor, step: Double) {
    for i in 0..<tensor.elementCount {
        switch tensor.dtype {
        case .float32: tensor.bytes.assumingMemoryBound(to: Float.self)[i] = Float(Double(i) * step)
        case .float64: tensor.bytes.assumingMemoryBound(to: Double.self)[i] = Double(i) * step
        default: tensor.bytes.assumingMemoryBound(to: Int64.self)[i] = Int64(i) * Int64(step)
        }
    }
}

private func fill(_ tensor: Tensor, _ bits: String) throws {
    let dtype = tensor.dtype
    var index = 0
    for word in bits.split(separator: " ") {
        let sides = word.split(separator: "*")
        let value = try #require(UInt64(sides[sides.count - 1], radix: 16))
        for _ in 0..<(sides.count == 2 ? try #require(Int(sides[0])) : 1) {
            let place = tensor.bytes + index * dtype.byteCount
            switch dtype.byteCount {
            case 1: place.storeBytes(of: UInt8(value), as: UInt8.self)
            case 4: place.storeBytes(of: UInt32(value), as: UInt32.self)
            default: place.storeBytes(of: value, as: UInt64.self)
            }
            index += 1
        }
    }
    try #require(index == tensor.elementCount)
}
