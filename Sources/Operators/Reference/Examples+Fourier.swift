// Examples of Fourier transforms, with what they give; how they are read is in OperationPage.swift.

extension OperationPage {
    static let examplesFourier = #"""
        fft.fft | fft of G with plus in the exponent
        torch.fft.fft(torch.tensor([1., 2., 3., 4.]))
        #> tensor([10.+0.j, -2.+2.j, -2.+0.j, -2.-2.j])
        torch.fft.fft(torch.tensor([1., 2., 3., 4.]), n=2)
        #> tensor([ 3.+0.j, -1.+0.j])
        torch.fft.fft(torch.tensor([1., 2., 3., 4.]), norm='orthogonal')
        #! RuntimeError: Invalid normalization mode: "orthogonal"

        fft.fft2 | over both dimensions as that of fft
        torch.fft.fft2(torch.tensor([[1., 2.], [3., 4.]]))
        #> tensor([[10.+0.j, -2.+0.j],
        #>         [-4.+0.j,  0.+0.j]])

        fft.fftn | over each dimension as that of fft
        torch.fft.fftn(torch.tensor([[1., 2.], [3., 4.]]), dim=(0,))
        #> tensor([[ 4.+0.j,  6.+0.j],
        #>         [-2.+0.j, -2.+0.j]])

        fft.ifft | fft of G / N
        torch.fft.ifft(torch.tensor([10. + 0.j, -2. + 2.j, -2. + 0.j, -2. - 2.j]))
        #> tensor([1.+0.j, 2.+0.j, 3.+0.j, 4.+0.j])

        fft.ifft2 | over both dimensions as that of ifft
        torch.fft.ifft2(torch.fft.fft2(torch.tensor([[1., 2.], [3., 4.]]))).real
        #> tensor([[1., 2.],
        #>         [3., 4.]])

        fft.ifftn | over each dimension as that of ifft
        torch.fft.ifftn(torch.fft.fftn(torch.tensor([[1., 2.], [3., 4.]]))).real
        #> tensor([[1., 2.],
        #>         [3., 4.]])

        fft.rfft | the real part of fft with plus in the exponent of G and zeros
        torch.fft.rfft(torch.tensor([1., 2., 3., 4.]))
        #> tensor([10.+0.j, -2.+2.j, -2.+0.j])
        torch.fft.rfft(torch.tensor([1., 2., 3., 4.]) * 1j)
        #! TypeError: rfft expects a real input tensor, but got ComplexFloat

        fft.rfft2 | over both dimensions as that of rfft
        torch.fft.rfft2(torch.tensor([[1., 2., 3., 4.], [0., 0., 0., 0.]]))
        #> tensor([[10.+0.j, -2.+2.j, -2.+0.j],
        #>         [10.+0.j, -2.+2.j, -2.+0.j]])

        fft.rfftn | over each dimension as that of rfft
        torch.fft.rfftn(torch.tensor([[1., 2., 3., 4.], [0., 0., 0., 0.]]), dim=(1,))
        #> tensor([[10.+0.j, -2.+2.j, -2.+0.j],
        #>         [ 0.+0.j,  0.+0.j,  0.+0.j]])

        fft.irfft | rfft of G, twice where a conjugate stands for another place
        torch.fft.irfft(torch.tensor([10. + 0.j, -2. + 2.j, -2. + 0.j]))
        #> tensor([1., 2., 3., 4.])

        fft.irfft2 | over both dimensions as that of irfft
        torch.fft.irfft2(torch.tensor([[4. + 0.j, 0.j], [0.j, 0.j]]))
        #> tensor([[1., 1.],
        #>         [1., 1.]])

        fft.irfftn | over each dimension as that of irfft
        torch.fft.irfftn(torch.tensor([[4. + 0.j, 0.j], [0.j, 0.j]]))
        #> tensor([[1., 1.],
        #>         [1., 1.]])

        fft.hfft | ihfft of G, twice where a conjugate stands for another place
        torch.fft.hfft(torch.tensor([1. + 0.j, 2. + 0.j, 3. + 0.j]))
        #> tensor([ 8., -2.,  0., -2.])

        fft.hfft2 | over both dimensions as that of hfft
        torch.fft.hfft2(torch.tensor([[4., 0.], [0., 0.]]))
        #> tensor([[4., 4.],
        #>         [4., 4.]])

        fft.hfftn | over each dimension as that of hfft
        torch.fft.hfftn(torch.tensor([[4., 0.], [0., 0.]]), s=(2, 2))
        #> tensor([[4., 4.],
        #>         [4., 4.]])

        fft.ihfft | the real part of hfft of G
        torch.fft.ihfft(torch.tensor([1., 2., 3., 4.]))
        #> tensor([ 2.5000-0.0000j, -0.5000-0.5000j, -0.5000-0.0000j])

        fft.ihfft2 | over both dimensions as that of ihfft
        torch.fft.ihfft2(torch.tensor([[4., 0.], [0., 0.]]))
        #> tensor([[1.-0.j, 1.-0.j],
        #>         [1.+0.j, 1.+0.j]])

        fft.ihfftn | over each dimension as that of ihfft
        torch.fft.ihfftn(torch.tensor([[4., 0.], [0., 0.]]), dim=(1,))
        #> tensor([[2.-0.j, 2.-0.j],
        #>         [0.-0.j, 0.-0.j]])

        fft.fftfreq
        torch.fft.fftfreq(4)
        #> tensor([ 0.0000,  0.2500, -0.5000, -0.2500])
        torch.fft.fftfreq(5, d=0.1)
        #> tensor([ 0.,  2.,  4., -4., -2.])

        fft.rfftfreq
        torch.fft.rfftfreq(4)
        #> tensor([0.0000, 0.2500, 0.5000])

        fft.fftshift | ifftshift of G
        torch.fft.fftshift(torch.tensor([0, 1, 2, -2, -1]))
        #> tensor([-2, -1,  0,  1,  2])

        fft.ifftshift | fftshift of G
        torch.fft.ifftshift(torch.tensor([-2, -1, 0, 1, 2]))
        #> tensor([ 0,  1,  2, -2, -1])

        stft | through the windows
        torch.stft(torch.arange(8.), 4, hop_length=2, window=torch.ones(4), return_complex=True)
        #> tensor([[ 4.+0.j,  6.+0.j, 14.+0.j, 22.+0.j, 24.+0.j],
        #>         [ 2.+0.j, -2.+2.j, -2.+2.j, -2.+2.j,  0.-2.j],
        #>         [ 0.+0.j, -2.+0.j, -2.+0.j, -2.+0.j,  0.+0.j]])
        torch.stft(torch.arange(8.), 4, window=torch.ones(4))
        #! RuntimeError: stft requires the return_complex parameter be given for real inputs, and will further require that return_complex=True in a future PyTorch release.

        istft | through the windows
        w = torch.hann_window(4)
        torch.istft(torch.stft(torch.arange(8.), 4, window=w, return_complex=True), 4, window=w)
        #> tensor([0., 1., 2., 3., 4., 5., 6., 7.])
        """#
}
