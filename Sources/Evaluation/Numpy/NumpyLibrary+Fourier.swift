// `numpy.fft` in the language: frequencies and shifts; the transforms are those of `torch.fft`.

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
def _operand(a):
    a = _np.asarray(a)
    # In double precision, but for arrays of single.
    return a if a.dtype.kind in 'fc' and a.dtype.name != 'float16' else a.astype(_np.float64)
def _line(name):
    def transform(a, n=None, axis=-1, norm=None, out=None):
        a = _operand(a)
        if n is not None and n < 1:
            raise ValueError(f"Invalid number of FFT data points ({n}) specified.")
        if name in ('rfft', 'ihfft') and a.dtype.kind == 'c':
            raise TypeError(f"ufunc '{name}' did not contain a loop with signature matching types {type(a.dtype)} -> None")
        return _np._torch('torch.fft', name, a, n, axis, norm)
    transform.__name__ = transform.__qualname__ = name
    return transform
def _plane(name):
    def transform(a, s=None, axes=(-2, -1), norm=None, out=None):
        return _np._torch('torch.fft', name, _operand(a), s, axes, norm)
    transform.__name__ = transform.__qualname__ = name
    return transform
def _space(name):
    def transform(a, s=None, axes=None, norm=None, out=None):
        return _np._torch('torch.fft', name, _operand(a), s, axes, norm)
    transform.__name__ = transform.__qualname__ = name
    return transform
fft, ifft, rfft, irfft, hfft, ihfft = [_line(name) for name in "fft ifft rfft irfft hfft ihfft".split()]
fft2, ifft2, rfft2, irfft2 = [_plane(name) for name in "fft2 ifft2 rfft2 irfft2".split()]
fftn, ifftn, rfftn, irfftn = [_space(name) for name in "fftn ifftn rfftn irfftn".split()]
"""#
