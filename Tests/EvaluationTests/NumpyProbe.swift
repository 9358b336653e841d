// What cells of the tests of numpy begin with: `t` prints the type and text of a value, or the error that came instead.

let numpyProbe = #"""
    import numpy as np, torch
    def t(f):
        try:
            r = f()
            print(type(r).__name__, repr(r))
        except Exception as e:
            print(type(e).__name__ + ':', e)

    """#
