// torch.fft, stft and istft in cells: values, layout, gradients and messages as PyTorch gives them.

import Foundation
import Testing

@Suite struct TorchFourierTests {
    @Test func transformsGiveTheAnswersOfPyTorch() { check(transforms) }
    @Test func transformsOfShortTimesGiveTheAnswersOfPyTorch() { check(shortTimes) }

    /// Each line after `>>> ` is a cell of its own, with the answer below it.
    private func check(_ session: String) {
        for part in ("\n" + session).components(separatedBy: "\n>>> ").dropFirst() {
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            #expect(torchOutput(names + lines[0]) == lines[1] + "\n", "\(lines[0])")
        }
    }

    private let names = """
        F = torch.fft
        x = torch.tensor([1., 2., 0., 4.])
        c = torch.tensor([1. + 2j, 0j, -1j, 3.])
        m = torch.arange(8.).reshape(2, 4)
        g = torch.tensor([1., 2., 0., 4.], requires_grad=True)
        k = torch.tensor([1. + 2j, 0j, -1j, 3.], requires_grad=True)
        s = torch.arange(8.)
        w = torch.tensor([0., 1., 2., 1.])

        """

    private let transforms = #"""
        >>> F.fft(x)
        tensor([ 7.+0.j,  1.+2.j, -5.+0.j,  1.-2.j])
        >>> F.fft(x.double())
        tensor([ 7.+0.j,  1.+2.j, -5.+0.j,  1.-2.j], dtype=torch.complex128)
        >>> F.fft(torch.tensor([1, 2, 0, 4]))
        tensor([ 7.+0.j,  1.+2.j, -5.+0.j,  1.-2.j])
        >>> F.fft(torch.tensor([True, False]))
        tensor([1.+0.j, 1.+0.j])
        >>> F.fft(c)
        tensor([ 4.+1.j,  1.+6.j, -2.+1.j,  1.+0.j])
        >>> F.fft(c, norm='ortho')
        tensor([ 2.0000+0.5000j,  0.5000+3.0000j, -1.0000+0.5000j,  0.5000+0.0000j])
        >>> F.fft(x, norm='forward')
        tensor([ 1.7500+0.0000j,  0.2500+0.5000j, -1.2500+0.0000j,  0.2500-0.5000j])
        >>> F.fft(x, 2)
        tensor([ 3.+0.j, -1.+0.j])
        >>> F.fft(x, n=8).real
        tensor([ 7.0000, -0.4142,  1.0000,  2.4142, -5.0000,  2.4142,  1.0000, -0.4142])
        >>> F.fft(m, dim=0), F.fft(m, dim=0).stride()
        (tensor([[ 4.+0.j,  6.+0.j,  8.+0.j, 10.+0.j],
                [-4.+0.j, -4.+0.j, -4.+0.j, -4.+0.j]]), (1, 2))
        >>> F.fft(m.t(), dim=0).stride(), F.fft(m[:, ::2], dim=1), F.fft(m.expand(2, 2, 4))[1, 1]
        ((1, 4), tensor([[ 2.+0.j, -2.+0.j],
                [10.+0.j, -2.+0.j]]), tensor([22.+0.j, -2.+2.j, -2.+0.j, -2.-2.j]))
        >>> F.fft(torch.zeros(0, 3)), F.fft(torch.zeros(3, 0), n=2)[0], F.fft(torch.ones(3, 1))
        (tensor([], size=(0, 3), dtype=torch.complex64), tensor([0.+0.j, 0.+0.j]), tensor([[1.+0.j],
                [1.+0.j],
                [1.+0.j]]))
        >>> F.ifft(x)
        tensor([ 1.7500-0.0000j,  0.2500-0.5000j, -1.2500-0.0000j,  0.2500+0.5000j])
        >>> F.ifft(c)
        tensor([ 1.0000+0.2500j,  0.2500+0.0000j, -0.5000+0.2500j,  0.2500+1.5000j])
        >>> F.ifft(c, norm='forward')
        tensor([ 4.+1.j,  1.+0.j, -2.+1.j,  1.+6.j])
        >>> F.ifft(F.fft(c))
        tensor([1.+2.j, 0.+0.j, 0.-1.j, 3.+0.j])
        >>> F.rfft(x), F.rfft(x, norm='ortho'), F.rfft(x, 2), F.rfft(m, dim=0)
        (tensor([ 7.+0.j,  1.+2.j, -5.+0.j]), tensor([ 3.5000+0.j,  0.5000+1.j, -2.5000+0.j]), tensor([ 3.+0.j, -1.+0.j]), tensor([[ 4.+0.j,  6.+0.j,  8.+0.j, 10.+0.j],
                [-4.+0.j, -4.+0.j, -4.+0.j, -4.+0.j]]))
        >>> F.rfft(torch.ones(1)), F.rfft(torch.ones(2, 0, 4))
        (tensor([1.+0.j]), tensor([], size=(2, 0, 3), dtype=torch.complex64))
        >>> F.irfft(F.rfft(x)), F.irfft(c), F.irfft(c, n=4), F.irfft(x, n=2, norm='forward')
        (tensor([1., 2., 0., 4.]), tensor([ 0.6667, -0.0447,  0.3780, -0.3333,  0.9553, -0.6220]), tensor([0.2500, 0.2500, 0.2500, 0.2500]), tensor([ 3., -1.]))
        >>> F.irfft(c[:1], n=1), F.irfft(m, dim=0)
        (tensor([1.]), tensor([[ 2.,  3.,  4.,  5.],
                [-2., -2., -2., -2.]]))
        >>> F.hfft(c[:3]), F.hfft(x, n=4, norm='ortho'), F.ihfft(x), F.ihfft(m, dim=0)
        (tensor([1., 1., 1., 1.]), tensor([ 2.5000,  0.5000, -1.5000,  0.5000]), tensor([ 1.7500-0.0000j,  0.2500-0.5000j, -1.2500-0.0000j]), tensor([[ 2.-0.j,  3.-0.j,  4.-0.j,  5.-0.j],
                [-2.-0.j, -2.-0.j, -2.-0.j, -2.-0.j]]))
        >>> F.fft2(m), F.ifft2(m + 0j), F.rfft2(m), F.irfft2(m, s=(2, 4)), F.hfft2(m, s=(2, 2)), F.ihfft2(m)
        (tensor([[ 28.+0.j,  -4.+4.j,  -4.+0.j,  -4.-4.j],
                [-16.+0.j,   0.+0.j,   0.+0.j,   0.+0.j]]), tensor([[ 3.5000+0.0000j, -0.5000-0.5000j, -0.5000+0.0000j, -0.5000+0.5000j],
                [-2.0000+0.0000j,  0.0000+0.0000j,  0.0000+0.0000j,  0.0000+0.0000j]]), tensor([[ 28.+0.j,  -4.+4.j,  -4.+0.j],
                [-16.+0.j,   0.+0.j,   0.+0.j]]), tensor([[ 3.0000, -0.5000,  0.0000, -0.5000],
                [-2.0000,  0.0000,  0.0000,  0.0000]]), tensor([[10., -2.],
                [-8.,  0.]]), tensor([[ 3.5000-0.0000j, -0.5000-0.5000j, -0.5000-0.0000j],
                [-2.0000+0.0000j,  0.0000+0.0000j,  0.0000+0.0000j]]))
        >>> F.fftn(m, dim=(0,)), F.fftn(m, s=(2, 2)), F.fftn(m, s=(-1, 2)), F.fftn(m, dim=())
        (tensor([[ 4.+0.j,  6.+0.j,  8.+0.j, 10.+0.j],
                [-4.+0.j, -4.+0.j, -4.+0.j, -4.+0.j]]), tensor([[10.+0.j, -2.+0.j],
                [-8.+0.j,  0.+0.j]]), tensor([[10.+0.j, -2.+0.j],
                [-8.+0.j,  0.+0.j]]), tensor([[0.+0.j, 1.+0.j, 2.+0.j, 3.+0.j],
                [4.+0.j, 5.+0.j, 6.+0.j, 7.+0.j]]))
        >>> F.ifftn(m), F.rfftn(m, s=(2, 2)), F.irfftn(m, s=(-1, -1)), F.hfftn(m, dim=1), F.ihfftn(m, dim=(1, 0))
        (tensor([[ 3.5000+0.0000j, -0.5000-0.5000j, -0.5000+0.0000j, -0.5000+0.5000j],
                [-2.0000+0.0000j,  0.0000+0.0000j,  0.0000+0.0000j,  0.0000+0.0000j]]), tensor([[10.+0.j, -2.+0.j],
                [-8.+0.j,  0.+0.j]]), tensor([[ 3.5000, -0.6667,  0.0000, -0.1667,  0.0000, -0.6667],
                [-2.0000,  0.0000,  0.0000,  0.0000,  0.0000,  0.0000]]), tensor([[ 9., -4.,  0., -1.,  0., -4.],
                [33., -4.,  0., -1.,  0., -4.]]), tensor([[ 3.5000-0.0000j, -0.5000-0.5000j, -0.5000+0.0000j, -0.5000+0.5000j],
                [-2.0000-0.0000j,  0.0000+0.0000j,  0.0000+0.0000j,  0.0000+0.0000j]]))
        >>> F.fftn(torch.arange(8.).reshape(2, 2, 2)), F.fftn(torch.tensor(3.))
        (tensor([[[ 28.+0.j,  -4.+0.j],
                 [ -8.+0.j,   0.+0.j]],

                [[-16.+0.j,   0.+0.j],
                 [  0.+0.j,   0.+0.j]]]), tensor(3.+0.j))
        >>> F.fftn(m.t()).stride(), F.rfftn(m.t()).stride(), F.irfftn(m.t()).stride()
        ((1, 4), (2, 1), (2, 1))
        >>> F.fftfreq(8), F.fftfreq(5, 0.1), F.fftfreq(0), F.fftfreq(4, d=2, dtype=torch.float64)
        (tensor([ 0.0000,  0.1250,  0.2500,  0.3750, -0.5000, -0.3750, -0.2500, -0.1250]), tensor([ 0.,  2.,  4., -4., -2.]), tensor([]), tensor([ 0.0000,  0.1250, -0.2500, -0.1250], dtype=torch.float64))
        >>> F.rfftfreq(8), F.rfftfreq(5), F.rfftfreq(-1), F.fftfreq(3, requires_grad=True)
        (tensor([0.0000, 0.1250, 0.2500, 0.3750, 0.5000]), tensor([0.0000, 0.2000, 0.4000]), tensor([-0.]), tensor([ 0.0000,  0.3333, -0.3333], requires_grad=True))
        >>> F.fftshift(m), F.fftshift(m, 1), F.ifftshift(torch.arange(5)), F.fftshift(torch.arange(5)), F.fftshift(m, (0, 1))
        (tensor([[6., 7., 4., 5.],
                [2., 3., 0., 1.]]), tensor([[2., 3., 0., 1.],
                [6., 7., 4., 5.]]), tensor([2, 3, 4, 0, 1]), tensor([3, 4, 0, 1, 2]), tensor([[6., 7., 4., 5.],
                [2., 3., 0., 1.]]))
        >>> F.fft(x, out=torch.zeros(4, dtype=torch.complex64))
        tensor([ 7.+0.j,  1.+2.j, -5.+0.j,  1.-2.j])
        >>> F.fft(torch.tensor(1.))
        IndexError: Dimension specified as -1 but tensor has no dimensions
        >>> F.fft2(x)
        IndexError: Dimension out of range (expected to be in range of [-1, 0], but got -2)
        >>> F.fft(x, n=0)
        RuntimeError: Invalid number of data points (0) specified
        >>> F.irfft(torch.ones(1))
        RuntimeError: Invalid number of data points (0) specified
        >>> F.fft(torch.zeros(0))
        RuntimeError: Invalid number of data points (0) specified
        >>> F.fft(x, dim=1)
        IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 1)
        >>> F.fft(x, norm='other')
        RuntimeError: Invalid normalization mode: "other"
        >>> F.fft(x.half())
        NotImplementedError: Unsupported dtype Half
        >>> F.rfft(c)
        TypeError: rfft expects a real input tensor, but got ComplexFloat
        >>> F.rfftn(c)
        TypeError: rfftn expects a real-valued input tensor, but got ComplexFloat
        >>> F.ihfftn(c)
        TypeError: Only supports floating-point dtypes, but found: ComplexFloat
        >>> F.fftn(m, dim=(0, 0))
        RuntimeError: FFT dims must be unique
        >>> F.fftn(m, s=(2, 2, 2))
        RuntimeError: Got shape with 3 values but input tensor only has 2 dimensions.
        >>> F.fftn(m, s=(2, 2), dim=(0,))
        RuntimeError: When given, dim and shape arguments must have the same length
        >>> F.rfftn(m, dim=())
        RuntimeError: rfftn must transform at least one axis
        >>> F.fft(x, out=torch.zeros(4))
        RuntimeError: fft expects a complex output tensor, but got Float
        >>> F.irfft(x, out=torch.zeros(2, dtype=torch.complex64))
        RuntimeError: irfft expects a floating point output tensor, but got ComplexFloat
        >>> F.fft(x, 2.5)
        TypeError: fft_fft(): argument 'n' (position 2) must be int, not float
        >>> F.fft([1, 2])
        TypeError: fft_fft(): argument 'input' (position 1) must be Tensor, not list
        >>> F.fft(x, other=1)
        TypeError: fft_fft() got an unexpected keyword argument 'other'
        >>> F.fft()
        TypeError: fft_fft() missing 1 required positional arguments: "input"
        >>> F.fftfreq(-1)
        RuntimeError: Trying to create tensor with negative dimension -1: [-1]
        >>> F.fftfreq(3, dtype=torch.int64)
        RuntimeError: fftfreq requires a floating point or complex dtype
        >>> F.fftshift(torch.tensor(1.))
        RuntimeError: `shifts` required
        >>> F.fftshift(m, 2)
        IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)
        >>> F.fft, F.fftshift
        (<built-in function fft_fft>, <built-in function fft_fftshift>)
        >>> torch._fft_c2c(c, [0], 0, True), torch._fft_r2c(m, [0, 1], 0, False), torch._fft_c2r(c, [0], 2, 4)
        (tensor([ 4.+1.j,  1.+6.j, -2.+1.j,  1.+0.j]), tensor([[ 28.+0.j,  -4.+4.j,  -4.+0.j,  -4.-4.j],
                [-16.+0.j,   0.+0.j,   0.+0.j,   0.-0.j]]), tensor([0.2500, 0.2500, 0.2500, 0.2500]))
        >>> torch._fft_c2c(x, [0], 0, True)
        RuntimeError: Only supports complex dtypes, but found: Float
        >>> F.fft(x, n=2**44)
        RuntimeError: [enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 70368744177664 bytes. Error code 12 (Cannot allocate memory)
        >>> F.fft(g), F.fft(k), F.rfft(g, n=8).grad_fn.name(), F.rfft(g, n=2).grad_fn.next_functions[0][0].name()
        (tensor([ 7.+0.j,  1.+2.j, -5.+0.j,  1.-2.j], grad_fn=<FftR2CBackward0>), tensor([ 4.+1.j,  1.+6.j, -2.+1.j,  1.+0.j], grad_fn=<FftC2CBackward0>), 'FftR2CBackward0', 'SliceBackward0')
        >>> F.irfft(k, n=4), F.ifft(g).grad_fn.name(), F.hfft(k).grad_fn.next_functions[0][0].name(), F.fft2(m.requires_grad_()).grad_fn.name()
        (tensor([0.2500, 0.2500, 0.2500, 0.2500], grad_fn=<FftC2RBackward0>), 'ConjBackward0', 'ConjBackward0', 'FftC2CBackward0')
        >>> F.fft(g).abs().pow(2).sum().backward(); g.grad
        tensor([ 8., 16.,  0., 32.])
        >>> F.fft(k, n=2).abs().pow(2).sum().backward(); k.grad
        tensor([4.+8.j, 0.+0.j, 0.+0.j, 0.+0.j])
        >>> F.rfft(g, n=6, norm='forward').real.sum().backward(); g.grad
        tensor([0.6667, 0.0000, 0.1667, 0.0000])
        >>> F.irfft(k, n=4).pow(2).sum().backward(); k.grad
        tensor([0.5000+0.j, 0.0000+0.j, 0.0000+0.j, 0.0000+0.j])
        >>> F.hfft(k, n=4).cumsum(0).sum().backward(); k.grad
        tensor([10.-0.j,  4.+4.j,  2.-0.j,  0.+0.j])
        >>> F.ihfft(g).imag.square().sum().backward(); g.grad
        tensor([ 0.0000, -0.2500, -0.0000,  0.2500])
        >>> torch.autograd.functional.hessian(lambda v: F.rfft(v).abs().pow(2).sum(), x)
        tensor([[6., 0., 2., 0.],
                [0., 6., 0., 2.],
                [2., 0., 6., 0.],
                [0., 2., 0., 6.]])
        >>> torch.func.jvp(lambda v: F.fft(v), (x,), (torch.ones(4),))
        (tensor([ 7.+0.j,  1.+2.j, -5.+0.j,  1.-2.j]), tensor([4.+0.j, 0.+0.j, 0.+0.j, 0.-0.j]))
        >>> torch.func.vmap(F.fft)(m), torch.func.vmap(lambda v: F.irfft(v, n=2), in_dims=1)(m)
        (tensor([[ 6.+0.j, -2.+2.j, -2.+0.j, -2.-2.j],
                [22.+0.j, -2.+2.j, -2.+0.j, -2.-2.j]]), tensor([[ 2., -2.],
                [ 3., -2.],
                [ 4., -2.],
                [ 5., -2.]]))
        >>> torch.func.vmap(lambda v: F.fftn(v, dim=(-1,)))(m.reshape(2, 2, 2))
        tensor([[[ 1.+0.j, -1.+0.j],
                 [ 5.+0.j, -1.+0.j]],

                [[ 9.+0.j, -1.+0.j],
                 [13.+0.j, -1.+0.j]]])
        >>> F.ifft(F.fft(torch.arange(6.))), F.irfft(F.rfft(torch.arange(5.)), n=5), F.ifft(F.fft(torch.arange(10.))).real
        (tensor([0.0000+0.j, 1.0000+0.j, 2.0000+0.j, 3.0000+0.j, 4.0000+0.j, 5.0000+0.j]), tensor([0., 1., 2., 3., 4.]), tensor([0.0000, 1.0000, 2.0000, 3.0000, 4.0000, 5.0000, 6.0000, 7.0000, 8.0000,
                9.0000]))
        >>> F.fft(torch.ones(8)), F.fft(torch.ones(6)), F.rfft(torch.ones(5)), F.rfft(torch.tensor([1., -1., 1., -1., 1., -1.]))
        (tensor([8.+0.j, 0.-0.j, 0.+0.j, 0.+0.j, 0.+0.j, 0.-0.j, 0.-0.j, 0.+0.j]), tensor([6.+0.j, 0.-0.j, 0.+0.j, 0.+0.j, 0.-0.j, 0.+0.j]), tensor([5.+0.j, 0.-0.j, 0.+0.j]), tensor([0.+0.j, 0.-0.j, 0.+0.j, 6.+0.j]))
        >>> F.fft(torch.sin(2 * torch.pi * torch.arange(8) / 8)), F.rfft(torch.arange(10.) ** 2)
        (tensor([ 3.1787e-08+0.0000e+00j,  3.4030e-07-4.0000e+00j,
                -8.7423e-08+3.5763e-07j, -1.6546e-07+2.3842e-07j,
                -2.0663e-07+0.0000e+00j, -1.6546e-07-2.3842e-07j,
                -8.7423e-08-3.5763e-07j,  3.4030e-07+4.0000e+00j]), tensor([285.0000+0.0000j,   2.3607+153.8842j, -35.5279+68.8191j,
                -42.3607+36.3271j, -44.4721+16.2460j, -45.0000+0.0000j]))
        >>> F.fft(torch.arange(7.) + 0j), F.ifft(torch.arange(12.) + 1j), F.fft(torch.arange(9.) * 1j).abs(), F.fft(torch.eye(3)[1] + 0j)
        (tensor([21.0000+0.0000j, -3.5000+7.2678j, -3.5000+2.7912j, -3.5000+0.7989j,
                -3.5000-0.7989j, -3.5000-2.7912j, -3.5000-7.2678j]), tensor([ 5.5000+1.0000j, -0.5000-1.8660j, -0.5000-0.8660j, -0.5000-0.5000j,
                -0.5000-0.2887j, -0.5000-0.1340j, -0.5000+0.0000j, -0.5000+0.1340j,
                -0.5000+0.2887j, -0.5000+0.5000j, -0.5000+0.8660j, -0.5000+1.8660j]), tensor([36.0000, 13.1571,  7.0008,  5.1962,  4.5694,  4.5694,  5.1962,  7.0008,
                13.1571]), tensor([ 1.0000+0.0000j, -0.5000-0.8660j, -0.5000+0.8660j]))
        >>> F.ifft(F.fft(torch.arange(16.) + 0j)), F.fft(torch.ones(20) + 0j)[:4], F.irfft(torch.arange(4.))
        (tensor([ 0.0000+0.j,  1.0000+0.j,  2.0000+0.j,  3.0000+0.j,  4.0000+0.j,  5.0000+0.j,
                 6.0000+0.j,  7.0000+0.j,  8.0000+0.j,  9.0000+0.j, 10.0000+0.j, 11.0000+0.j,
                12.0000+0.j, 13.0000+0.j, 14.0000+0.j, 15.0000+0.j]), tensor([20.+0.j,  0.+0.j,  0.+0.j,  0.+0.j]), tensor([ 1.5000e+00, -6.6667e-01, -2.9802e-08, -1.6667e-01, -2.9802e-08,
                -6.6667e-01]))
        >>> F.fft2(torch.arange(12.).reshape(3, 4)), F.ifft2(F.fft2(torch.arange(6.).reshape(2, 3))).real, F.irfft2(F.rfft2(torch.ones(3, 6)))
        (tensor([[ 66.+0.0000j,  -6.+6.0000j,  -6.+0.0000j,  -6.-6.0000j],
                [-24.+13.8564j,   0.+0.0000j,   0.+0.0000j,   0.+0.0000j],
                [-24.-13.8564j,   0.+0.0000j,   0.+0.0000j,   0.+0.0000j]]), tensor([[0., 1., 2.],
                [3., 4., 5.]]), tensor([[1., 1., 1., 1., 1., 1.],
                [1., 1., 1., 1., 1., 1.],
                [1., 1., 1., 1., 1., 1.]]))
        >>> F.fft(torch.arange(10, dtype=torch.float64)), F.ifft(F.fft(torch.arange(6.).double()))
        (tensor([45.0000+0.0000j, -5.0000+15.3884j, -5.0000+6.8819j, -5.0000+3.6327j,
                -5.0000+1.6246j, -5.0000+0.0000j, -5.0000-1.6246j, -5.0000-3.6327j,
                -5.0000-6.8819j, -5.0000-15.3884j], dtype=torch.complex128), tensor([0.+0.j, 1.+0.j, 2.+0.j, 3.+0.j, 4.+0.j, 5.+0.j],
               dtype=torch.complex128))
        >>> import numpy as np; np.fft.fftfreq(5, 0.1), np.fft.rfftfreq(4), np.fft.fftshift(np.arange(5)), np.fft.ifftshift(np.arange(6).reshape(2, 3), axes=1)
        (array([ 0.,  2.,  4., -4., -2.]), array([0.  , 0.25, 0.5 ]), array([3, 4, 0, 1, 2]), array([[1, 2, 0],
               [4, 5, 3]]))
        """#

    private let shortTimes = #"""
        >>> torch.stft(s, 4, 2, window=w, return_complex=True)
        tensor([[  2.+0.j,   8.+0.j,  16.+0.j,  24.+0.j,  24.+0.j],
                [  0.+0.j,  -4.+2.j,  -8.+2.j, -12.+2.j, -12.-2.j],
                [ -2.+0.j,   0.+0.j,   0.+0.j,   0.+0.j,   0.+0.j]])
        >>> torch.stft(s, 4, 2, window=w, return_complex=False).shape
        torch.Size([3, 5, 2])
        >>> torch.stft(s.reshape(2, 4), 4, window=w, return_complex=True, normalized=True)
        tensor([[[ 1.+0.j,  2.+0.j,  4.+0.j,  5.+0.j,  4.+0.j],
                 [ 0.+0.j, -1.+1.j, -2.+1.j, -3.+0.j, -2.-1.j],
                 [-1.+0.j,  0.+0.j,  0.+0.j,  1.+0.j,  0.+0.j]],

                [[ 9.+0.j, 10.+0.j, 12.+0.j, 13.+0.j, 12.+0.j],
                 [-4.+0.j, -5.+1.j, -6.+1.j, -7.+0.j, -6.-1.j],
                 [-1.+0.j,  0.+0.j,  0.+0.j,  1.+0.j,  0.+0.j]]])
        >>> s.stft(4, 2, 2, window=torch.ones(2), center=False, return_complex=True)
        tensor([[ 3.+0.j,  7.+0.j, 11.+0.j],
                [-2.-1.j, -4.-3.j, -6.-5.j],
                [ 1.+0.j,  1.+0.j,  1.+0.j]])
        >>> s.stft(4, 2, 2, window=torch.ones(2), center=False, return_complex=True, align_to_window=True)
        tensor([[ 1.+0.j,  5.+0.j,  9.+0.j, 13.+0.j],
                [-1.+0.j, -3.-2.j, -5.-4.j, -7.-6.j],
                [ 1.+0.j,  1.+0.j,  1.+0.j,  1.+0.j]])
        >>> torch.stft(s, 4, 4, window=w, onesided=False, pad_mode='constant', return_complex=True)
        tensor([[ 1.+0.j, 16.+0.j,  7.+0.j],
                [ 0.+1.j, -8.+2.j,  0.-7.j],
                [-1.+0.j,  0.+0.j, -7.+0.j],
                [ 0.-1.j, -8.-2.j,  0.+7.j]])
        >>> torch.stft(s + 0j, 4, 4, window=w)
        tensor([[  2.+0.j,  16.+0.j,  24.+0.j],
                [  0.+0.j,  -8.+2.j, -12.-2.j],
                [ -2.+0.j,   0.+0.j,   0.+0.j],
                [  0.+0.j,  -8.-2.j, -12.+2.j]])
        >>> torch.stft(s, 4, 4, window=w + 0j)
        tensor([[  2.+0.j,  16.+0.j,  24.+0.j],
                [  0.+0.j,  -8.+2.j, -12.-2.j],
                [ -2.+0.j,   0.+0.j,   0.+0.j],
                [  0.+0.j,  -8.-2.j, -12.+2.j]])
        >>> torch.stft(s, 4, 4, window=w, return_complex=True).stride()
        (1, 3)
        >>> torch.istft(torch.stft(s, 4, window=w, return_complex=True), 4, window=w)
        tensor([0., 1., 2., 3., 4., 5., 6., 7.])
        >>> torch.stft(s, 4, window=w, return_complex=True).istft(4, window=w, length=10)
        tensor([0., 1., 2., 3., 4., 5., 6., 7., 6., 5.])
        >>> torch.istft(torch.stft(s, 4, window=w, onesided=False, return_complex=True), 4, window=w, return_complex=True)
        tensor([0.+0.j, 1.+0.j, 2.+0.j, 3.+0.j, 4.+0.j, 5.+0.j, 6.+0.j, 7.+0.j])
        >>> torch.istft(torch.stft(s, 4, window=w, normalized=True, return_complex=True), 4, window=w, normalized=True, length=5)
        tensor([0., 1., 2., 3., 4.])
        >>> torch.stft(s, 4, window=w)
        RuntimeError: stft requires the return_complex parameter be given for real inputs, and will further require that return_complex=True in a future PyTorch release.
        >>> torch.stft(s, 20, window=torch.ones(20), center=False, return_complex=True)
        RuntimeError: stft(torch.FloatTensor[8], n_fft=20, hop_length=5, win_length=20, window=torch.FloatTensor{[20]}, normalized=0, onesided=None, return_complex=1, align_to_window=None) : expected 0 < n_fft < 8, but got n_fft=20
        >>> torch.stft(s, 4, 0, window=w, return_complex=True)
        RuntimeError: stft(torch.FloatTensor[12], n_fft=4, hop_length=0, win_length=4, window=torch.FloatTensor{[4]}, normalized=0, onesided=None, return_complex=1, align_to_window=None) : expected hop_length > 0, but got hop_length=0
        >>> torch.stft(s, 4, 2, 6, window=w, return_complex=True)
        RuntimeError: stft(torch.FloatTensor[12], n_fft=4, hop_length=2, win_length=6, window=torch.FloatTensor{[4]}, normalized=0, onesided=None, return_complex=1, align_to_window=None) : expected 0 < win_length <= n_fft, but got win_length=6
        >>> torch.stft(s, 4, 2, 3, window=w, return_complex=True)
        RuntimeError: stft(torch.FloatTensor[12], n_fft=4, hop_length=2, win_length=3, window=torch.FloatTensor{[4]}, normalized=0, onesided=None, return_complex=1, align_to_window=None) : expected a 1D window tensor of size equal to win_length=3, but got window with size [4]
        >>> torch.stft(s.long(), 4, window=w, return_complex=True)
        NotImplementedError: stft(torch.LongTensor[12], n_fft=4, hop_length=1, win_length=4, window=torch.FloatTensor{[4]}, normalized=0, onesided=None, return_complex=1, align_to_window=None) : expected a tensor of floating point or complex values
        >>> torch.stft(s.reshape(1, 2, 4), 4, window=w, return_complex=True)
        RuntimeError: stft(torch.FloatTensor[1, 2, 8], n_fft=4, hop_length=1, win_length=4, window=torch.FloatTensor{[4]}, normalized=0, onesided=None, return_complex=1, align_to_window=None) : expected a 1D or 2D tensor
        >>> torch.stft(s + 0j, 4, window=w, onesided=True)
        RuntimeError: Cannot have onesided output if window or input is complex
        >>> torch.stft(s, 4, window=w, return_complex=True, align_to_window=True)
        RuntimeError: stft align_to_window should only be set when center = false
        >>> torch.stft(s)
        TypeError: stft() missing 1 required positional argument: 'n_fft'
        >>> torch.istft(s, 4)
        TypeError: istft requires a complex-valued input tensor matching the output from stft with return_complex=True.
        >>> torch.istft(torch.ones(3, 2) + 0j, 4, 5, window=w)
        RuntimeError: istft(CPUComplexFloatType[3, 2], n_fft=4, hop_length=5, win_length=4, window=torch.FloatTensor{[4]}, center=1, normalized=0, onesided=None, length=None, return_complex=0) : expected 0 < hop_length <= win_length
        >>> torch.istft(torch.ones(2, 2) + 0j, 4, window=w)
        RuntimeError: istft(CPUComplexFloatType[2, 2], n_fft=4, hop_length=1, win_length=4, window=torch.FloatTensor{[4]}, center=1, normalized=0, onesided=None, length=None, return_complex=0) : expected the frequency dimension (3rd to the last) of the input tensor to match n_fft / 2 + 1 when onesided=True, but got 2
        >>> torch.istft(torch.ones(3, 2) + 0j, 4, window=w, onesided=False)
        RuntimeError: istft(CPUComplexFloatType[3, 2], n_fft=4, hop_length=1, win_length=4, window=torch.FloatTensor{[4]}, center=1, normalized=0, onesided=0, length=None, return_complex=0) : expected the frequency dimension (3rd to the last) of the input tensor to match n_fft when onesided=False, but got 3
        >>> torch.istft(torch.ones(3, 2) + 0j, 4, window=torch.ones(3))
        RuntimeError: istft(CPUComplexFloatType[3, 2], n_fft=4, hop_length=1, win_length=4, window=torch.FloatTensor{[3]}, center=1, normalized=0, onesided=None, length=None, return_complex=0) : Invalid window shape. window has to be 1D and length of `win_length`
        >>> torch.istft(torch.ones(3, 5) + 0j, 4, 4, window=w, center=False)
        RuntimeError: istft(CPUComplexFloatType[3, 5], n_fft=4, hop_length=4, win_length=4, window=torch.FloatTensor{[4]}, center=0, normalized=0, onesided=None, length=None, return_complex=0) window overlap add min: 1
        [ CPUBoolType{} ]
        >>> torch.istft(torch.ones(3, 0) + 0j, 4)
        RuntimeError: istft(CPUComplexFloatType[3, 0], n_fft=4, hop_length=1, win_length=4, window=None, center=1, normalized=0, onesided=None, length=None, return_complex=0) : input tensor cannot be empty.
        >>> torch.stft(s.requires_grad_(), 4, 2, window=w, return_complex=True).abs().pow(2).sum().backward(); s.grad
        tensor([  0.,  28.,  48.,  48.,  96., 124., 288., 104.])
        >>> torch.istft(torch.ones(3, 5, dtype=torch.complex64, requires_grad=True), 4, window=w)
        tensor([0., 0., 0., 0.], grad_fn=<SqueezeBackward1>)
        >>> torch.stft(s.requires_grad_(), 4, 4, window=w, return_complex=True)
        tensor([[  2.+0.j,  16.+0.j,  24.+0.j],
                [  0.+0.j,  -8.+2.j, -12.-2.j],
                [ -2.+0.j,   0.+0.j,   0.+0.j]], grad_fn=<SqueezeBackward4>)
        >>> from torch.fft import fft, rfft; import torch.fft as TF; TF.fft is fft, fft(x)[0], rfft(x)[0]
        (True, tensor(7.+0.j), tensor(7.+0.j))
        """#
}
