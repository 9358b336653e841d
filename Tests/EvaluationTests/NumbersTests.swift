// Arithmetic, constructors and builtins of numbers, as CPython 3.11 answers: tables of expressions and their values.

import Testing

@testable import Evaluation

@Suite struct NumbersTests {
    @Test func chosenCases() {
        checkAnswers(#"""
        1//0  →  ZeroDivisionError: integer division or modulo by zero
        1%0  →  ZeroDivisionError: integer modulo by zero
        1/0  →  ZeroDivisionError: division by zero
        1.0/0  →  ZeroDivisionError: float division by zero
        1.0//0  →  ZeroDivisionError: float floor division by zero
        1.0%0  →  ZeroDivisionError: float modulo
        divmod(1,0)  →  ZeroDivisionError: integer division or modulo by zero
        divmod(1.0,0)  →  ZeroDivisionError: float divmod()
        0**-1  →  ZeroDivisionError: 0.0 cannot be raised to a negative power
        0.0**-1  →  ZeroDivisionError: 0.0 cannot be raised to a negative power
        10.0**400  →  OverflowError: (34, 'Numerical result out of range')
        1<<-1  →  ValueError: negative shift count
        1>>-1  →  ValueError: negative shift count
        pow(2,-1,4)  →  ValueError: base is not invertible for the given modulus
        pow(2,3,0)  →  ValueError: pow() 3rd argument cannot be 0
        pow(2.0,3,5)  →  TypeError: pow() 3rd argument not allowed unless all arguments are integers
        pow(2,3,5.0)  →  TypeError: pow() 3rd argument not allowed unless all arguments are integers
        int('abc')  →  ValueError: invalid literal for int() with base 10: 'abc'
        int('12',40)  →  ValueError: int() base must be >= 2 and <= 36, or 0
        int('12',1)  →  ValueError: int() base must be >= 2 and <= 36, or 0
        int('zz',36)  →  1295
        int(' 1_000 ')  →  1000
        int('1__0')  →  ValueError: invalid literal for int() with base 10: '1__0'
        int('0x1f',16)  →  31
        int('0x1f',0)  →  31
        int('010',0)  →  ValueError: invalid literal for int() with base 0: '010'
        int('')  →  ValueError: invalid literal for int() with base 10: ''
        int(None)  →  TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
        int([])  →  TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
        int('1',base=2)  →  1
        int(1.5,2)  →  TypeError: int() can't convert non-string with explicit base
        int(base=2)  →  TypeError: int() missing string argument
        int(x=5)  →  TypeError: 'x' is an invalid keyword argument for int()
        int(float('nan'))  →  ValueError: cannot convert float NaN to integer
        int(float('inf'))  →  OverflowError: cannot convert float infinity to integer
        float('abc')  →  ValueError: could not convert string to float: 'abc'
        float('')  →  ValueError: could not convert string to float: ''
        float(None)  →  TypeError: float() argument must be a string or a real number, not 'NoneType'
        float([1])  →  TypeError: float() argument must be a string or a real number, not 'list'
        float(10**400)  →  OverflowError: int too large to convert to float
        complex('1+2j')  →  (1+2j)
        complex('abc')  →  ValueError: complex() arg is a malformed string
        complex('1',2)  →  TypeError: complex() can't take second arg if first is a string
        complex(1,'2')  →  TypeError: complex() second arg can't be a string
        complex([],2)  →  TypeError: complex() first argument must be a string or a number, not 'list'
        complex(1,[])  →  TypeError: complex() second argument must be a number, not 'list'
        complex('1 + 2j')  →  ValueError: complex() arg is a malformed string
        float('1_0.5')  →  10.5
        float(' 1e5 ')  →  100000.0
        round(1.5,1.5)  →  TypeError: 'float' object cannot be interpreted as an integer
        round('a')  →  TypeError: type str doesn't define __round__ method
        round(2.5)  →  2
        round(float('inf'))  →  OverflowError: cannot convert float infinity to integer
        round(float('nan'))  →  ValueError: cannot convert float NaN to integer
        round(1.7976931348623157e308,-308)  →  OverflowError: rounded value too large to represent
        hex('a')  →  TypeError: 'str' object cannot be interpreted as an integer
        oct(-8)  →  '-0o10'
        abs('a')  →  TypeError: bad operand type for abs(): 'str'
        divmod('a',1)  →  TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'
        pow('a',1)  →  TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
        pow('a',1,2)  →  TypeError: unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
        1+'a'  →  TypeError: unsupported operand type(s) for +: 'int' and 'str'
        int.from_bytes(b'ab','big')  →  24930
        int.from_bytes(b'\xff\xfe','little',signed=True)  →  -257
        (5).to_bytes(1)  →  b'\x05'
        (256).to_bytes(1)  →  OverflowError: int too big to convert
        (-1).to_bytes(1)  →  OverflowError: can't convert negative int to unsigned
        (-2).to_bytes(3,'little',signed=True)  →  b'\xfe\xff\xff'
        (2**70).to_bytes(10,'big')  →  b'\x00@\x00\x00\x00\x00\x00\x00\x00\x00'
        (5).to_bytes(2,'x')  →  ValueError: byteorder must be either 'little' or 'big'
        float.fromhex('0x1.8p1')  →  3.0
        float.fromhex('-0x.1p-3')  →  -0.0078125
        float.fromhex('zz')  →  ValueError: invalid hexadecimal floating-point string
        float.fromhex('1e5p-1080')  →  4e-323
        float('inf').as_integer_ratio()  →  OverflowError: cannot convert Infinity to integer ratio
        float('nan').as_integer_ratio()  →  ValueError: cannot convert NaN to integer ratio
        complex(1,2)/0  →  ZeroDivisionError: complex division by zero
        0j**-1  →  ZeroDivisionError: 0.0 to a negative or complex power
        1j//1  →  TypeError: unsupported operand type(s) for //: 'complex' and 'int'
        1j<1j  →  TypeError: '<' not supported between instances of 'complex' and 'complex'
        int(1j)  →  TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
        float(1j)  →  TypeError: float() argument must be a string or a real number, not 'complex'
        ~1.5  →  TypeError: bad operand type for unary ~: 'float'
        -'a'  →  TypeError: bad operand type for unary -: 'str'
        1.5<<1  →  TypeError: unsupported operand type(s) for <<: 'float' and 'int'
        1@1  →  TypeError: unsupported operand type(s) for @: 'int' and 'int'
        divmod(1j,1)  →  TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
        round(1j)  →  TypeError: type complex doesn't define __round__ method
        abs(3+4j)  →  5.0
        0<<(1<<62)  →  0
        hash(2**61-1), hash(2**61), hash(-1), hash(1.5), hash(2**1000), hash(1e300), hash(float('inf')), hash(1+2j)  →  (0, 1, -2, 1152921504606846977, 16777216, 1224995262755759164, 314159, 2000007)
        hash(1)==hash(1.0)==hash(True)  →  True
        2**53+1 == float(2**53), 2**53+1 > float(2**53), 10**400 > float('inf'), 10**400 < float('inf')  →  (False, True, False, True)
        {1:'a'}[1.0]  →  'a'
        {True:'a'}[1]  →  'a'
        (2**200)/(3**100), (10**30)/7, 1/(3**50), (2**1074)/(2**2148), 1/2**1074, 1/2**1075, 3/2**1075  →  (3117982410207.942, 1.4285714285714285e+29, 1.3929555690985384e-24, 5e-324, 5e-324, 0.0, 1e-323)
        10**400/1  →  OverflowError: integer division result too large for a float
        10**400/10**399  →  10.0
        float(2**1024-2**970), float(2**1024-2**970-1)  →  OverflowError: int too large to convert to float
        len(str(10**4299))  →  4300
        True & False, True | 2, True ^ True, ~True, -True, True + True  →  (False, 3, False, -2, -1, 2)
        3 .real, (3).imag, (2.5).real, True.real, (2**70).numerator  →  (3, 0, 2.5, 1, 1180591620717411303424)
        1_000_000 * 3  →  3000000
        1e308*10, -1e308*10  →  (inf, -inf)
        10.0**400  →  OverflowError: (34, 'Numerical result out of range')
        (-8)**(1/3)  →  (1.0000000000000002+1.7320508075688772j)
        0.1+0.2  →  0.30000000000000004
        7//-2, -7//2, 7%-3, -7%3, 7.5//-2, -7.5%3, -5%float('inf'), 5%float('-inf'), 0.0%-3  →  (-4, -4, -2, 2, -4.0, 1.5, inf, -inf, -0.0)
        2**-1, 2**0.5, 0**0, 0.0**0, (-2)**3, (-2)**-3  →  (0.5, 1.4142135623730951, 1, 1.0, -8, -0.125)
        2**100, -(2**63), -(-2**63), 2**63-1+1, (2**63)-1  →  (1267650600228229401496703205376, -9223372036854775808, 9223372036854775808, 9223372036854775808, 9223372036854775807)
        pow(3,200,1000007), pow(3,-1,7), pow(-3,3,7), pow(3,3,-7), pow(2,10), pow(0,0,1)  →  (959082, 5, 1, -1, 1024, 0)
        int('-0b101',0), int('z',36), int(' 12 '), int('1_2'), int(True), int(3.99), int(-3.99), int(1e20)  →  (-5, 35, 12, 12, 1, 3, -3, 100000000000000000000)
        """#)
    }

    @Test func arithmetic() {
        checkAnswers(#"""
        (1234567.891) >= (2.5)  →  True
        (1.0) % (1e-10)  →  9.999996356780269e-11
        (64) / (3.14159)  →  20.3718499231281
        ((2.5+0j)) < (5e-324)  →  TypeError: '<' not supported between instances of 'complex' and 'float'
        (-1) > (2**62)  →  False
        (1e300) == (0.1)  →  False
        (float("-inf")) & (float("inf"))  →  TypeError: unsupported operand type(s) for &: 'float' and 'float'
        (1j) <= (-2**64)  →  TypeError: '<=' not supported between instances of 'complex' and 'int'
        (-3) > (10)  →  False
        (-7**60) / (1)  →  -5.0802186073962335e+50
        (2) ** (3)  →  8
        (-2**63) ** (0)  →  1
        (9.223372036854775807e18) / (2)  →  4.611686018427388e+18
        (1e-5) != (2.5)  →  True
        (-7**60) // (True)  →  -508021860739623365322188197652216501772434524836001
        (3.14159) + (1)  →  4.14159
        (1e15) % (123456789.123)  →  8103700.032830238
        ((1+2j)) - (0)  →  (1+2j)
        (-3) & (1e300)  →  TypeError: unsupported operand type(s) for &: 'int' and 'float'
        (3**100) + (63)  →  515377520732011331036461129765621272702107522064
        (2**31) // (2**64)  →  0
        (255) << (63)  →  2351959869397967831040
        (True) != (10)  →  True
        ((1+2j)) > (10**40+1)  →  TypeError: '>' not supported between instances of 'complex' and 'int'
        (-1e300) <= (0.1)  →  True
        (1.0) * (1e15)  →  1000000000000000.0
        (2**53+1) >> (64)  →  0
        (-1) == (3**100)  →  False
        (0.0) * ((2.5+0j))  →  0j
        (1.0) - (9007199254740993.0)  →  -9007199254740991.0
        (2.2250738585072014e-308) - (-3)  →  3.0
        (-3) | (1e16)  →  TypeError: unsupported operand type(s) for |: 'int' and 'float'
        (0.5) - (63)  →  -62.5
        (1.0) ^ (0.00001234)  →  TypeError: unsupported operand type(s) for ^: 'float' and 'float'
        (123456789.123) + (float("-inf"))  →  -inf
        (-1e300) < (7)  →  True
        (1e22) >> (True)  →  TypeError: unsupported operand type(s) for >>: 'float' and 'bool'
        (7) == (2.5)  →  False
        (1.0) & (9007199254740993.0)  →  TypeError: unsupported operand type(s) for &: 'float' and 'float'
        (float("-inf")) != (2**63-1)  →  True
        (float("nan")) ^ (0.1)  →  TypeError: unsupported operand type(s) for ^: 'float' and 'float'
        (0.0) | (2**62)  →  TypeError: unsupported operand type(s) for |: 'float' and 'int'
        (2**53) < (3.14159)  →  False
        (1e300) ** (2)  →  OverflowError: (34, 'Numerical result out of range')
        (1e15) ^ (-3)  →  TypeError: unsupported operand type(s) for ^: 'float' and 'int'
        (1.0) % (2**53+1)  →  1.0
        (-1.5) < (9.223372036854775807e18)  →  True
        (-1) | (-1e300)  →  TypeError: unsupported operand type(s) for |: 'int' and 'float'
        (2**64) >> (0)  →  18446744073709551616
        (1) < (-2**63)  →  False
        (2.2250738585072014e-308) // (10)  →  0.0
        (2**53) * (2**63-1)  →  83076749736557242047480742012780544
        (1e16) + (2**31)  →  1.0000002147483648e+16
        (1e16) >> (2**70)  →  TypeError: unsupported operand type(s) for >>: 'float' and 'int'
        (9007199254740993.0) < (7)  →  False
        (-0.0) < (0)  →  False
        (2.5) >= (10**20)  →  False
        (2**53+1) | (0.00001234)  →  TypeError: unsupported operand type(s) for |: 'int' and 'float'
        (1e15) >> (1)  →  TypeError: unsupported operand type(s) for >>: 'float' and 'int'
        (True) == (-1.5)  →  False
        (-3) ** (-0.5)  →  (3.5352507957496895e-17-0.5773502691896257j)
        (0.1) // (0.1)  →  1.0
        (9007199254740993.0) != (-2**53-1)  →  True
        (999999.5) > (2.2250738585072014e-308)  →  True
        (1e-5) > (float("-inf"))  →  True
        (64) ** (2.0)  →  4096.0
        (-10) ** (0)  →  1
        (1e16) > (123456789.123)  →  True
        (255) != (1e16)  →  True
        (3.14159) <= (-2**63)  →  False
        (10**20) != (99999.5)  →  True
        (2**53) > (1)  →  True
        (1) // (64)  →  0
        (-2**64) + (2**62)  →  -13835058055282163712
        (1e300) / (2.5)  →  4e+299
        (False) ** (float("inf"))  →  0.0
        (2.2250738585072014e-308) >= (2**53+1)  →  False
        (1e15) >= (0.5)  →  True
        (-2**64) % (2**53)  →  0
        (63) ** (1)  →  63
        (999999.5) < ((2.5+0j))  →  TypeError: '<' not supported between instances of 'float' and 'complex'
        (float("nan")) ** (2.0)  →  nan
        (2.5) ^ (10**20)  →  TypeError: unsupported operand type(s) for ^: 'float' and 'int'
        (1) * (1e-5)  →  1e-05
        (-10) // (999999.5)  →  -1.0
        (10) & (63)  →  10
        (-2**64) * (False)  →  0
        (3**100) <= (9007199254740993.0)  →  False
        (-0.0) ** (-1)  →  ZeroDivisionError: 0.0 cannot be raised to a negative power
        (0) / (7)  →  0.0
        (10**20) ** (1)  →  100000000000000000000
        (10**20) < (9007199254740993.0)  →  False
        (10**40+1) <= (2**31)  →  False
        (10) | (-10**20)  →  -99999999999999999990
        (float("-inf")) << (-1)  →  TypeError: unsupported operand type(s) for <<: 'float' and 'int'
        (2.5) >= ((1+2j))  →  TypeError: '>=' not supported between instances of 'float' and 'complex'
        (1j) < (10)  →  TypeError: '<' not supported between instances of 'complex' and 'int'
        (2.5) >> (-1)  →  TypeError: unsupported operand type(s) for >>: 'float' and 'int'
        (-2**63) / (1e-5)  →  -9.223372036854774e+23
        (10) > (3.14159)  →  True
        (1.5) >= (0j)  →  TypeError: '>=' not supported between instances of 'float' and 'complex'
        (255) < (1e16)  →  True
        (0j) <= (10**40+1)  →  TypeError: '<=' not supported between instances of 'complex' and 'int'
        (1.0) ^ (1e-5)  →  TypeError: unsupported operand type(s) for ^: 'float' and 'float'
        (1234567.891) & (-1)  →  TypeError: unsupported operand type(s) for &: 'float' and 'int'
        (-7**60) <= (-2**64)  →  True
        (1e22) - (1j)  →  (1e+22-1j)
        (2**63-1) <= ((1+2j))  →  TypeError: '<=' not supported between instances of 'int' and 'complex'
        (3.14159) > (-0.0)  →  True
        (-10) << (True)  →  -20
        (2**63-1) <= (float("nan"))  →  False
        (0.1) ^ (63)  →  TypeError: unsupported operand type(s) for ^: 'float' and 'int'
        (-10) // (2**64)  →  -1
        (float("nan")) >> (63)  →  TypeError: unsupported operand type(s) for >>: 'float' and 'int'
        (2**62) << (63)  →  42535295865117307932921825928971026432
        (2**63-1) - (5e-324)  →  9.223372036854776e+18
        (-2**63) / (7)  →  -1.3176245766935393e+18
        (3**100) >= (-10**20)  →  True
        (0.5) | (0.00001234)  →  TypeError: unsupported operand type(s) for |: 'float' and 'float'
        (99999.5) / (1234567.891)  →  0.08099959567148664
        (2**63-1) == (64)  →  False
        (-1e300) // (1e-5)  →  -1e+305
        (1e300) <= (-2**64)  →  False
        (123456789.123) >= (99999.5)  →  True
        (0) & (2**53+1)  →  0
        (1.5) & (2**63)  →  TypeError: unsupported operand type(s) for &: 'float' and 'int'
        (1e22) << (200)  →  TypeError: unsupported operand type(s) for <<: 'float' and 'int'
        (3.14159) >> (200)  →  TypeError: unsupported operand type(s) for >>: 'float' and 'int'
        """#)
    }

    @Test func functionsOfOneNumber() {
        checkAnswers(#"""
        hex(64)  →  '0x40'
        hash(-3.4922372191427087)  →  -1135021750635003907
        (-54.471126857116744).bit_count()  →  AttributeError: 'float' object has no attribute 'bit_count'
        round(float("nan"),2)  →  nan
        abs(float("-inf"))  →  inf
        abs(-15.23812868190852)  →  15.23812868190852
        +((2.5+0j))  →  (2.5+0j)
        (-19.89626048886926).bit_length()  →  AttributeError: 'float' object has no attribute 'bit_length'
        +(3**100)  →  515377520732011331036461129765621272702107522001
        round(-1)  →  -1
        (2**53+1).real  →  9007199254740993
        round(9007199254740993.0,-1)  →  9007199254740990.0
        round(-1e300,1)  →  -1e+300
        (2**63).bit_length()  →  64
        (2**62).conjugate()  →  4611686018427387904
        round(0,400)  →  0
        round(-64.09199797870708,400)  →  -64.09199797870708
        (3**100).bit_length()  →  159
        round(76.39315543681698)  →  76
        (0.0).hex()  →  '0x0.0p+0'
        (1e-10).bit_length()  →  AttributeError: 'float' object has no attribute 'bit_length'
        (-2**63).bit_count()  →  1
        ~(2)  →  -3
        round(7,-1)  →  10
        str(3**100)  →  '515377520732011331036461129765621272702107522001'
        round(82.10205050628286,1)  →  82.1
        hex(37.82250685479639)  →  TypeError: 'float' object cannot be interpreted as an integer
        (10**20).hex()  →  AttributeError: 'int' object has no attribute 'hex'
        (-80.62486656934598).imag  →  0.0
        hash(-26.703093529205105)  →  -1621223299140976666
        (64).bit_count()  →  1
        float(2.5)  →  2.5
        (False).as_integer_ratio()  →  (0, 1)
        oct(2**63)  →  '0o1000000000000000000000'
        (3.14159).hex()  →  '0x1.921f9f01b866ep+1'
        float(-10)  →  -10.0
        (73.67855136900454).is_integer()  →  False
        round(54.16146984290492,3)  →  54.161
        complex(1e-5)  →  (1e-05+0j)
        round(255,1)  →  255
        round(-1e300,400)  →  -1e+300
        (10**40+1).is_integer()  →  AttributeError: 'int' object has no attribute 'is_integer'
        round(-1.6908083005035621)  →  -2
        (1e-10).bit_count()  →  AttributeError: 'float' object has no attribute 'bit_count'
        (1.5).numerator  →  AttributeError: 'float' object has no attribute 'numerator'
        ~(False)  →  -1
        round(86.60697974193678,-2)  →  100.0
        +(1e22)  →  1e+22
        (10**20).imag  →  0
        round((1+2j),-1)  →  TypeError: type complex doesn't define __round__ method
        +(20.023860241024423)  →  20.023860241024423
        hash(False)  →  0
        round(5e-324,2)  →  0.0
        (-2**63).as_integer_ratio()  →  (-9223372036854775808, 1)
        bool(5e-324)  →  True
        round(2**53+1,2)  →  9007199254740993
        (999999.5).is_integer()  →  False
        bin(7)  →  '0b111'
        float(-3)  →  -3.0
        str(2.2250738585072014e-308)  →  '2.2250738585072014e-308'
        ~(-21.65192746913256)  →  TypeError: bad operand type for unary ~: 'float'
        (-1.5).imag  →  0.0
        (-15.829659138377508).bit_count()  →  AttributeError: 'float' object has no attribute 'bit_count'
        bool(2)  →  True
        round(2**62,-2)  →  4611686018427387900
        complex(-7**60)  →  (-5.0802186073962335e+50+0j)
        str(1e15)  →  '1000000000000000.0'
        """#)
    }

    @Test func text() {
        checkAnswers(#"""
        int("-Infinity",2)  →  ValueError: invalid literal for int() with base 2: '-Infinity'
        float("1\n")  →  1.0
        int(".5",2)  →  ValueError: invalid literal for int() with base 2: '.5'
        int("1_")  →  ValueError: invalid literal for int() with base 10: '1_'
        int("-Infinity")  →  ValueError: invalid literal for int() with base 10: '-Infinity'
        int("1_",2)  →  ValueError: invalid literal for int() with base 2: '1_'
        float("inf")  →  inf
        int("1e",0)  →  ValueError: invalid literal for int() with base 0: '1e'
        complex("1_")  →  ValueError: could not convert string to complex: '1_'
        int(".5",0)  →  ValueError: invalid literal for int() with base 0: '.5'
        complex("\t5")  →  (5+0j)
        complex("00")  →  0j
        int("1_0.2_5",16)  →  ValueError: invalid literal for int() with base 16: '1_0.2_5'
        int("1e5_0",0)  →  ValueError: invalid literal for int() with base 0: '1e5_0'
        int("1j",2)  →  ValueError: invalid literal for int() with base 2: '1j'
        float("٣")  →  3.0
        float("1e5")  →  100000.0
        complex("1e")  →  ValueError: complex() arg is a malformed string
        int("1e",16)  →  30
        float("z")  →  ValueError: could not convert string to float: 'z'
        float("1e+")  →  ValueError: could not convert string to float: '1e+'
        int("1e5",2)  →  ValueError: invalid literal for int() with base 2: '1e5'
        int("1\n",2)  →  1
        int("0x")  →  ValueError: invalid literal for int() with base 10: '0x'
        float("-5")  →  -5.0
        int("j",2)  →  ValueError: invalid literal for int() with base 2: 'j'
        int("1 2",2)  →  ValueError: invalid literal for int() with base 2: '1 2'
        float("1_0.2_5")  →  10.25
        int("1+2",2)  →  ValueError: invalid literal for int() with base 2: '1+2'
        float("+nan")  →  nan
        int("1.5",16)  →  ValueError: invalid literal for int() with base 16: '1.5'
        int("infinit",2)  →  ValueError: invalid literal for int() with base 2: 'infinit'
        complex("0o17")  →  ValueError: complex() arg is a malformed string
        int("0b101",2)  →  5
        float(".5")  →  0.5
        int("--1",2)  →  ValueError: invalid literal for int() with base 2: '--1'
        complex("1j")  →  1j
        int("1+2")  →  ValueError: invalid literal for int() with base 10: '1+2'
        int("nan")  →  ValueError: invalid literal for int() with base 10: 'nan'
        complex("nan")  →  (nan+0j)
        int("(1-j)",16)  →  ValueError: invalid literal for int() with base 16: '(1-j)'
        int("-5")  →  -5
        float("-1e-400")  →  -0.0
        int("1e+",16)  →  ValueError: invalid literal for int() with base 16: '1e+'
        int("1e5j",2)  →  ValueError: invalid literal for int() with base 2: '1e5j'
        complex("0x1F")  →  ValueError: complex() arg is a malformed string
        float("²")  →  ValueError: could not convert string to float: '²'
        int("--1",16)  →  ValueError: invalid literal for int() with base 16: '--1'
        float("--1")  →  ValueError: could not convert string to float: '--1'
        int("--1")  →  ValueError: invalid literal for int() with base 10: '--1'
        int("z",0)  →  ValueError: invalid literal for int() with base 0: 'z'
        int(" 7 ")  →  7
        complex("1\n")  →  (1+0j)
        int("1j",0)  →  ValueError: invalid literal for int() with base 0: '1j'
        """#)
    }
}
