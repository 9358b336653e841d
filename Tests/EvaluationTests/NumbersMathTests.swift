// The math module, as CPython 3.11 answers: tables of expressions and their values.

import Testing

@testable import Evaluation

@Suite struct NumbersMathTests {
    @Test func chosenCases() {
        checkAnswers(#"""
        math.sqrt(-1)  →  ValueError: math domain error
        math.sqrt('a')  →  TypeError: must be real number, not str
        math.exp(1000)  →  OverflowError: math range error
        math.log(0)  →  ValueError: math domain error
        math.log(-1)  →  ValueError: math domain error
        math.log(10,1)  →  ZeroDivisionError: float division by zero
        math.log(10,0)  →  ValueError: math domain error
        math.log(1<<2000)  →  1386.2943611198907
        math.log('a')  →  TypeError: must be real number, not str
        math.factorial(-1)  →  ValueError: factorial() not defined for negative values
        math.factorial(1.0)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.factorial(1.5)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.factorial('a')  →  TypeError: 'str' object cannot be interpreted as an integer
        math.comb(-1,2)  →  ValueError: n must be a non-negative integer
        math.comb(2,-1)  →  ValueError: k must be a non-negative integer
        math.comb(2,1.0)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.perm(-1)  →  ValueError: factorial() not defined for negative values
        math.perm(2,-1)  →  ValueError: k must be a non-negative integer
        math.floor('a')  →  TypeError: must be real number, not str
        math.floor(float('inf'))  →  OverflowError: cannot convert float infinity to integer
        math.ceil(float('nan'))  →  ValueError: cannot convert float NaN to integer
        math.trunc('a')  →  TypeError: type str doesn't define __trunc__ method
        math.trunc(1.5)  →  1
        math.isqrt(-1)  →  ValueError: isqrt() argument must be nonnegative
        math.isqrt(1.0)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.gcd(1.0)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.gcd(12,18)  →  6
        math.lcm('a')  →  TypeError: 'str' object cannot be interpreted as an integer
        math.fmod(1,0)  →  ValueError: math domain error
        math.fmod(float('inf'),1)  →  ValueError: math domain error
        math.remainder(1,0)  →  ValueError: math domain error
        math.pow(0,-1)  →  ValueError: math domain error
        math.pow(-1,0.5)  →  ValueError: math domain error
        math.pow(10,400)  →  OverflowError: math range error
        math.ldexp(1.0,10000)  →  OverflowError: math range error
        math.ldexp(1.0,1.0)  →  TypeError: Expected an int as second argument to ldexp.
        math.hypot(1,'a')  →  TypeError: must be real number, not str
        math.dist([1],[1,2])  →  ValueError: both points must have the same number of dimensions
        math.dist([1,'a'],[1,2])  →  TypeError: must be real number, not str
        math.dist(1,2)  →  TypeError: 'int' object is not iterable
        math.dist([1,2],(4,6))  →  5.0
        math.fsum([1,'a'])  →  TypeError: must be real number, not str
        math.fsum([1e308,1e308])  →  OverflowError: intermediate overflow in fsum
        math.fsum([float('inf'),float('-inf')])  →  ValueError: -inf + inf in fsum
        math.fsum(1)  →  TypeError: 'int' object is not iterable
        math.prod([1,2,'a'])  →  'aa'
        math.isclose(1,2,rel_tol=-1)  →  ValueError: tolerances must be non-negative
        math.gamma(0)  →  ValueError: math domain error
        math.gamma(-1)  →  ValueError: math domain error
        math.gamma(200)  →  OverflowError: math range error
        math.lgamma(0)  →  ValueError: math domain error
        math.lgamma(-1)  →  ValueError: math domain error
        math.acos(2)  →  ValueError: math domain error
        math.acosh(0)  →  ValueError: math domain error
        math.atanh(1)  →  ValueError: math domain error
        math.sin(float('inf'))  →  ValueError: math domain error
        math.cosh(1000)  →  OverflowError: math range error
        math.log1p(-1)  →  ValueError: math domain error
        math.log2(0)  →  ValueError: math domain error
        math.log10(-5)  →  ValueError: math domain error
        math.expm1(1000)  →  OverflowError: math range error
        math.exp2(2000)  →  OverflowError: math range error
        math.cbrt(-27)  →  -3.0000000000000004
        math.hypot()  →  0.0
        math.isqrt('a')  →  TypeError: 'str' object cannot be interpreted as an integer
        math.sqrt(10**400)  →  OverflowError: int too large to convert to float
        math.factorial(1<<70)  →  OverflowError: factorial() argument should not exceed 9223372036854775807
        math.factorial(20), math.factorial(30)  →  (2432902008176640000, 265252859812191058636308480000000)
        math.comb(50,25), math.comb(100,3), math.perm(10,3)  →  (126410606437752, 161700, 720)
        math.log(10**400), math.log2(10**400), math.log10(10**400)  →  (921.0340371976182, 1328.771237954945, 400.0)
        math.log(1<<2000, 2)  →  2000.0000000000002
        math.isqrt(10**50)  →  10000000000000000000000000
        math.hypot(1e200,1e200), math.hypot(3,4,12), math.hypot(5e-324,5e-324)  →  (1.414213562373095e+200, 13.0, 5e-324)
        math.hypot(1.5,2.5,3.5), math.dist((1.1,2.2,3.3),(4.4,5.5,6.6))  →  (4.55521678957215, 5.715767664977295)
        math.fsum([0.1]*10)  →  1.0
        math.lgamma(7), math.lgamma(1.5), math.lgamma(-48.7), math.lgamma(1e10), math.lgamma(1e-5)  →  (6.579251212010102, -0.12078223763524543, -142.03939270490642, 220258509288.81058, 11.512919692895824)
        math.ldexp(0.75, 10), math.frexp(-10.0), math.modf(-3.25), math.frexp(5e-324)  →  (768.0, (-0.625, 4), (-0.25, -3.0), (0.5, -1073))
        math.pi, math.e, math.tau, math.inf, math.nan  →  (3.141592653589793, 2.718281828459045, 6.283185307179586, inf, nan)
        math.sqrt  →  <built-in function sqrt>
        """#)
    }

    @Test func functionsOfOneNumber() {
        checkAnswers(#"""
        math.exp(17.911163365799922)  →  60078546.104408436
        math.log10(1e300)  →  300.0
        math.floor(74.14220117723096)  →  74
        math.sqrt(-1)  →  ValueError: math domain error
        math.erf(-63.02840812905686)  →  -1.0
        math.log2(-1e300)  →  ValueError: math domain error
        math.isqrt(10**40+1)  →  100000000000000000000
        math.trunc(25.908574746937035)  →  25
        math.lgamma(True)  →  0.0
        math.atan(2**31)  →  1.5707963263292353
        math.gamma(2.2250738585072014e-308)  →  4.49423283715579e+307
        math.cbrt(2**63-1)  →  2097152.0
        math.degrees(0.5)  →  28.64788975654116
        math.gamma(-9.408685793908674)  →  3.5651957556058163e-06
        math.isqrt(10**20)  →  10000000000
        math.log(9.223372036854775807e18)  →  43.66827237527655
        math.atan(1234567.891)  →  1.57079551679489
        math.ceil(-17.60513249783726)  →  -17
        math.ceil(88.35821567915508)  →  89
        math.cbrt(2)  →  1.2599210498948734
        math.ceil(-2**64)  →  -18446744073709551616
        math.log2(5e-324)  →  -1074.0
        math.isqrt((1+2j))  →  TypeError: 'complex' object cannot be interpreted as an integer
        math.sqrt(float("nan"))  →  nan
        math.erf(9007199254740993.0)  →  1.0
        math.erf(11.275583206218982)  →  1.0
        math.lgamma(123456789.123)  →  2176716241.514932
        math.atan(22.16783099459741)  →  1.5257164761407092
        math.frexp(-10)  →  (-0.625, 4)
        math.frexp(0.5)  →  (0.5, 0)
        math.log2(float("inf"))  →  inf
        math.tanh(1.0)  →  0.7615941559557649
        math.cbrt(9007199254740993.0)  →  208063.83068357586
        math.degrees(99999.5)  →  5729549.303418476
        math.gamma(90.47377024662535)  →  1.3898043097233965e+137
        math.isnan(85.22968351611442)  →  False
        math.degrees(2**53+1)  →  5.160745025300393e+17
        math.lgamma(2**53)  →  3.2188848345802304e+17
        math.log2(-9.027370457191822)  →  ValueError: math domain error
        math.atan(3**100)  →  1.5707963267948966
        math.sqrt(1234567.891)  →  1111.1111065055557
        math.ulp(1.0)  →  2.220446049250313e-16
        math.frexp(-65.90922005489075)  →  (-0.514915781678834, 7)
        math.erf(56.25951571772947)  →  1.0
        math.cbrt(-10**20)  →  -4641588.833612779
        math.frexp(-3)  →  (-0.75, 2)
        math.cbrt(2**53)  →  208063.83068357586
        math.cbrt(1.5)  →  1.1447142425533317
        math.log10(2.5)  →  0.3979400086720376
        math.cbrt(-90.89847578451665)  →  -4.496268112299295
        math.sin(3.14159)  →  2.65358979335273e-06
        math.log(999999.5)  →  13.815510057964149
        math.modf(0.00001234)  →  (1.234e-05, 0.0)
        math.log(63)  →  4.143134726391533
        math.ceil(66.86275506523171)  →  67
        math.log10(3.14159)  →  0.4971495058611233
        math.tanh(3**100)  →  1.0
        math.lgamma(1234567.891)  →  16081761.15644314
        math.floor((2.5+0j))  →  TypeError: must be real number, not complex
        math.log2(3**100)  →  158.49625007211563
        math.modf(45.28884241209107)  →  (0.2888424120910713, 45.0)
        math.cbrt(56.61696700538377)  →  3.839861264459785
        math.exp(-3)  →  0.049787068367863944
        math.isqrt(True)  →  1
        math.log(10**40+1)  →  92.10340371976183
        math.cbrt(1e300)  →  1e+100
        math.log2(2**64)  →  64.0
        math.atan(1e-10)  →  1e-10
        math.log10(1.5)  →  0.17609125905568124
        math.isqrt(-3)  →  ValueError: isqrt() argument must be nonnegative
        math.isnan(2.2250738585072014e-308)  →  False
        math.log(123456789.123)  →  18.631401767164316
        math.isnan(10**20)  →  False
        math.tanh(63)  →  1.0
        math.floor(2**64)  →  18446744073709551616
        math.log10(-10)  →  ValueError: math domain error
        math.log2(1e-10)  →  -33.219280948873624
        math.degrees(1e16)  →  5.7295779513082323e+17
        math.log2(False)  →  ValueError: math domain error
        math.trunc(2.5)  →  2
        math.log(7)  →  1.9459101490553132
        math.log(-10**20)  →  ValueError: math domain error
        math.modf(True)  →  (0.0, 1.0)
        math.gamma(1.5)  →  0.886226925452758
        math.gamma(float("inf"))  →  inf
        math.modf(float("nan"))  →  (nan, nan)
        math.tanh(float("nan"))  →  nan
        math.degrees(57.109893575826845)  →  3272.1558703361716
        math.frexp(2**63)  →  (0.5, 64)
        math.gamma(-1)  →  ValueError: math domain error
        math.frexp(2)  →  (0.5, 2)
        math.trunc(-7**60)  →  -508021860739623365322188197652216501772434524836001
        math.erf((-0.5-3j))  →  TypeError: must be real number, not complex
        math.tanh(1.5)  →  0.9051482536448664
        math.ceil((-0.5-3j))  →  TypeError: must be real number, not complex
        math.trunc(9.223372036854775807e18)  →  9223372036854775808
        math.tanh(-3)  →  -0.9950547536867305
        math.gamma(3.14159)  →  2.2880318621867133
        math.isqrt(64)  →  8
        math.modf(123456789.123)  →  (0.12299999594688416, 123456789.0)
        math.floor(-7**60)  →  -508021860739623365322188197652216501772434524836001
        math.log(1234567.891)  →  14.026231580989927
        math.cbrt(7)  →  1.9129311827723894
        math.modf(-13.837743359858408)  →  (-0.8377433598584076, -13.0)
        math.lgamma(8.584970371792295)  →  9.726462427738456
        math.erf(-9.671645888348877)  →  -1.0
        math.log10(0.1)  →  -1.0
        math.sqrt(-93.96209276916426)  →  ValueError: math domain error
        math.sqrt(1e-5)  →  0.0031622776601683794
        math.gamma(3**100)  →  OverflowError: math range error
        math.cbrt(1.0)  →  1.0
        math.isqrt(-64.06073697822332)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.floor(-99.22947322822584)  →  -100
        math.sin(2**63)  →  0.9999303766734422
        math.frexp(-1)  →  (-0.5, 1)
        math.isqrt(63)  →  7
        math.atan(-2**63)  →  -1.5707963267948966
        """#)
    }

    @Test func functionsOfTwoNumbers() {
        checkAnswers(#"""
        math.fmod(2**64,-1)  →  0.0
        math.copysign(0,3)  →  0.0
        math.pow(9.223372036854775807e18,0)  →  1.0
        complex(2**53+1,-1)  →  (9007199254740992-1j)
        (0.5)==(-1)  →  False
        math.prod([-2**64,0.5])  →  -9.223372036854776e+18
        math.comb(0.0,0.0)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.atan2(float("nan"),5)  →  nan
        math.fmod(-1,0)  →  ValueError: math domain error
        math.prod([3**100,-1])  →  -515377520732011331036461129765621272702107522001
        math.fsum([64,2,0.1,1e16,-1e16])  →  66.1
        math.comb(1e16,3)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.log(-1,2)  →  ValueError: math domain error
        divmod(-2**53-1,3)  →  (-3002399751580331, 0)
        math.fsum([0j,2,0.1,1e16,-1e16])  →  TypeError: must be real number, not complex
        math.comb(-3,3)  →  ValueError: n must be a non-negative integer
        math.remainder(10,1.5)  →  -0.5
        math.fsum([2**62,3,0.1,1e16,-1e16])  →  4.611686018427388e+18
        math.comb(float("-inf"),0)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.fmod(999999.5,0.0)  →  ValueError: math domain error
        math.nextafter(1234567.891,5)  →  1234567.8909999998
        math.remainder(2.2250738585072014e-308,0)  →  ValueError: math domain error
        math.gcd(float("-inf"),7)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.gcd(1.0,7)  →  TypeError: 'float' object cannot be interpreted as an integer
        divmod(1,5)  →  (0, 1)
        math.copysign(1,3)  →  1.0
        math.fmod(-2**63,0)  →  ValueError: math domain error
        math.dist([2**63-1],[2])  →  9.223372036854776e+18
        math.log(float("nan"),0)  →  ValueError: math domain error
        math.isclose(3.14159,-1)  →  False
        math.log(99999.5,0)  →  ValueError: math domain error
        math.fsum([7,-1,0.1,1e16,-1e16])  →  6.1
        math.dist([5e-324],[0])  →  5e-324
        math.prod([0,2])  →  0
        math.prod([-1,0])  →  0
        math.copysign(64,1.5)  →  64.0
        math.atan2(10**40+1,1.5)  →  1.5707963267948966
        math.fmod(9007199254740993.0,0.0)  →  ValueError: math domain error
        math.pow(2**31,7)  →  2.1062458333711437e+65
        math.remainder(9.223372036854775807e18,-1)  →  0.0
        pow(1e300,3)  →  OverflowError: (34, 'Numerical result out of range')
        math.fmod(2**53+1,3)  →  2.0
        (1e300)==(5)  →  False
        math.fsum([0.5,1.5,0.1,1e16,-1e16])  →  2.1
        math.comb(2.2250738585072014e-308,-1)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.comb(1e22,3)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.copysign(False,7)  →  0.0
        math.comb(1e300,-1)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.remainder(2**31,0)  →  ValueError: math domain error
        divmod(5e-324,0)  →  ZeroDivisionError: float divmod()
        math.comb(0j,2)  →  TypeError: 'complex' object cannot be interpreted as an integer
        math.log(0.5,-1)  →  ValueError: math domain error
        math.atan2(-3,5)  →  -0.5404195002705842
        math.fsum([-3,3,0.1,1e16,-1e16])  →  0.1
        math.pow(1.5,1.5)  →  1.8371173070873836
        complex(2**64,-1)  →  (1.8446744073709552e+19-1j)
        math.comb(1e-10,7)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.gcd(123456789.123,5)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.fmod(63,0.0)  →  ValueError: math domain error
        math.lcm(99999.5,2)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.comb(1j,0)  →  TypeError: 'complex' object cannot be interpreted as an integer
        divmod(2**53,0.0)  →  ZeroDivisionError: float divmod()
        math.hypot(2**53+1,7)  →  9007199254740992.0
        math.lcm(1j,1.5)  →  TypeError: 'complex' object cannot be interpreted as an integer
        math.prod([True,2])  →  2
        math.hypot(-10**20,0.0)  →  1e+20
        divmod(7,7)  →  (1, 0)
        math.atan2(3.14159,5)  →  0.5609817356066833
        math.atan2(1e300,0.0)  →  1.5707963267948966
        math.dist([255],[1.5])  →  253.5
        math.fmod(-1e300,2)  →  -0.0
        math.pow(-10**20,0)  →  1.0
        math.isclose(10,-1)  →  False
        math.comb(1e-5,1.5)  →  TypeError: 'float' object cannot be interpreted as an integer
        pow(10,3)  →  1000
        math.fsum([-1,2,0.1,1e16,-1e16])  →  1.1
        math.lcm(2**53+1,0)  →  0
        math.remainder(False,0)  →  ValueError: math domain error
        math.log(-7**60,0)  →  ValueError: math domain error
        math.atan2(float("inf"),-1)  →  1.5707963267948966
        math.pow(float("-inf"),5)  →  -inf
        math.log(9007199254740993.0,3)  →  33.43927693928724
        math.dist([-1e300],[0.0])  →  1e+300
        math.atan2(10**40+1,3)  →  1.5707963267948966
        math.isclose(1e-5,2)  →  False
        complex(2,2)  →  (2+2j)
        math.atan2(5e-324,-1)  →  3.141592653589793
        math.gcd(99999.5,0.0)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.lcm((1+2j),3)  →  TypeError: 'complex' object cannot be interpreted as an integer
        math.comb(0.5,5)  →  TypeError: 'float' object cannot be interpreted as an integer
        complex(1e300,0)  →  (1e+300+0j)
        math.log(1e300,5)  →  429.20296742201793
        pow(2**31,2)  →  4611686018427387904
        math.hypot(10,-1)  →  10.04987562112089
        (123456789.123)==(0)  →  False
        math.dist([float("inf")],[7])  →  inf
        math.comb(2.2250738585072014e-308,0.5)  →  TypeError: 'float' object cannot be interpreted as an integer
        complex(1e15,3)  →  (1000000000000000+3j)
        math.copysign(-2**63,5)  →  9.223372036854776e+18
        math.remainder((2.5+0j),-1)  →  TypeError: must be real number, not complex
        math.comb(2**31,5)  →  380599382949285310124181851059140756844314624
        math.nextafter(-10,0.5)  →  -9.999999999999998
        math.nextafter(0.5,-1)  →  0.49999999999999994
        math.copysign(2.2250738585072014e-308,3)  →  2.2250738585072014e-308
        math.fmod(0j,2)  →  TypeError: must be real number, not complex
        math.fmod(0,7)  →  0.0
        math.dist([-2**64],[7])  →  1.8446744073709552e+19
        math.gcd(1234567.891,2)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.pow(2**62,3)  →  9.807971461541689e+55
        math.dist([-1.5],[1.5])  →  3.0
        pow(255,0)  →  1
        divmod(2**62,-1)  →  (-4611686018427387904, 0)
        math.isclose(0.1,1.5)  →  False
        (2**63)==(5)  →  False
        math.gcd(-1,-1)  →  1
        math.prod([True,3])  →  3
        math.gcd(9007199254740993.0,2)  →  TypeError: 'float' object cannot be interpreted as an integer
        math.prod([1.0,2])  →  2.0
        pow(2**31,1.5)  →  99516432383215.2
        """#)
    }
}
