// Methods of tensors that few programs call: some are told in the language, some are names for what others do.

import Operators
import Tensors

extension Machine {
    /// Methods that are told in the language, or are names for what others do.
    func installRareMethods() {
        func told(_ name: String, _ parameters: String, _ count: Int, keywords: [String] = [], in library: String) {
            method("\(name)(self\(parameters))") { machine, x, a in
                guard let function = try machine.makeModule(library)?[machine.symbols.intern(name)] else { return .none }
                let named = keywords.enumerated().map { (name: machine.symbols.intern($1), value: a[1 + count + $0]) }
                return try machine.call(function, [.tensor(x)] + (0..<count).map { a[1 + $0] }, keywords: named)
            }
        }
        told("to_sparse", "", 0, in: "torch._sparse")
        told("nonzero_static", ", *, size, fill_value=-1", 0, keywords: ["size", "fill_value"], in: "torch._extras")
        told("as_strided_scatter", ", src, size, stride, storage_offset=None", 4, in: "torch._extras")
        method("to_dense(self, dtype=None, *, masked_grad=True)") { _, x, _ in .tensor(x) }
        method("as_subclass(self, cls)") { machine, x, _ in .tensor(try Kernels.view(aliasing: x)) }
        method("as_strided_(self, size, stride, storage_offset=None)") { machine, x, a in
            let offset = a[3].isNone ? x.offset : try machine.index(a[3])
            let (size, stride) = (try machine.elements(a[1]).map { try machine.index($0) }, try machine.elements(a[2]).map { try machine.index($0) })
            try machine.recorder.rebind(x) { before in
                try machine.recorder.apply(.asStrided, before, [.ints(size), .ints(stride), .int(offset)])
            }
            return .tensor(x)
        }
        method("new(self, *args)") { machine, x, a in
            if a.extra.count == 1, machine.listOrTuple(a.extra[0]) != nil, a.extra[0].as(SizeObject.self) == nil {
                return .tensor(try machine.tensor(of: a.extra[0], dtype: x.dtype))
            }
            let sizes = a.extra.count == 1 ? a.extra[0].as(SizeObject.self).map { Array($0.elements) } ?? a.extra : a.extra
            return .tensor(try Kernels.zeros((sizes.isEmpty ? [.int(0)] : sizes).map { try machine.index($0) }, x.dtype))
        }
    }
}
