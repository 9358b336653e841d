// Examples of complex tensors and their parts, with what they give; how they are read is in OperationPage.swift.

extension OperationPage {
    static let examplesComplex = #"""
        adjoint | conjugated and transposed back
        torch.adjoint(torch.tensor([[1 + 2j, 2], [3, 4 - 1j]]))
        #> tensor([[1.-2.j, 3.-0.j],
        #>         [2.-0.j, 4.+1.j]])

        angle | i · x / |x|²; 0 for real numbers
        torch.angle(torch.tensor([1j, -1 + 0j, 1 + 1j]))
        #> tensor([1.5708, 3.1416, 0.7854])
        torch.angle(torch.tensor([-1., 0., 2.]))
        #> tensor([3.1416, 0.0000, 0.0000])

        complex | the real part; the imaginary part
        torch.complex(torch.tensor([1., 2.]), torch.tensor([3., -4.]))
        #> tensor([1.+3.j, 2.-4.j])

        conj | its conjugate
        torch.conj(torch.tensor([1 + 2j, 3 - 1j]))
        #> tensor([1.-2.j, 3.+1.j])

        conj_physical | its conjugate
        torch.conj_physical(torch.tensor([1 + 2j, 3 - 1j]))
        #> tensor([1.-2.j, 3.+1.j])

        imag | i times it
        torch.imag(torch.tensor([1 + 2j, 3 - 1j]))
        #> tensor([ 2., -1.])

        isreal
        torch.isreal(torch.tensor([1., 2j, 3 + 1j]))
        #> tensor([ True, False, False])

        polar | for abs: real · cos(angle) + imag · sin(angle); for angle: abs · (imag · cos(angle) − real · sin(angle))
        torch.polar(torch.tensor([2.]), torch.tensor([1.]))
        #> tensor([1.0806+1.6829j])

        real | itself, as a complex number
        torch.real(torch.tensor([1 + 2j, 3 - 1j]))
        #> tensor([1., 3.])

        resolve_conj | 1
        torch.resolve_conj(torch.tensor([1 + 2j]))
        #> tensor([1.+2.j])

        resolve_neg | 1
        torch.resolve_neg(torch.tensor([1 + 2j]))
        #> tensor([1.+2.j])

        sgn | 0 for real numbers; what lies across x / |x|, divided by |x|
        torch.sgn(torch.tensor([3 + 4j, 0, -2j]))
        #> tensor([0.6000+0.8000j, 0.0000+0.0000j, -0.0000-1.0000j])

        view_as_complex | its parts along a last dimension
        torch.view_as_complex(torch.tensor([[1., 2.], [3., -1.]]))
        #> tensor([1.+2.j, 3.-1.j])

        view_as_real | its pairs as complex numbers
        torch.view_as_real(torch.tensor([1 + 2j, 3 - 1j]))
        #> tensor([[ 1.,  2.],
        #>         [ 3., -1.]])
        """#
}
