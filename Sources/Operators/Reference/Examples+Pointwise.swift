// Examples of functions of each element, with what they give; how they are read is in
// OperationPage.swift.

extension OperationPage {
    static let examplesPointwise = #"""
        abs | y′ = sign(x), 0 at 0
        torch.abs(torch.tensor([-1.5, 0., 2.]))
        #> tensor([1.5000, 0.0000, 2.0000])

        acos | y′ = −1 / √(1 − x²)
        torch.acos(torch.tensor([1., 0., -1.]))
        #> tensor([0.0000, 1.5708, 3.1416])

        acosh | y′ = 1 / √(x² − 1)
        torch.acosh(torch.tensor([1., 2.]))
        #> tensor([0.0000, 1.3170])

        add | 1 for each input; alpha for the second where it is given
        torch.add(torch.tensor([1., 2.]), torch.tensor([10., 20.]))
        #> tensor([11., 22.])
        torch.add(torch.tensor([1., 2.]), torch.tensor([10., 20.]), alpha=2)
        #> tensor([21., 42.])

        addcdiv | 1; value / tensor2; −value · tensor1 / tensor2²
        torch.addcdiv(torch.tensor([1., 1.]), torch.tensor([1., 4.]), torch.tensor([2., 2.]), value=0.5)
        #> tensor([1.2500, 2.0000])

        addcmul | 1; value · tensor2; value · tensor1
        torch.addcmul(torch.tensor([1., 1.]), torch.tensor([1., 2.]), torch.tensor([3., 4.]), value=0.5)
        #> tensor([2.5000, 5.0000])

        asin | y′ = 1 / √(1 − x²)
        torch.asin(torch.tensor([0., 0.5, 1.]))
        #> tensor([0.0000, 0.5236, 1.5708])

