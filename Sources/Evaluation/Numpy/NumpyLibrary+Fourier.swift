// `numpy.fft` in the language: frequencies and shifts. Arrays hold no complex numbers, so that the transforms themselves are
// those of `torch.fft`.

let numpyFourier = #"""
def fftfreq(n, d=1.0, device=None):
    if not isinstance(n, (int, _np.integer)):
        raise ValueError("n should be an integer")
    half = (n - 1) // 2 + 1
    return _np.concatenate([_np.arange(0, half), _np.arange(-(n // 2), 0)]) * (1.0 / (n * d))
def rfftfreq(n, d=1.0, device=None):
    if not isinstance(n, (int, _np.integer)):
        raise ValueError("n should be an integer")
    return _np.arange(0, n // 2 + 1) * (1.0 / (n * d))
def _shifted(x, axes, move):
    x = _np.asarray(x)
    if axes is None:
        axes = tuple(range(x.ndim))
    elif not isinstance(axes, (tuple, list)):
        axes = (axes,)
    for axis in axes:
        x = _np.roll(x, move(x.shape[axis]), axis)
    return x
def fftshift(x, axes=None):
    return _shifted(x, axes, lambda size: size // 2)
def ifftshift(x, axes=None):
    return _shifted(x, axes, lambda size: -(size // 2))
def _missing(name):
    def transform(a, *args, **kwargs):
        raise NotImplementedError(f"numpy.fft.{name}: arrays hold no complex numbers here; torch.fft.{name} transforms tensors")
    transform.__name__ = transform.__qualname__ = name
    return transform
fft, ifft, rfft, irfft, hfft, ihfft, fft2, ifft2, rfft2, irfft2, fftn, ifftn, rfftn, irfftn = [
    _missing(name) for name in "fft ifft rfft irfft hfft ihfft fft2 ifft2 rfft2 irfft2 fftn ifftn rfftn irfftn".split()]
"""#
