// Functions of two elements against values computed by PyTorch 2.15: every pair of the inputs, by broadcasting.
// Dtype rules and refusals are in DTypeTests.swift.

import Testing

@testable import Tensors

@Suite struct BinaryTests {
    let backend = Backend()
    static let left: [Double] = [-.infinity, -7.0, -2.5, -1.0, -0.0, 0.0, 0.5, 1.0, 3.0, 7.0, .infinity, .nan]
    static let right: [Double] = [-.infinity, -2.0, -0.0, 0.0, 0.5, 2.0, 3.0, .infinity, .nan]

    static let expected: [(BinaryKind, String)] = [
        (
            .add,
            "float64[12, 9] -inf -inf -inf -inf -inf -inf -inf nan nan -inf -9 -7 -7 -6.5 -5 -4 "
                + "inf nan -inf -4.5 -2.5 -2.5 -2 -0.5 0.5 inf nan -inf -3 -1 -1 -0.5 1 2 inf nan -inf "
                + "-2 -0 0 0.5 2 3 inf nan -inf -2 0 0 0.5 2 3 inf nan -inf -1.5 0.5 0.5 1 2.5 3.5 inf "
                + "nan -inf -1 1 1 1.5 3 4 inf nan -inf 1 3 3 3.5 5 6 inf nan -inf 5 7 7 7.5 9 10 inf "
                + "nan nan inf inf inf inf inf inf inf nan nan nan nan nan nan nan nan nan nan"
        ),
        (
            .sub,
            "float64[12, 9] nan -inf -inf -inf -inf -inf -inf -inf nan inf -5 -7 -7 -7.5 -9 -10 "
                + "-inf nan inf -0.5 -2.5 -2.5 -3 -4.5 -5.5 -inf nan inf 1 -1 -1 -1.5 -3 -4 -inf nan inf "
                + "2 0 -0 -0.5 -2 -3 -inf nan inf 2 0 0 -0.5 -2 -3 -inf nan inf 2.5 0.5 0.5 0 -1.5 -2.5 "
                + "-inf nan inf 3 1 1 0.5 -1 -2 -inf nan inf 5 3 3 2.5 1 0 -inf nan inf 9 7 7 6.5 5 4 "
                + "-inf nan inf inf inf inf inf inf inf nan nan nan nan nan nan nan nan nan nan nan"
        ),
        (
            .mul,
            "float64[12, 9] inf inf nan nan -inf -inf -inf -inf nan inf 14 0 -0 -3.5 -14 -21 -inf "
                + "nan inf 5 0 -0 -1.25 -5 -7.5 -inf nan inf 2 0 -0 -0.5 -2 -3 -inf nan nan 0 0 -0 -0 -0 "
                + "-0 nan nan nan -0 -0 0 0 0 0 nan nan -inf -1 -0 0 0.25 1 1.5 inf nan -inf -2 -0 0 0.5 "
                + "2 3 inf nan -inf -6 -0 0 1.5 6 9 inf nan -inf -14 -0 0 3.5 14 21 inf nan -inf -inf "
                + "nan nan inf inf inf inf nan nan nan nan nan nan nan nan nan nan"
        ),
        (
            .div,
            "float64[12, 9] nan inf inf -inf -inf -inf -inf nan nan 0 3.5 inf -inf -14 -3.5 "
                + "-2.3333333333333335 -0 nan 0 1.25 inf -inf -5 -1.25 -0.83333333333333337 -0 nan 0 0.5 "
                + "inf -inf -2 -0.5 -0.33333333333333331 -0 nan 0 0 nan nan -0 -0 -0 -0 nan -0 -0 nan "
                + "nan 0 0 0 0 nan -0 -0.25 -inf inf 1 0.25 0.16666666666666666 0 nan -0 -0.5 -inf inf 2 "
                + "0.5 0.33333333333333331 0 nan -0 -1.5 -inf inf 6 1.5 1 0 nan -0 -3.5 -inf inf 14 3.5 "
                + "2.3333333333333335 0 nan nan -inf -inf inf inf inf inf nan nan nan nan nan nan nan "
                + "nan nan nan nan"
        ),
        (
            .floorDivide,
            "float64[12, 9] nan nan inf -inf nan nan nan nan nan 0 3 inf -inf -14 -4 -3 -1 nan 0 1 "
                + "inf -inf -5 -2 -1 -1 nan 0 0 inf -inf -2 -1 -1 -1 nan 0 0 nan nan -0 -0 -0 -0 nan -0 "
                + "-0 nan nan 0 0 0 0 nan -1 -1 -inf inf 1 0 0 0 nan -1 -1 -inf inf 2 0 0 0 nan -1 -2 "
                + "-inf inf 6 1 1 0 nan -1 -4 -inf inf 14 3 2 0 nan nan nan -inf inf nan nan nan nan nan "
                + "nan nan nan nan nan nan nan nan nan"
        ),
        (
            .remainder,
            "float64[12, 9] nan nan nan nan nan nan nan nan nan -7 -1 nan nan -0 1 2 inf nan -2.5 "
                + "-0.5 nan nan -0 1.5 0.5 inf nan -1 -1 nan nan -0 1 2 inf nan -0 -0 nan nan -0 -0 -0 "
                + "-0 nan 0 0 nan nan 0 0 0 0 nan -inf -1.5 nan nan 0 0.5 0.5 0.5 nan -inf -1 nan nan 0 "
                + "1 1 1 nan -inf -1 nan nan 0 1 0 3 nan -inf -1 nan nan 0 1 1 7 nan nan nan nan nan nan "
                + "nan nan nan nan nan nan nan nan nan nan nan nan nan"
        ),
        (
            .fmod,
            "float64[12, 9] nan nan nan nan nan nan nan nan nan -7 -1 nan nan -0 -1 -1 -7 nan -2.5 "
                + "-0.5 nan nan -0 -0.5 -2.5 -2.5 nan -1 -1 nan nan -0 -1 -1 -1 nan -0 -0 nan nan -0 -0 "
                + "-0 -0 nan 0 0 nan nan 0 0 0 0 nan 0.5 0.5 nan nan 0 0.5 0.5 0.5 nan 1 1 nan nan 0 1 1 "
                + "1 nan 3 1 nan nan 0 1 0 3 nan 7 1 nan nan 0 1 1 7 nan nan nan nan nan nan nan nan nan "
                + "nan nan nan nan nan nan nan nan nan nan"
        ),
        (
            .pow,
            "float64[12, 9] 0 0 1 1 inf inf -inf inf nan 0 0.020408163265306121 1 1 nan 49 -343 "
                + "inf nan 0 0.16 1 1 nan 6.25 -15.625 inf nan 1 1 1 1 nan 1 -1 1 nan inf inf 1 1 0 0 -0 "
                + "0 nan inf inf 1 1 0 0 0 0 nan inf 4 1 1 0.70710678118654757 0.25 0.125 0 nan 1 1 1 1 "
                + "1 1 1 1 1 0 0.1111111111111111 1 1 1.7320508075688772 9 27 inf nan 0 "
                + "0.020408163265306121 1 1 2.6457513110645907 49 343 inf nan 0 0 1 1 inf inf inf inf "
                + "nan nan nan 1 1 nan nan nan nan nan"
        ),
        (
            .maximum,
            "float64[12, 9] -inf -2 -0 0 0.5 2 3 inf nan -7 -2 -0 0 0.5 2 3 inf nan -2.5 -2 -0 0 "
                + "0.5 2 3 inf nan -1 -1 -0 0 0.5 2 3 inf nan -0 -0 -0 0 0.5 2 3 inf nan 0 0 -0 0 0.5 2 "
                + "3 inf nan 0.5 0.5 0.5 0.5 0.5 2 3 inf nan 1 1 1 1 1 2 3 inf nan 3 3 3 3 3 3 3 inf nan "
                + "7 7 7 7 7 7 7 inf nan inf inf inf inf inf inf inf inf nan nan nan nan nan nan nan nan "
                + "nan nan"
        ),
        (
            .minimum,
            "float64[12, 9] -inf -inf -inf -inf -inf -inf -inf -inf nan -inf -7 -7 -7 -7 -7 -7 -7 "
                + "nan -inf -2.5 -2.5 -2.5 -2.5 -2.5 -2.5 -2.5 nan -inf -2 -1 -1 -1 -1 -1 -1 nan -inf -2 "
                + "-0 0 -0 -0 -0 -0 nan -inf -2 -0 0 0 0 0 0 nan -inf -2 -0 0 0.5 0.5 0.5 0.5 nan -inf "
                + "-2 -0 0 0.5 1 1 1 nan -inf -2 -0 0 0.5 2 3 3 nan -inf -2 -0 0 0.5 2 3 7 nan -inf -2 "
                + "-0 0 0.5 2 3 inf nan nan nan nan nan nan nan nan nan nan"
        ),
        (
            .fmax,
            "float64[12, 9] -inf -2 -0 0 0.5 2 3 inf -inf -7 -2 -0 0 0.5 2 3 inf -7 -2.5 -2 -0 0 "
                + "0.5 2 3 inf -2.5 -1 -1 -0 0 0.5 2 3 inf -1 -0 -0 -0 -0 0.5 2 3 inf -0 0 0 0 0 0.5 2 3 "
                + "inf 0 0.5 0.5 0.5 0.5 0.5 2 3 inf 0.5 1 1 1 1 1 2 3 inf 1 3 3 3 3 3 3 3 inf 3 7 7 7 7 "
                + "7 7 7 inf 7 inf inf inf inf inf inf inf inf inf -inf -2 -0 0 0.5 2 3 inf nan"
        ),
        (
            .fmin,
            "float64[12, 9] -inf -inf -inf -inf -inf -inf -inf -inf -inf -inf -7 -7 -7 -7 -7 -7 -7 "
                + "-7 -inf -2.5 -2.5 -2.5 -2.5 -2.5 -2.5 -2.5 -2.5 -inf -2 -1 -1 -1 -1 -1 -1 -1 -inf -2 "
                + "-0 -0 -0 -0 -0 -0 -0 -inf -2 0 0 0 0 0 0 0 -inf -2 -0 0 0.5 0.5 0.5 0.5 0.5 -inf -2 "
                + "-0 0 0.5 1 1 1 1 -inf -2 -0 0 0.5 2 3 3 3 -inf -2 -0 0 0.5 2 3 7 7 -inf -2 -0 0 0.5 2 "
                + "3 inf inf -inf -2 -0 0 0.5 2 3 inf nan"
        ),
        (
            .atan2,
            "float64[12, 9] -2.3561944901923448 -1.5707963267948966 -1.5707963267948966 "
                + "-1.5707963267948966 -1.5707963267948966 -1.5707963267948966 -1.5707963267948966 "
                + "-0.78539816339744828 nan -3.1415926535897931 -1.849095985800008 -1.5707963267948966 "
                + "-1.5707963267948966 -1.4994888620096063 -1.2924966677897853 -1.1659045405098132 -0 "
                + "nan -3.1415926535897931 -2.2455372690184494 -1.5707963267948966 -1.5707963267948966 "
                + "-1.3734007669450159 -0.89605538457134393 -0.69473827619670314 -0 nan "
                + "-3.1415926535897931 -2.677945044588987 -1.5707963267948966 -1.5707963267948966 "
                + "-1.1071487177940904 -0.46364760900080609 -0.32175055439664219 -0 nan "
                + "-3.1415926535897931 -3.1415926535897931 -3.1415926535897931 -0 -0 -0 -0 -0 nan "
                + "3.1415926535897931 3.1415926535897931 3.1415926535897931 0 0 0 0 0 nan "
                + "3.1415926535897931 2.8966139904629289 1.5707963267948966 1.5707963267948966 "
                + "0.78539816339744828 0.24497866312686414 0.16514867741462683 0 nan 3.1415926535897931 "
                + "2.677945044588987 1.5707963267948966 1.5707963267948966 1.1071487177940904 "
                + "0.46364760900080609 0.32175055439664219 0 nan 3.1415926535897931 2.158798930342464 "
                + "1.5707963267948966 1.5707963267948966 1.4056476493802699 0.98279372324732905 "
                + "0.78539816339744828 0 nan 3.1415926535897931 1.849095985800008 1.5707963267948966 "
                + "1.5707963267948966 1.4994888620096063 1.2924966677897853 1.1659045405098132 0 nan "
                + "2.3561944901923448 1.5707963267948966 1.5707963267948966 1.5707963267948966 "
                + "1.5707963267948966 1.5707963267948966 1.5707963267948966 0.78539816339744828 nan nan "
                + "nan nan nan nan nan nan nan nan"
        ),
        (
            .hypot,
            "float64[12, 9] inf inf inf inf inf inf inf inf inf inf 7.2801098892805181 7 7 "
                + "7.0178344238090995 7.2801098892805181 7.6157731058639087 inf nan inf "
                + "3.2015621187164243 2.5 2.5 2.5495097567963922 3.2015621187164243 3.905124837953327 "
                + "inf nan inf 2.2360679774997898 1 1 1.1180339887498949 2.2360679774997898 "
                + "3.1622776601683795 inf nan inf 2 0 0 0.5 2 3 inf nan inf 2 0 0 0.5 2 3 inf nan inf "
                + "2.0615528128088303 0.5 0.5 0.70710678118654757 2.0615528128088303 3.0413812651491097 "
                + "inf nan inf 2.2360679774997898 1 1 1.1180339887498949 2.2360679774997898 "
                + "3.1622776601683795 inf nan inf 3.6055512754639891 3 3 3.0413812651491097 "
                + "3.6055512754639891 4.2426406871192848 inf nan inf 7.2801098892805181 7 7 "
                + "7.0178344238090995 7.2801098892805181 7.6157731058639087 inf nan inf inf inf inf inf "
                + "inf inf inf inf inf nan nan nan nan nan nan inf nan"
        ),
        (
            .logaddexp,
            "float64[12, 9] -inf -2 0 0 0.5 2 3 inf nan -7 -1.993284651510882 "
                + "0.00091146645377424473 0.00091146645377424473 0.50055293147536084 2.0001234021897232 "
                + "3.0000453988992168 inf nan -2.5 -1.5259230158198933 0.078889734292549626 "
                + "0.078889734292549626 0.54858735157374205 2.0110477448485939 3.0040784432705707 inf "
                + "nan -1 -0.68673831248177719 0.31326168751822286 0.31326168751822286 "
                + "0.70141327798275244 2.0485873515737421 3.0181499279178099 inf nan 0 "
                + "0.12692801104297249 0.69314718055994529 0.69314718055994529 0.97407698418010669 "
                + "2.1269280110429727 3.0485873515737421 inf nan 0 0.12692801104297249 "
                + "0.69314718055994529 0.69314718055994529 0.97407698418010669 2.1269280110429727 "
                + "3.0485873515737421 inf nan 0.5 0.57888973429254964 0.97407698418010669 "
                + "0.97407698418010669 1.1931471805599454 2.2014132779827524 3.0788897342925496 inf nan "
                + "1 1.0485873515737421 1.3132616875182228 1.3132616875182228 1.4740769841801067 "
                + "2.313261687518223 3.1269280110429727 inf nan 3 3.0067153484891183 3.0485873515737421 "
                + "3.0485873515737421 3.0788897342925496 3.313261687518223 3.6931471805599454 inf nan 7 "
                + "7.0001234021897236 7.0009114664537746 7.0009114664537746 7.0015023101597542 "
                + "7.0067153484891183 7.0181499279178094 inf nan inf inf inf inf inf inf inf inf nan nan "
                + "nan nan nan nan nan nan nan nan"
        ),
        (
            .xlogy,
            "float64[12, 9] nan nan inf inf inf -inf -inf -inf nan nan nan inf inf "
                + "4.8520302639196169 -4.8520302639196169 -7.6902860206767683 -inf nan nan nan inf inf "
                + "1.7328679513998633 -1.7328679513998633 -2.7465307216702746 -inf nan nan nan inf inf "
                + "0.69314718055994529 -0.69314718055994529 -1.0986122886681098 -inf nan 0 0 0 0 0 0 0 0 "
                + "nan 0 0 0 0 0 0 0 0 nan nan nan -inf -inf -0.34657359027997264 0.34657359027997264 "
                + "0.54930614433405489 inf nan nan nan -inf -inf -0.69314718055994529 "
                + "0.69314718055994529 1.0986122886681098 inf nan nan nan -inf -inf -2.0794415416798357 "
                + "2.0794415416798357 3.2958368660043291 inf nan nan nan -inf -inf -4.8520302639196169 "
                + "4.8520302639196169 7.6902860206767683 inf nan nan nan -inf -inf -inf inf inf inf nan "
                + "nan nan nan nan nan nan nan nan nan"
        ),
        (
            .copysign,
            "float64[12, 9] -inf -inf -inf inf inf inf inf inf inf -7 -7 -7 7 7 7 7 7 7 -2.5 -2.5 "
                + "-2.5 2.5 2.5 2.5 2.5 2.5 2.5 -1 -1 -1 1 1 1 1 1 1 -0 -0 -0 0 0 0 0 0 0 -0 -0 -0 0 0 0 "
                + "0 0 0 -0.5 -0.5 -0.5 0.5 0.5 0.5 0.5 0.5 0.5 -1 -1 -1 1 1 1 1 1 1 -3 -3 -3 3 3 3 3 3 "
                + "3 -7 -7 -7 7 7 7 7 7 7 -inf -inf -inf inf inf inf inf inf inf nan nan nan nan nan nan "
                + "nan nan nan"
        ),
        (
            .eq,
            "bool[12, 9] 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 "
                + "0 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 "
                + "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0"
        ),
        (
            .ne,
            "bool[12, 9] 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 "
                + "1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 1 1 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 0 1 "
                + "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 0 1 1 1 1 1 1 1 1 1 1"
        ),
        (
            .lt,
            "bool[12, 9] 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 0 0 0 1 1 1 1 1 1 0 0 "
                + "0 0 0 1 1 1 1 0 0 0 0 0 1 1 1 1 0 0 0 0 0 0 1 1 1 0 0 0 0 0 0 1 1 1 0 0 0 0 0 0 0 0 1 "
                + "0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"
        ),
        (
            .le,
            "bool[12, 9] 1 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 0 0 0 1 1 1 1 1 1 0 0 "
                + "0 1 1 1 1 1 1 0 0 0 1 1 1 1 1 1 0 0 0 0 0 1 1 1 1 0 0 0 0 0 0 1 1 1 0 0 0 0 0 0 0 1 1 "
                + "0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0"
        ),
        (
            .gt,
            "bool[12, 9] 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0 1 "
                + "1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0 1 1 1 1 0 0 0 0 0 1 1 1 1 1 0 0 0 0 1 1 1 1 1 1 0 0 "
                + "0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 0 0 0 0 0 0 0 0 0 0 0"
        ),
        (
            .ge,
            "bool[12, 9] 1 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0 1 "
                + "1 1 1 0 0 0 0 0 1 1 1 1 0 0 0 0 0 1 1 1 1 1 0 0 0 0 1 1 1 1 1 0 0 0 0 1 1 1 1 1 1 1 0 "
                + "0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 1 0 0 0 0 0 0 0 0 0 0"
        ),
        (
            .logicalAnd,
            "bool[12, 9] 1 1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 0 "
                + "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 "
                + "1 1 1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1"
        ),
        (
            .logicalOr,
            "bool[12, 9] 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 "
                + "1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 "
                + "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"
        ),
        (
            .logicalXor,
            "bool[12, 9] 0 0 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 1 "
                + "1 0 0 1 1 1 1 1 1 1 0 0 1 1 1 1 1 0 0 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 "
                + "0 0 0 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0"
        ),
    ]