        asinh | y′ = 1 / √(x² + 1)
        torch.asinh(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.8814])

        atan | y′ = 1 / (1 + x²)
        torch.atan(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.7854])

        atan2 | other / (self² + other²); −self / (self² + other²)
        torch.atan2(torch.tensor([1., -1.]), torch.tensor([1., -1.]))
        #> tensor([ 0.7854, -2.3562])

        atanh | y′ = 1 / (1 − x²)
        torch.atanh(torch.tensor([0., 0.5]))
        #> tensor([0.0000, 0.5493])

        bitwise_and
        torch.bitwise_and(torch.tensor([5, 6]), torch.tensor([3, 3]))
        #> tensor([1, 2])

        bitwise_left_shift
        torch.bitwise_left_shift(torch.tensor([1, 2]), torch.tensor([3, 1]))
        #> tensor([8, 4])

        bitwise_not
        torch.bitwise_not(torch.tensor([0, 5]))
        #> tensor([-1, -6])
        torch.bitwise_not(torch.tensor([True, False]))
        #> tensor([False,  True])

        bitwise_or
        torch.bitwise_or(torch.tensor([5, 6]), torch.tensor([3, 3]))
        #> tensor([7, 7])

        bitwise_right_shift
        torch.bitwise_right_shift(torch.tensor([8, 9]), torch.tensor([1, 2]))
        #> tensor([4, 2])

        bitwise_xor
        torch.bitwise_xor(torch.tensor([5, 6]), torch.tensor([3, 3]))
        #> tensor([6, 5])

        ceil | 0
        torch.ceil(torch.tensor([-0.5, 1.2]))
        #> tensor([-0., 2.])

        celu | 1 where x > 0, e^(x/α) elsewhere
        torch.celu(torch.tensor([-1., 1.]))
        #> tensor([-0.6321,  1.0000])

        clamp | 1 inside the limits, 0 at and outside them
        torch.clamp(torch.tensor([-1., 0.5, 3.]), min=0, max=1)
        #> tensor([0.0000, 0.5000, 1.0000])
        torch.clamp(torch.tensor([-1., 0.5]), max=torch.tensor([0., 0.]))
        #> tensor([-1.,  0.])

        clamp_max | 1 below the limit, else 0
        torch.clamp_max(torch.tensor([-1., 3.]), 1)
        #> tensor([-1.,  1.])

        clamp_min | 1 above the limit, else 0
        torch.clamp_min(torch.tensor([-1., 3.]), 0)
        #> tensor([0., 3.])

        copysign | ±1: whether the sign was changed; 0 for the second input
        torch.copysign(torch.tensor([1., -2.]), torch.tensor([-1., 1.]))
        #> tensor([-1.,  2.])

        cos | y′ = −sin x
        torch.cos(torch.tensor([0., 1.]))
        #> tensor([1.0000, 0.5403])

        cosh | y′ = sinh x
        torch.cosh(torch.tensor([0., 1.]))
        #> tensor([1.0000, 1.5431])

        deg2rad | π / 180
        torch.deg2rad(torch.tensor([90., 180.]))
        #> tensor([1.5708, 3.1416])

        digamma | y′ = polygamma(1, x)
        torch.digamma(torch.tensor([1., 2.]))
        #> tensor([-0.5772,  0.4228])

        div | 1 / other; −self / other²; 0 where the quotient is rounded
        torch.div(torch.tensor([7., -7.]), 2)
        #> tensor([ 3.5000, -3.5000])
        torch.div(torch.tensor([7., -7.]), 2, rounding_mode='floor')
        #> tensor([ 3., -4.])

        eq
        torch.eq(torch.tensor([1, 2]), torch.tensor([1, 3]))
        #> tensor([ True, False])

        equal
        torch.equal(torch.tensor([1, 2]), torch.tensor([1, 2]))
        #> True

        erf | y′ = 2 / √π · exp(−x²)
        torch.erf(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.8427])

        erfc | y′ = −2 / √π · exp(−x²)
        torch.erfc(torch.tensor([0., 1.]))
        #> tensor([1.0000, 0.1573])

        erfinv | y′ = √π / 2 · exp(y²)
        torch.erfinv(torch.tensor([0., 0.5]))
        #> tensor([0.0000, 0.4769])

        exp | y′ = eˣ = y
        torch.exp(torch.tensor([0., 1.]))
        #> tensor([1.0000, 2.7183])

        exp2 | y′ = y · log 2
        torch.exp2(torch.tensor([0., 3.]))
        #> tensor([1., 8.])

        expm1 | y′ = y + 1
        torch.expm1(torch.tensor([0., 1e-6]))
        #> tensor([0.0000e+00, 1.0000e-06])

        float_power | exponent · self^(exponent − 1)
        torch.float_power(torch.tensor([1, 2]), 3)
        #> tensor([1., 8.], dtype=torch.float64)

        floor | 0
        torch.floor(torch.tensor([-0.5, 1.7]))
        #> tensor([-1.,  1.])

        floor_divide | 0
        torch.floor_divide(torch.tensor([7., -7.]), 2)
        #> tensor([ 3., -4.])

        fmax | 1 for the larger input, ½ each on ties
        torch.fmax(torch.tensor([1., float('nan')]), torch.tensor([0., 2.]))
        #> tensor([1., 2.])

        fmin | 1 for the smaller input, ½ each on ties
        torch.fmin(torch.tensor([1., float('nan')]), torch.tensor([0., 2.]))
        #> tensor([0., 2.])

        fmod | 1; −trunc(self / other)
        torch.fmod(torch.tensor([-5., 5.]), 3)
        #> tensor([-2.,  2.])

        frac | 1
        torch.frac(torch.tensor([-1.5, 2.25]))
        #> tensor([-0.5000,  0.2500])

        frexp | 2 to the power −exponent, for the mantissa
        torch.frexp(torch.tensor([9., 0.5]))
        #> torch.return_types.frexp(
        #> mantissa=tensor([0.5625, 0.5000]),
        #> exponent=tensor([4, 0], dtype=torch.int32))

        gcd
        torch.gcd(torch.tensor([12, 7]), torch.tensor([18, 21]))
        #> tensor([6, 7])

        ge
        torch.ge(torch.tensor([1, 2]), 2)
        #> tensor([False,  True])

        gt
        torch.gt(torch.tensor([1, 2]), 1)
        #> tensor([False,  True])

        heaviside | 0
        torch.heaviside(torch.tensor([-1., 0., 1.]), torch.tensor([0.5]))
        #> tensor([0.0000, 0.5000, 1.0000])

        hypot | self / y; other / y
        torch.hypot(torch.tensor([3.]), torch.tensor([4.]))
        #> tensor([5.])

        i0 | y′ = i1(x)
        torch.i0(torch.tensor([0., 1.]))
        #> tensor([1.0000, 1.2661])

        igamma
        torch.igamma(torch.tensor([1., 2.]), torch.tensor([1., 1.]))
        #> tensor([0.6321, 0.2642])

        igammac
        torch.igammac(torch.tensor([1., 2.]), torch.tensor([1., 1.]))
        #> tensor([0.3679, 0.7358])

        isclose
        torch.isclose(torch.tensor([1., 2.]), torch.tensor([1., 2.1]))
        #> tensor([ True, False])

        allclose
        torch.allclose(torch.tensor([1., 2.]), torch.tensor([1., 2. + 1e-7]))
        #> True

        isfinite
        torch.isfinite(torch.tensor([1., float('inf'), float('nan')]))
        #> tensor([ True, False, False])

        isin
        torch.isin(torch.tensor([1, 2, 3]), torch.tensor([2, 5]))
        #> tensor([False,  True, False])

        isinf
        torch.isinf(torch.tensor([1., float('-inf')]))
        #> tensor([False,  True])

        isnan
        torch.isnan(torch.tensor([1., float('nan')]))
        #> tensor([False,  True])

        isneginf
        torch.isneginf(torch.tensor([1., float('-inf')]))
        #> tensor([False,  True])

        isposinf
        torch.isposinf(torch.tensor([1., float('inf')]))
        #> tensor([False,  True])

        lcm
        torch.lcm(torch.tensor([4, 6]), torch.tensor([6, 15]))
        #> tensor([12, 30])

        ldexp | 2^other for the first input
        torch.ldexp(torch.tensor([1., 3.]), torch.tensor([2, 3]))
        #> tensor([ 4., 24.])

        le
        torch.le(torch.tensor([1, 2]), 1)
        #> tensor([ True, False])

        lerp | 1 − weight; weight; end − self
        torch.lerp(torch.tensor([0., 10.]), torch.tensor([10., 20.]), 0.25)
        #> tensor([ 2.5000, 12.5000])

        lgamma | y′ = digamma(x)
        torch.lgamma(torch.tensor([1., 4.]))
        #> tensor([0.0000, 1.7918])

        log | y′ = 1 / x
        torch.log(torch.tensor([1., 10.]))
        #> tensor([0.0000, 2.3026])

        log10 | y′ = 1 / (x · log 10)
        torch.log10(torch.tensor([1., 100.]))
        #> tensor([0., 2.])

        log1p | y′ = 1 / (1 + x)
        torch.log1p(torch.tensor([0., 1e-7]))
        #> tensor([0.0000e+00, 1.0000e-07])

        log2 | y′ = 1 / (x · log 2)
        torch.log2(torch.tensor([1., 8.]))
        #> tensor([0., 3.])

        logaddexp | the softmax of the two inputs
        torch.logaddexp(torch.tensor([0., 100.]), torch.tensor([0., 100.]))
        #> tensor([  0.6931, 100.6931])

        logaddexp2 | the softmax to base 2 of the two inputs
        torch.logaddexp2(torch.tensor([0.]), torch.tensor([0.]))
        #> tensor([1.])

        logical_and
        torch.logical_and(torch.tensor([True, False]), torch.tensor([True, True]))
        #> tensor([ True, False])

        logical_not
        torch.logical_not(torch.tensor([0, 2]))
        #> tensor([ True, False])

        logical_or
        torch.logical_or(torch.tensor([True, False]), torch.tensor([False, False]))
        #> tensor([ True, False])

        logical_xor
        torch.logical_xor(torch.tensor([True, False]), torch.tensor([True, True]))
        #> tensor([False,  True])

        logit | y′ = 1 / (x · (1 − x))
        torch.logit(torch.tensor([0.5, 0.9]))
        #> tensor([0.0000, 2.1972])

        lt
        torch.lt(torch.tensor([1, 2]), 2)
        #> tensor([ True, False])

        maximum | 1 for the larger input, ½ each on ties
        torch.maximum(torch.tensor([1., 4.]), torch.tensor([2., 3.]))
        #> tensor([2., 4.])

        minimum | 1 for the smaller input, ½ each on ties
        torch.minimum(torch.tensor([1., 4.]), torch.tensor([2., 3.]))
        #> tensor([1., 3.])

        mul | other; self
        torch.mul(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
        #> tensor([3., 8.])

        mvlgamma | Σ digamma(x − j / 2), j < p
        torch.mvlgamma(torch.tensor([2., 3.]), 2)
        #> tensor([0.4516, 1.5502])

        nan_to_num | 1 where nothing was replaced, else 0
        torch.nan_to_num(torch.tensor([1., float('nan')]), nan=0.)
        #> tensor([1., 0.])

        ne
        torch.ne(torch.tensor([1, 2]), torch.tensor([1, 3]))
        #> tensor([False,  True])
        """#
}
