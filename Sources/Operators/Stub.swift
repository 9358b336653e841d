import Tensors
extension Operation {
    static let mul = Operation("mul(Tensor self, Operand other)", "", .binary(.mul), .bilinear([{ r, g in g }]))
    public static let add = Operation("add(Tensor self, Operand other)", "", .binary(.add), .linear([{ r, g in g }]))
    static let to = Operation("to(Tensor self)", "", .single({ $0[0] }), .linear([{ r, g in g }]))
    static let sum = Operation("sum(Tensor self)", "", .single({ $0[0] }), .linear([{ r, g in g }]))
    static let reshape = Operation("reshape(Tensor self)", "", .single({ $0[0] }), .linear([{ r, g in g }]))
}
extension Tensor { public static func full(_ s: Shape, _ v: Double, _ d: DType) throws -> Tensor { try Tensor.uninitialized(s, d) } }