    @Test(arguments: 0..<expected.count) func float64(row: Int) throws {
        let (kind, values) = Self.expected[row]
        let left = try doubles(Self.left, [Self.left.count, 1])
        check("\(kind)", try Kernels.binary(kind, left, doubles(Self.right), backend), values)
    }

    /// Scalars take a way of their own; it must say the same.
    @Test(arguments: 0..<expected.count) func scalars(row: Int) throws {
        let (kind, values) = Self.expected[row]
        let words = values.split(separator: " ").dropFirst(2)
        for (i, word) in words.enumerated() {
            let (l, r) = (Self.left[i / Self.right.count], Self.right[i % Self.right.count])
            let isTruth = values.hasPrefix("bool")
            let result = try Kernels.binary(kind, .scalar(l, .float64), .scalar(r, .float64), backend)
            check("\(kind)(\(l), \(r))", result, (isTruth ? "bool[] " : "float64[] ") + word)
            // A number 0.5 asks for the square root, which differs from the power at -0 and -inf.
            if kind == .pow && r == 0.5 { continue }
            let mixed = try Kernels.binary(kind, .scalar(l, .float32), .wrapped(r), backend)
            let rounded = isTruth ? String(word) : "\(Float(Double(word) ?? .nan))"
            check("\(kind)(\(l), \(r))", mixed, (isTruth ? "bool[] " : "float32[] ") + rounded)
        }
    }

}
