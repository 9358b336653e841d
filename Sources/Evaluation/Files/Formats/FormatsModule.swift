// `_formats`: what the library's readers and writers of array files are made of. The formats themselves are told in the
// language, in Modules/Library/ArrayFilesLibrary.swift and SafetensorsLibrary.swift.

import Operators
import Tensors

extension Machine {
    func makeFormatsModule() -> ModuleObject {
        let module = ModuleObject("_formats")
        define(in: module, "header(data, /)") { machine, a in
            var reading = HeaderReading(machine.bytesIfAny(a[0]) ?? [], machine)
            guard let value = reading.value() else { throw Raise(.valueError, "not a literal") }
            return value
        }
        define(in: module, "array_of(data, dtype, is_swapped, offset, shape, is_fortran, /)") { machine, a in
            let dtype = try machine.arrayDType(a[1])
            let tensor = try machine.elements(
                of: a[0], dtype, isSwapped: machine.truth(a[2]), offset: machine.index(a[3]), machine.sizesOfFile(a[4]),
                isFortran: machine.truth(a[5]))
            return .object(ArrayObject(tensor))
        }
        define(in: module, "tensor_of(data, dtype, offset, shape, /)") { machine, a in
            let dtype = try machine.dtypeArgument(a[1], "tensor_of") ?? .float32
            return .tensor(
                try machine.elements(
                    of: a[0], dtype, isSwapped: false, offset: machine.index(a[2]), machine.sizesOfFile(a[3]), isFortran: false))
        }
        define(in: module, "bytes_of(tensor, /)") { _, a in
            guard let tensor = a[0].tensor ?? a[0].as(ArrayObject.self)?.tensor else { throw Raise(.typeError, "not a tensor") }
            let source = try tensor.contiguous()
            return .object(
                BytesObject(Array(UnsafeRawBufferPointer(start: source.bytes, count: source.elementCount * source.dtype.byteCount))))
        }
        /// Whether an array is laid out column by column, and not also row by row.
        define(in: module, "is_fortran(array, /)") { _, a in
            guard let tensor = a[0].as(ArrayObject.self)?.tensor, tensor.rank > 1, !tensor.isContiguous else { return .bool(false) }
            return .bool(try Kernels.permute(tensor, Array((0..<tensor.rank).reversed())).isContiguous)
        }
        installArchives(module)
        installTables(module)
        return module
    }

    private func installArchives(_ module: ModuleObject) {
        /// The names in an archive and a function that reads one; a text when it is damaged.
        define(in: module, "archive(data, /)") { machine, a in
            do {
                let archive = try ZipArchive(machine.bytesIfAny(a[0]) ?? [])
                let read = NativeFunction("read(name, /)") { _, a in
                    do {
                        guard let content = try archive.content(a[0].text ?? "") else { return .none }
                        return .object(BytesObject(Array(content)))
                    } catch let damage as ZipArchive.Damage {
                        return .string(damage.text)
                    }
                }
                let names = ListObject(ContiguousArray(archive.names.map { .string($0) }))
                return .object(TupleObject([.object(names), .object(read)]))
            } catch let damage as ZipArchive.Damage {
                return .string(damage.text)
            }
        }
        /// What a stream of DEFLATE expands to and how many bytes of the data it is; a text when it is damaged.
        define(in: module, "inflate(data, start, /)") { machine, a in
            let data = machine.bytesIfAny(a[0]) ?? []
            let start = min(max(0, try machine.index(a[1])), data.count)
            do {
                let (bytes, used) = try Inflating.expanded(data[start...])
                return .object(TupleObject([.object(BytesObject(bytes)), .int(used)]))
            } catch let damage as Inflating.Damage {
                return .string(damage.text)
            }
        }
        define(in: module, "deflate(data, /)") { machine, a in
            .object(BytesObject(Deflating.packed(machine.bytesIfAny(a[0]) ?? [])))
        }
        define(in: module, "make_archive(names, contents, is_packed, /)") { machine, a in
            var writer = ZipWriter()
            for (name, content) in zip(try machine.elements(a[0]), try machine.elements(a[1])) {
                writer.add(name.text ?? "", machine.bytesIfAny(content) ?? [], isPacked: try machine.truth(a[2]))
            }
            return .object(BytesObject(writer.finished()))
        }
    }

