// Formatting of text and numbers, as CPython 3.11 answers: tables of expressions and their values.

import Testing

@testable import Evaluation

@Suite struct FormatTests {
    @Test func chosenCases() {
        checkAnswers(#"""
        format(1,'zz')  →  ValueError: Unknown format code 'z' for object of type 'int'
        format('a','zz')  →  ValueError: Unknown format code 'z' for object of type 'str'
        format('a','d')  →  ValueError: Unknown format code 'd' for object of type 'str'
        format(1.0,'d')  →  ValueError: Unknown format code 'd' for object of type 'float'
        format(1,'.2d')  →  ValueError: Precision not allowed in integer format specifier
        format(1,',_d')  →  ValueError: Cannot specify both ',' and '_'.
        format(1,',s')  →  ValueError: Cannot specify ',' with 's'.
        format(1,',x')  →  ValueError: Cannot specify ',' with 'x'.
        format('a',',')  →  ValueError: Cannot specify ',' with 's'.
        format('a','=5')  →  ValueError: '=' alignment not allowed in string format specifier
        format('a','+')  →  ValueError: Sign not allowed in string format specifier
        format('a','#')  →  ValueError: Alternate form (#) not allowed in string format specifier
        format('a',' ')  →  ValueError: Space not allowed in string format specifier
        format('a','z')  →  ValueError: Negative zero coercion (z) not allowed in string format specifier
        format('a','05')  →  'a0000'
        format('a','é')  →  ValueError: Unknown format code '\xe9' for object of type 'str'
        format(1,'.f')  →  ValueError: Format specifier missing precision
        format(1,'.99999999999999999999f')  →  ValueError: Too many decimal digits in format string
        format(1,'99999999999999999999f')  →  ValueError: Too many decimal digits in format string
        format(1,'.9999999999f')  →  ValueError: precision too big
        format(1j,'05')  →  ValueError: Zero padding is not allowed in complex format specifier
        format(1j,'=5')  →  ValueError: '=' alignment flag is not allowed in complex format specifier
        format(1+2j,'>20.3f')  →  '        1.000+2.000j'
        format(1,'c')  →  '\x01'
        format(-1,'c')  →  OverflowError: %c arg not in range(0x110000)
        format(1,'+c')  →  ValueError: Sign not allowed with integer format specifier 'c'
        format(1,'#c')  →  ValueError: Alternate form (#) not allowed with integer format specifier 'c'
        format(65,'zc')  →  ValueError: Negative zero coercion (z) not allowed in integer format specifier
        format(1,'zd')  →  ValueError: Negative zero coercion (z) not allowed in integer format specifier
        format(1,'s')  →  ValueError: Unknown format code 's' for object of type 'int'
        format(True,'s')  →  ValueError: Unknown format code 's' for object of type 'bool'
        format(True,'')  →  'True'
        format(True,'5')  →  '    1'
        format(True,'d')  →  '1'
        format(1,'\x01')  →  ValueError: Unknown format code '\x1' for object of type 'int'
        '%d'%'a'  →  TypeError: %d format: a real number is required, not str
        '%d'%1.9  →  '1'
        '%x'%1.5  →  TypeError: %x format: an integer is required, not float
        '%c'%'ab'  →  TypeError: %c requires int or char
        '%c'%1.5  →  TypeError: %c requires int or char
        '%c'%-1  →  OverflowError: %c arg not in range(0x110000)
        '%s %s'%1  →  TypeError: not enough arguments for format string
        '%s'%(1,2)  →  TypeError: not all arguments converted during string formatting
        '%(a)s'%{'b':1}  →  KeyError: 'a'
        '%(a)s'%(1,)  →  TypeError: format requires a mapping
        '%(a)s'%1  →  TypeError: format requires a mapping
        '%(a'%{}  →  ValueError: incomplete format key
        '%y'%1  →  ValueError: unsupported format character 'y' (0x79) at index 1
        '%'%1  →  ValueError: incomplete format
        '%*d'%(5,1)  →  '    1'
        '%*d'%('a',1)  →  TypeError: * wants int
        '%.*f'%(2,1)  →  '1.00'
        '%f'%'a'  →  TypeError: must be real number, not str
        '%e'%'a'  →  TypeError: must be real number, not str
        '%5%'%()  →  TypeError: not enough arguments for format string
        'abc'%1  →  TypeError: not all arguments converted during string formatting
        'abc'%[]  →  'abc'
        'abc'%{}  →  'abc'
        '%d'%float('inf')  →  OverflowError: cannot convert float infinity to integer
        '%d'%float('nan')  →  ValueError: cannot convert float NaN to integer
        '%999999999999999999999d'%1  →  ValueError: width too big
        '%.99999999999d'%1  →  ValueError: precision too big
        '%.9999999999999999999f'%1  →  ValueError: precision too big
        '%s'%None  →  'None'
        '%r'%'é'  →  "'é'"
        '%a'%'é'  →  "'\\xe9'"
        '%i'%True  →  '1'
        '%u'%5  →  '5'
        '%#x %#o %#X'%(255,8,255)  →  '0xff 0o10 0XFF'
        '%+d % d'%(1,1)  →  '+1  1'
        '%05d %-5d|'%(-3,3)  →  '-0003 3    |'
        '%g %G'%(1e-10,1e20)  →  '1e-10 1E+20'
        '%#g'%1.0  →  '1.00000'
        '%.3s'%'abcdef'  →  'abc'
        '%5s|%-5s|'%('a','b')  →  '    a|b    |'
        '%d'%(10**30)  →  '1000000000000000000000000000000'
        '%d'%1j  →  TypeError: %d format: a real number is required, not complex
        '%x'%'a'  →  TypeError: %x format: an integer is required, not str
        '%hd'%1  →  '1'
        '%b'%1  →  ValueError: unsupported format character 'b' (0x62) at index 1
        '{}'.format()  →  IndexError: Replacement index 0 out of range for positional args tuple
        '{0} {}'.format(1,2)  →  ValueError: cannot switch from manual field specification to automatic field numbering
        '{} {0}'.format(1,2)  →  ValueError: cannot switch from automatic field numbering to manual field specification
        '{a}'.format()  →  KeyError: 'a'
        '{'.format()  →  ValueError: Single '{' encountered in format string
        '}'.format()  →  ValueError: Single '}' encountered in format string
        '{a.b}'.format(a=1)  →  AttributeError: 'int' object has no attribute 'b'
        '{a[0]}'.format(a=[1])  →  '1'
        '{a[x]}'.format(a={'x':1})  →  '1'
        '{a[x}'.format(a=1)  →  ValueError: expected '}' before end of string
        '{a[0]x}'.format(a=[1])  →  ValueError: Only '.' or '[' may follow ']' in format field specifier
        '{a.}'.format(a=1)  →  ValueError: Empty attribute in format string
        '{a[]}'.format(a=1)  →  ValueError: Empty attribute in format string
        '{!z}'.format(1)  →  ValueError: Unknown conversion specifier z
        '{!}'.format(1)  →  ValueError: unmatched '{' in format spec
        '{!r'.format(1)  →  ValueError: unmatched '{' in format spec
        '{!rx}'.format(1)  →  ValueError: expected ':' after conversion specifier
        '{:{}}'.format(1,5)  →  '    1'
        '{:{:{}}}'.format(1,2,3)  →  ValueError: Max string recursion exceeded
        '{0!r:>5}'.format('a')  →  "  'a'"
        '{:'.format(1)  →  ValueError: unmatched '{' in format spec
        '{:{'.format(1)  →  ValueError: unmatched '{' in format spec
        '{0[-1]}'.format([1])  →  TypeError: list indices must be integers or slices, not str
        '{{}}'.format()  →  '{}'
        '{}}'.format(1)  →  ValueError: Single '}' encountered in format string
        '{-1}'.format(1)  →  KeyError: '-1'
        '{99999999999999999999}'.format(1)  →  ValueError: Too many decimal digits in format string
        '{0.real}'.format(5)  →  '5'
        '{a}'.format_map({})  →  KeyError: 'a'
        '{a}'.format_map({'a':3})  →  '3'
        '%s %r %d %5.2f %e %g %x %o %c %%' % ('a','b',3,2.5,12345.678,0.0001,255,8,'z')  →  "a 'b' 3  2.50 1.234568e+04 0.0001 ff 10 z %"
        '%(a)d %(b)s' % {'a':1,'b':2}  →  '1 2'
        '{:>{w}.{p}f}|'.format(3.14159, w=10, p=2)  →  '      3.14|'
        '{0[k]} {1.real} {2!r:>6}'.format({'k':1}, 5, 'x')  →  "1 5    'x'"
        '%s' % [1,2]  →  '[1, 2]'
        '%s' % (1,)  →  '1'
        '%d items' % True  →  '1 items'
        '%s and %s' % ('a',)  →  TypeError: not enough arguments for format string
        '%.3s|%5s|%-5s|' % ('abcdef','a','b')  →  'abc|    a|b    |'
        f"{3.14159:.2f} {'x':>5} {10:#x} {1e6:,.0f} {True!s:5}|"  →  '3.14     x 0xa 1,000,000 True |'
        '%d' % 10**20  →  '100000000000000000000'
        """#)
    }

    @Test func specifiers() {
        checkAnswers(#"""
        format('\'"','0=0,.10G')  →  ValueError: Unknown format code 'G' for object of type 'str'
        format(True,'^5,.3%')  →  '100.000%'
        format(455764.91728119645,'é<,%')  →  '45,576,491.728120%'
        format(435610352,'0<+z020g')  →  '+4.3561e+08000000000'
        format(2,'<.1')  →  ValueError: Precision not allowed in integer format specifier
        format(-934871467,'é<.0o')  →  ValueError: Precision not allowed in integer format specifier
        format(-524922.1008139671,'0^-,.10f')  →  '-524,922.1008139671'
        format("日本語 text",'é>+0,b')  →  ValueError: Cannot specify ',' with 'b'.
        format(66200242,'^ 012.1d')  →  ValueError: Precision not allowed in integer format specifier
        format(0,'é^-5.1d')  →  ValueError: Precision not allowed in integer format specifier
        format(48552701.68707779,'*<+20_.10g')  →  '+48_552_701.69******'
        format(479270307,'0=#d')  →  '479270307'
        format("tab\tx\ty",'<#.1d')  →  ValueError: Unknown format code 'd' for object of type 'str'
        format(2**53+1,'0=#1,.0b')  →  ValueError: Cannot specify ',' with 'b'.
        format(736206.269265977,'é^#.1g')  →  '7.e+05'
        format(99999.5,'12_.1')  →  '       1e+05'
        format(938643550,'0>-012.10F')  →  '938643550.0000000000'
        format(0.00001234,'0^ #.0o')  →  ValueError: Unknown format code 'o' for object of type 'float'
        format(255,'>5_G')  →  '  255'
        format(999999.5,'=-.3f')  →  '999999.500'
        format(-7**60,'0<#0_%')  →  '-50_802_186_073_962_337_219_126_113_447_998_290_038_132_585_648_881_664.000000%'
        format(9.433719013502765e+19,'0< 01.1E')  →  ' 9.4E+19'
        format("1a",'é<-e')  →  ValueError: Unknown format code 'e' for object of type 'str'
        format(1.6064475284848178e+16,'0^ 5.1')  →  ' 2e+16'
        format('\'"','^5c')  →  ValueError: Unknown format code 'c' for object of type 'str'
        format(940156.392894564,'*^5.0g')  →  '9e+05'
        format(7639651656364394.0,'<1,.3%')  →  '763,965,165,636,439,424.000%'
        format(716859245,'é>20_.1s')  →  ValueError: Cannot specify '_' with 's'.
        format(0j,'é^.10f')  →  '0.0000000000+0.0000000000j'
        format(1.217834505390743,'*= #12.1F')  →  ' ********1.2'
        format(1.3666252145962314e-10,'é>012,')  →  '1.3666252145962314e-10'
        format(360879.90615021996,'*<12_.0')  →  '4e+05*******'
        format(-500108.38974537776,'^z12.1s')  →  ValueError: Unknown format code 's' for object of type 'float'
        format(float("nan"),'é^5.10n')  →  'énané'
        format("it's",'*^20.1b')  →  ValueError: Unknown format code 'b' for object of type 'str'
        format(47360885,'*^z5.1X')  →  ValueError: Precision not allowed in integer format specifier
        format(-3,'*=01,.0x')  →  ValueError: Cannot specify ',' with 'x'.
        format(0.0059130294368336216,'*=5.1%')  →  '*0.6%'
        format(1234567.891,'0<-12E')  →  '1.234568E+06'
        format(-1,'*^01b')  →  '-1'
        format(0,'^#0s')  →  ValueError: Unknown format code 's' for object of type 'int'
        format(376087859407.84454,'*<+12o')  →  ValueError: Unknown format code 'o' for object of type 'float'
        format(0.0010794470083953748,'-.10g')  →  '0.001079447008'
        format(-7**60,'-z020.10G')  →  '-00005.080218607E+50'
        format("ß",'é>+20n')  →  ValueError: Unknown format code 'n' for object of type 'str'
        format(6553272091000554.0,'0<1n')  →  '6.55327e+15'
        format(680703423,'*>-_.3g')  →  '6.81e+08'
        format(9.223372036854775807e18,'*<+1,.3%')  →  '+922,337,203,685,477,580,800.000%'
        format(-395954084,'*>12.10c')  →  ValueError: Precision not allowed in integer format specifier
        format("+7",'= 12,.10x')  →  ValueError: Cannot specify ',' with 'x'.
        format(0.5,'0<+.3f')  →  '+0.500'
        format(-2**63,'é= 5_f')  →  '-9_223_372_036_854_775_808.000000'
        format(566835.4166541861,'<z#1.1x')  →  ValueError: Unknown format code 'x' for object of type 'float'
        format(0.5,'<-020%')  →  '50.000000%0000000000'
        format(-0.0,'*=-01.10n')  →  '-0'
        format((1+2j),'#12.3')  →  '(1.00+2.00j)'
        format(-409141.26803832175,'*> 0,.10F')  →  '-409,141.2680383218'
        format(565578.3570131275,'<020,o')  →  ValueError: Cannot specify ',' with 'o'.
        format(3799.896303309745,'+.10n')  →  '+3799.896303'
        format("ﬁ İ ŉ",'0^5.10')  →  'ﬁ İ ŉ'
        format(321904371,'0=-#,.10G')  →  '321,904,371.0'
        format("½",'0>-G')  →  ValueError: Unknown format code 'G' for object of type 'str'
        format(205503246157553.75,'-#.1X')  →  ValueError: Unknown format code 'X' for object of type 'float'
        format(2**53,'0>#5.3G')  →  '9.01E+15'
        format(1781070142.2757256,'<#12,%')  →  '178,107,014,227.572571%'
        format(821187549546.8186,'0=0.0c')  →  ValueError: Unknown format code 'c' for object of type 'float'
        format(262802328,'^-1c')  →  ValueError: Sign not allowed with integer format specifier 'c'
        format(519793.8083722275,'é=-.3g')  →  '5.2e+05'
        format(522484281984895.06,'*>#.3g')  →  '5.22e+14'
        format((2.5+0j),' o')  →  ValueError: Unknown format code 'o' for object of type 'complex'
        format(565599123,'é^1X')  →  '21B65B93'
        format(0.5,'é<+12.1b')  →  ValueError: Unknown format code 'b' for object of type 'float'
        format(1234567.891,'é^.1n')  →  '1e+06'
        format(176761.50200049393,'0^#20b')  →  ValueError: Unknown format code 'b' for object of type 'float'
        format("aXbXc",'< 20.1%')  →  ValueError: Unknown format code '%' for object of type 'str'
        format(("x"*20),'0=#.3')  →  ValueError: Alternate form (#) not allowed in string format specifier
        format(26088.20558188303,'é=-12,.10E')  →  '2.6088205582E+04'
        format(1234567.891,'*>z#1_b')  →  ValueError: Unknown format code 'b' for object of type 'float'
        format(-123159.841964136,'é^12b')  →  ValueError: Unknown format code 'b' for object of type 'float'
        format(26431510018.387207,'é^-0.3b')  →  ValueError: Unknown format code 'b' for object of type 'float'
        format(2**53+1,'é^+z#1.3')  →  ValueError: Precision not allowed in integer format specifier
        format(1e-10,'é= .3n')  →  ' 1e-10'
        format(-645033.5706350909,'<z0_.1b')  →  ValueError: Unknown format code 'b' for object of type 'float'
        format(156381852,'*^ 05_.1X')  →  ValueError: Precision not allowed in integer format specifier
        format(882849.9952388564,'0<-_.1g')  →  '9e+05'
        format(1e-10,'=05.1o')  →  ValueError: Unknown format code 'o' for object of type 'float'
        format(1e16,'+12%')  →  '+1000000000000000000.000000%'
        format(-1.5,'0=#.10g')  →  '-1.500000000'
        format(1e15,'0=#0.1')  →  '1.e+15'
        format(-2**64,'0^z12,.10d')  →  ValueError: Precision not allowed in integer format specifier
        format(1.4762682915589422e+18,'é^ 1.10f')  →  ' 1476268291558942208.0000000000'
        format(342036941232.0163,' #.10E')  →  ' 3.4203694123E+11'
        format(5e-324,'é>#0g')  →  '4.94066e-324'
        format(34338549637.807064,'0<12,.3E')  →  '3.434E+10000'
        format("ΑΣ ΣΑΣ",'z12_.10X')  →  ValueError: Unknown format code 'X' for object of type 'str'
        format(0j,'5.10X')  →  ValueError: Unknown format code 'X' for object of type 'complex'
        format(64,'^z#.0c')  →  ValueError: Precision not allowed in integer format specifier
        format(0.016547904846849745,'> 0_%')  →  ' 1.654790%'
        format("a,b,,c",'0=5.3n')  →  ValueError: Unknown format code 'n' for object of type 'str'
        format(356479597,'0<+z20X')  →  ValueError: Negative zero coercion (z) not allowed in integer format specifier
        """#)
    }

    @Test func percent() {
        checkAnswers(#"""
        '% 5E' % ("The Quick brown",)  →  TypeError: must be real number, not str
        '%o' % (9.223372036854775807e18,)  →  TypeError: %o format: an integer is required, not float
        '%-12.5x' % (True,)  →  '00001       '
        '%12.0d' % (2**62,)  →  '4611686018427387904'
        '%5x' % (906396,)  →  'dd49c'
        '%-.0d' % (-380423.8251138278,)  →  '-380423'
        '%##.2s' % (1e300,)  →  '1e'
        '%5.0F' % (677887.0709321045,)  →  '677887'
        '%.5e' % (-901567.6420201841,)  →  '-9.01568e+05'
        '%+12.5r' % ("_id1",)  →  "       '_id1"
        '%##12F' % (1e-5,)  →  '    0.000010'
        '%05.2i' % (-65598,)  →  '-65598'
        '%#012f' % (0,)  →  '00000.000000'
        '%u' % (2**64,)  →  '18446744073709551616'
        '%+-12c' % (-271631,)  →  OverflowError: %c arg not in range(0x110000)
        '%-5d' % (-2**64,)  →  '-18446744073709551616'
        '%0.0e' % (-551987,)  →  '-6e+05'
        '%-12.2a' % (1.5,)  →  '1.          '
        '% 12e' % (94537.24804061069,)  →  ' 9.453725e+04'
        '%+12.0a' % (-818436,)  →  '            '
        '%f' % ('say "hi"',)  →  TypeError: must be real number, not str
        '% .2u' % (678494.3003455226,)  →  ' 678494'
        '%5.2o' % (-295948.0334088849,)  →  TypeError: %o format: an integer is required, not float
        '%#5.0r' % (2**53+1,)  →  '     '
        '%0-12g' % (1e-10,)  →  '1e-10       '
        '%12.2e' % (1e15,)  →  '    1.00e+15'
        '%-12c' % (2**31,)  →  OverflowError: %c arg not in range(0x110000)
        '%5d' % (("x"*20),)  →  TypeError: %d format: a real number is required, not str
        '%0#5.5d' % ("  x y  ",)  →  TypeError: %d format: a real number is required, not str
        '%+g' % (0.0,)  →  '+0'
        '%#.2u' % (10**40+1,)  →  '10000000000000000000000000000000000000001'
        '%0-5u' % (-306479,)  →  '-306479'
        '%-12r' % (852683.3618536664,)  →  '852683.3618536664'
        '%0 .5x' % (765703,)  →  ' baf07'
        '%0G' % (180202,)  →  '180202'
        '%++5F' % (577029,)  →  '+577029.000000'
        '%12.2g' % ("½",)  →  TypeError: must be real number, not str
        '%0.5a' % (1e16,)  →  '1e+16'
        '%# .0r' % (14948.891893786378,)  →  ''
        '%.2G' % (-962032,)  →  '-9.6E+05'
        '%+12c' % (0.0,)  →  TypeError: %c requires int or char
        '%5E' % (16881.382328885375,)  →  '1.688138E+04'
        '%+#u' % (2**53,)  →  '+9007199254740992'
        '%.2d' % (-329630.45657170657,)  →  '-329630'
        '%X' % (float("inf"),)  →  TypeError: %X format: an integer is required, not float
        '%+ 5.2e' % (188778,)  →  '+1.89e+05'
        '%05a' % (63,)  →  '   63'
        '%#.5o' % (-12036.623877526261,)  →  TypeError: %o format: an integer is required, not float
        '%12.2o' % (1,)  →  '          01'
        '%#.2E' % ("a\nb\r\nc\x0bd",)  →  TypeError: must be real number, not str
        '%12.0r' % ("tab\tx\ty",)  →  '            '
        '%.2f' % ("aXbXc",)  →  TypeError: must be real number, not str
        '%s' % (10**40+1,)  →  '10000000000000000000000000000000000000001'
        '%#5.5d' % (105899.71872022655,)  →  '105899'
        '%-5o' % (24784.22237341979,)  →  TypeError: %o format: an integer is required, not float
        '%#5.5a' % (5e-324,)  →  '5e-32'
        '% -d' % (1e-10,)  →  ' 0'
        '%0#F' % (9007199254740993.0,)  →  '9007199254740992.000000'
        '%5.0o' % ("\x00\x7f\xa0\xad",)  →  TypeError: %o format: an integer is required, not str
        '%5g' % (787048.8030483585,)  →  '787049'
        '%#012.0o' % ("it's",)  →  TypeError: %o format: an integer is required, not str
        '%12.5F' % ("-42",)  →  TypeError: must be real number, not str
        '%012.0X' % ("The Quick brown",)  →  TypeError: %X format: an integer is required, not str
        '%o' % ((1+2j),)  →  TypeError: %o format: an integer is required, not complex
        '%.0E' % ("a,b,,c",)  →  TypeError: must be real number, not str
        '%12.0g' % (-930816.6793659836,)  →  '      -9e+05'
        '%.0a' % (9007199254740993.0,)  →  ''
        '%0F' % (521370.44164406066,)  →  '521370.441644'
        '%5e' % (1e300,)  →  '1.000000e+300'
        '%--12.5x' % ("  x y  ",)  →  TypeError: %x format: an integer is required, not str
        '%+5.5s' % (float("inf"),)  →  '  inf'
        '%.2r' % (-640950,)  →  '-6'
        '%-X' % (255,)  →  'FF'
        '%-5.2E' % (-1.5,)  →  '-1.50E+00'
        '%5.0s' % (748189.3414170698,)  →  '     '
        '%.0G' % (float("inf"),)  →  'INF'
        '% .0g' % (617023.6447487359,)  →  ' 6e+05'
        '% -.0a' % (-7**60,)  →  ''
        '%+.0a' % (-1e300,)  →  ''
        '%12.2E' % (10**40+1,)  →  '    1.00E+40'
        '%.5d' % (-2**63,)  →  '-9223372036854775808'
        '%.5a' % (-2**64,)  →  '-1844'
        '% .0f' % (-656529.0901793988,)  →  '-656529'
        '%.5F' % (-457216.2207993666,)  →  '-457216.22080'
        '%12f' % ("a,b,,c",)  →  TypeError: must be real number, not str
        '%+12.2d' % (-75264.64649011451,)  →  '      -75264'
        '%#12.2s' % (598263.1052833628,)  →  '          59'
        '%0 12.0E' % ("ﬁ İ ŉ",)  →  TypeError: must be real number, not str
        '%5.5a' % (1e16,)  →  '1e+16'
        '%5.5E' % (749995.9651811982,)  →  '7.49996E+05'
        """#)
    }

    @Test func fields() {
        checkAnswers(#"""
        '{0!s:>10}'.format(10**20,3,x="1a")  →  '100000000000000000000'
        '{0[0]}'.format("ΑΣ ΣΑΣ",5,x='say "hi"')  →  'Α'
        '{0:>8}|{1:<8}'.format(2**53,3,x="123")  →  '9007199254740992|3       '
        '{x}'.format("٣٤","x",x=[1,2])  →  '[1, 2]'
        '{x}'.format("日本語 text",3,x="ß")  →  'ß'
        '{0[0]}'.format(2.2250738585072014e-308,8,x="ﬁ İ ŉ")  →  TypeError: 'float' object is not subscriptable
        '{:.3}'.format(123456789.123,"x",x=(3,))  →  '1.23e+08'
        'a{}b{}c'.format("a\nb\r\nc\x0bd",8,x="1a")  →  'aa\nb\r\nc\x0bdb8c'
        '{0:>8}|{1:<8}'.format(1e16,3,x=(3,))  →  '   1e+16|3       '
        '{:{}}'.format("a,b,,c",3,x="aaa")  →  'a,b,,c'
        '{0!a}'.format("aaa",8,x='\'"')  →  "'aaa'"
        '{x[0]}'.format("a",8,x="tab\tx\ty")  →  't'
        '{}'.format(1e-5,5,x="aXbXc")  →  '1e-05'
        '{0!a}'.format("_id1",8,x="٣٤")  →  "'_id1'"
        '{:>{}}'.format((-0.5-3j),5,x="-42")  →  '(-0.5-3j)'
        '{0:{1}}'.format(2**53+1,8,x="٣٤")  →  '9007199254740993'
        '{x[0]}'.format("  x y  ","x",x="a,b,,c")  →  'a'
        '{{{0}}}'.format("The Quick brown",5,x="😀x😀")  →  '{The Quick brown}'
        '{0}'.format(10**40+1,8,x=("x"*20))  →  '10000000000000000000000000000000000000001'
        '{{{0}}}'.format(float("nan"),5,x='say "hi"')  →  '{nan}'
        'a{}b{}c'.format(0.1,5,x="\u3000a\x1f")  →  'a0.1b5c'
        '{:>{}}'.format(1e22,"x",x=(3,))  →  ValueError: Unknown format code 'x' for object of type 'float'
        '{0:{1}}'.format(999999.5,5,x="a,b,,c")  →  '999999.5'
        '{{{0}}}'.format("",8,x="½")  →  '{}'
        '{0.real}'.format("٣٤","x",x="a")  →  AttributeError: 'str' object has no attribute 'real'
        '{0:{1}}'.format("e\u0301a",8,x="😀x😀")  →  'éa     '
        '{0}'.format(9.223372036854775807e18,3,x=("x"*20))  →  '9.223372036854776e+18'
        '{}'.format(2.2250738585072014e-308,8,x="it's")  →  '2.2250738585072014e-308'
        '{0:.2f}'.format(999999.5,3,x=(3,))  →  '999999.50'
        '{:,}'.format("1a",8,x="ΑΣ ΣΑΣ")  →  ValueError: Cannot specify ',' with 's'.
        '{0.real}'.format(False,8,x="\x00\x7f\xa0\xad")  →  '0'
        'a{}b{}c'.format(3**100,5,x="a\nb\r\nc\x0bd")  →  'a515377520732011331036461129765621272702107522001b5c'
        '{0!r}'.format(2**63-1,3,x="  x y  ")  →  '9223372036854775807'
        '{{{0}}}'.format("","x",x="ΑΣ ΣΑΣ")  →  '{}'
        '{x[0]}'.format(2**62,"x",x="ΑΣ ΣΑΣ")  →  'Α'
        '{0:*^{1}}'.format(1e-5,5,x="½")  →  '1e-05'
        '{0.real}'.format('say "hi"',"x",x="aXbXc")  →  AttributeError: 'str' object has no attribute 'real'
        '{{{0}}}'.format("+7",3,x="+7")  →  '{+7}'
        '{x}'.format("123","x",x="٣٤")  →  '٣٤'
        '{x[0]}'.format("a\nb\r\nc\x0bd","x",x="\x00\x7f\xa0\xad")  →  '\x00'
        '{x}'.format(-1.5,"x",x="a")  →  'a'
        '{0:>8}|{1:<8}'.format(float("nan"),5,x="-42")  →  '     nan|5       '
        '{0!a}'.format("  x y  ","x",x="_id1")  →  "'  x y  '"
        'a{}b{}c'.format("ﬁ İ ŉ",3,x="½")  →  'aﬁ İ ŉb3c'
        '{0:>8}|{1:<8}'.format("ß","x",x="aXbXc")  →  '       ß|x       '
        '{{{0}}}'.format("+7",8,x=("x"*20))  →  '{+7}'
        '{0}'.format("ΑΣ ΣΑΣ",8,x='say "hi"')  →  'ΑΣ ΣΑΣ'
        '{0!s:>10}'.format(2**64,5,x="it's")  →  '18446744073709551616'
        '{x}'.format("The Quick brown",8,x="  x y  ")  →  '  x y  '
        '{:.3}'.format(10**20,5,x="tab\tx\ty")  →  ValueError: Precision not allowed in integer format specifier
        '{}'.format(63,8,x="ß")  →  '63'
        '{:.3}'.format("e\u0301a",3,x="Hello World")  →  'éa'
        '{0!r}'.format(-1e300,5,x="😀x😀")  →  '-1e+300'
        '{0.real}'.format(1j,5,x="日本語 text")  →  '0.0'
        '{0.real}'.format(2**64,"x",x="aaa")  →  '18446744073709551616'
        '{0!r}'.format(0.1,8,x="aXbXc")  →  '0.1'
        '{0:>8}|{1:<8}'.format("ß",5,x="\x00\x7f\xa0\xad")  →  '       ß|5       '
        '{0!r}'.format("日本語 text",8,x="Hello World")  →  "'日本語 text'"
        """#)
    }
}