    private func installTables(_ module: ModuleObject) {
        define(in: module, "table(data, delimiter, comment, skipped, skipped_last, most, columns, filling, dtype, /)") { machine, a in
            var reading = TableReading()
            reading.delimiter = Array((a[1].text ?? "").utf8)
            reading.comment = Array((a[2].text ?? "").utf8)
            reading.skippedLines = try machine.index(a[3])
            reading.skippedLastLines = max(0, try machine.index(a[4]))
            if !a[5].isNone { reading.mostRows = try machine.index(a[5]) }
            if !a[6].isNone { reading.columns = try machine.elements(a[6]).map { try machine.index($0) } }
            if case .float(let value) = a[7] { reading.filling = value }
            let dtype = try machine.arrayDType(a[8])
            (reading.wantsIntegers, reading.typeName) = (dtype.isInteger, dtype.name)
            try reading.read(machine.bytesIfAny(a[0]) ?? [])
            let width = reading.columns?.count ?? reading.width
            let shape = [reading.rows, width]
            let tensor = reading.wantsIntegers
                ? try Kernels.tensor(reading.ints, shape: shape, dtype) : try Kernels.tensor(reading.doubles, shape: shape, dtype)
            let odd = ListObject(ContiguousArray(reading.odd.map { .object(TupleObject([.int($0.line), .int($0.fields)])) }))
            return .object(TupleObject([.object(ArrayObject(tensor)), .object(odd), .int(reading.width)]))
        }
    }

    /// Sizes that a file names, which may be of any kind.
    private func sizesOfFile(_ value: Value) throws -> [Int] {
        try elements(value).map {
            guard case .int(let size) = $0, size >= 0 else { throw Raise(.valueError, "shape is not valid: \(try repr(value))") }
            return size
        }
    }

    /// A tensor of bytes in a file, which are there: checked before anything is allocated.
    private func elements(
        of data: Value, _ dtype: DType, isSwapped: Bool, offset: Int, _ sizes: [Int], isFortran: Bool
    ) throws -> Tensor {
        guard let object = data.as(BytesObject.self) else { throw Raise(.typeError, "a bytes-like object is required, not '\(typeName(data))'") }
        guard let count = sizes.checkedProduct, offset >= 0, count <= (object.bytes.count - offset) / dtype.byteCount || count == 0 else {
            throw Raise(.valueError, "EOF: reading array data")
        }
        guard let shape = Shape(isFortran ? sizes.reversed() : sizes) else {
            throw Raise(.valueError, "arrays of \(sizes.count) dimensions are not supported, 8 are the most")
        }
        let tensor = try Tensor.uninitialized(shape, dtype)
        let size = dtype.byteCount
        guard count > 0 else { return isFortran ? try Kernels.permute(tensor, Array((0..<tensor.rank).reversed())) : tensor }
        object.bytes.withUnsafeBytes { source in
            guard let start = source.baseAddress else { return }
            guard isSwapped, size > 1 else { return tensor.bytes.copyMemory(from: start + offset, byteCount: count * size) }
            // Of complex numbers each part is turned round.
            let part = dtype.part.byteCount
            for element in 0..<(count * (size / part)) {
                for place in 0..<part {
                    tensor.bytes.storeBytes(
                        of: source[offset + element * part + part - 1 - place], toByteOffset: element * part + place, as: UInt8.self)
                }
            }
        }
        if dtype == .bool {
            for i in 0..<count where tensor.bytes.load(fromByteOffset: i, as: UInt8.self) > 1 {
                tensor.bytes.storeBytes(of: 1, toByteOffset: i, as: UInt8.self)
            }
        }
        return isFortran ? try Kernels.permute(tensor, Array((0..<tensor.rank).reversed())) : tensor
    }
}

extension [Int] {
    /// The product, nil when it does not fit; 0 when one of them is 0, however large the others are.
    var checkedProduct: Int? {
        if contains(0) { return 0 }
        var product = 1
        for size in self {
            let (value, overflow) = product.multipliedReportingOverflow(by: size)
            guard !overflow else { return nil }
            product = value
        }
        return product
    }
}
