// Functions of a vector of doubles. Errors are about one unit in the last place. The coefficients are least-maximum fits made
// for these intervals.

INLINE VD LEVEL(exp_rest_d)(VD x, VD *shifted, VD *n) {
    *shifted = x * 0x1.71547652b82fep+0 + 0x1.8p52;
    *n = *shifted - 0x1.8p52;
    VD r = x - *n * 0x1.62e42fefa38p-1;
    return r - *n * 0x1.ef35793c7673p-45;
}
// (exp r - 1 - r) / r².
INLINE VD LEVEL(exp_tail_d)(VD r) {
    VD p = 2.5100472505694996e-08;
    p = p * r + 2.7620201591031547e-07;
    p = p * r + 2.7557268276905696e-06;
    p = p * r + 2.4801521057868204e-05;
    p = p * r + 0.00019841269863171557;
    p = p * r + 0.0013888888917367081;
    p = p * r + 0.008333333333330039;
    p = p * r + 0.041666666666623824;
    p = p * r + 0.16666666666666669;
    return p * r + 0.50000000000000011;
}
INLINE VD LEVEL(expd)(VD x) {
    VD shifted, n, limited = LEVEL(limit)(x, -746., 710.), r = LEVEL(exp_rest_d)(limited, &shifted, &n);
    VD p = LEVEL(exp_tail_d)(r);
    p = p * (r * r) + r + 1.;
    // 2¹⁰²⁴ is scaled in two steps: it is no number, what comes of it may be.
    return LEVEL(scaled)(p, n, shifted);
}
INLINE VD LEVEL(expm1d)(VD x) {
    VD shifted, n, limited = LEVEL(limit)(x, -40., 710.), r = LEVEL(exp_rest_d)(limited, &shifted, &n);
    VD p = LEVEL(exp_tail_d)(r);
    p = p * (r * r) + r;
    VD scale = AS(VD, (AS(VL, shifted) << 52) + ((int64_t)1022 << 52));
    VD y = (scale * p + (scale - 0.5)) * 2.;
    return x == 0. ? x : y;
}

INLINE VD LEVEL(sigmoidd)(VD x) { return 1. / (1. + LEVEL(expd)(-x)); }
INLINE VD LEVEL(silud)(VD x) { return x / (1. + LEVEL(expd)(-x)); }

INLINE VD LEVEL(tanhd)(VD x) {
    VD a = LEVEL(absd)(x), z = x * x;
    VD p = 6.4798729189511094e-06;
    p = p * z + -3.1190227437815513e-05;
    p = p * z + 9.2561530365167444e-05;
    p = p * z + -0.00023758584039791723;
    p = p * z + 0.00058965917043080334;
    p = p * z + -0.0014557751173983799;
    p = p * z + 0.0035921217137875549;
    p = p * z + -0.0088632351002970646;
    p = p * z + 0.021869488518873555;
    p = p * z + -0.053968253967893842;
    p = p * z + 0.13333333333333039;
    p = p * z + -0.33333333333333331;
    VD near = x * z * p + x;
    VD far = 1. - 2. / (LEVEL(expd)(2. * a) + 1.);
    return LEVEL(signedd)(a < 0.625 ? near : far, x);
}

// log x for x from 2⁻¹⁰²² up, finite.
INLINE VD LEVEL(log_near_d)(VD x, VD less) {
    VL bits = AS(VL, x), k = (bits - 0x3fe6a09e667f3bcd) >> 52;
    VD f = AS(VD, bits - (k << 52)) - 1., n = __builtin_convertvector(k, VD) - less;
    // log(1 + f) = 2 artanh s.
    VD s = f / (2. + f), z = s * s;
    VD p = 0.14795973441677993;
    p = p * z + 0.15314047525141183;
    p = p * z + 0.18183564474525696;
    p = p * z + 0.22222198569643348;
    p = p * z + 0.2857142874243004;
    p = p * z + 0.3999999999941445;
    p = p * z + 0.6666666666666734;
    // 2 s = f - s f exactly: what is small is added up first.
    VD half = 0.5 * f * f;
    VD low = s * (half + z * p) + n * 0x1.ef35793c7673p-45;
    return n * 0x1.62e42fefa38p-1 - ((half - low) - f);
}
INLINE VD LEVEL(logd)(VD x) {
    VL is_small = x < 0x1p-1022;
    VD y = LEVEL(log_near_d)(is_small ? x * 0x1p54 : x, is_small ? (VD)54. : (VD)0.);
    VD special = x == 0. ? (VD)-INFINITY : x == INFINITY ? x : (VD)NAN;
    return ((x > 0.) & (x < INFINITY)) ? y : special;
}
INLINE VD LEVEL(log1pd)(VD x) {
    VD u = 1. + x, y = LEVEL(log_near_d)(u, (VD)0.) + (x - (u - 1.)) / u;
    VD special = u == 0. ? (VD)-INFINITY : x == INFINITY ? x : (VD)NAN;
    y = x == 0. ? x : y;
    return ((u > 0.) & (x < INFINITY)) ? y : special;
}
INLINE VD LEVEL(softplusd)(VD x) { return x > 20. ? x : LEVEL(log1pd)(LEVEL(expd)(x)); }

// sin (turn 0) or cos (turn 1), for magnitudes below 10⁵; π/2 in three parts of 33 bits and the rest.
INLINE VD LEVEL(sin_turned)(VD x, int64_t turn) {
    VD shifted = x * 0x1.45f306dc9c883p-1 + 0x1.8p52, n = shifted - 0x1.8p52;
    VL quadrant = AS(VL, shifted) + turn;
    VD high = x - n * 0x1.921fb544p+0, mid = n * 0x1.0b4611a6p-34;
    VD r = high - mid, lost = (high - r) - mid;
    lost = lost - n * 0x1.3198a2e037073p-69;
    r = r + lost;
    VD z = r * r;
    VD s = 1.5896874005241381e-10;
    s = s * z + -2.505075954822429e-08;
    s = s * z + 2.755731370183214e-06;
    s = s * z + -0.00019841269829839743;
    s = s * z + 0.00833333333332246;
    s = s * z + -0.16666666666666632;
    s = s * (z * r) + r;
    VD c = -1.1359621572449064e-11;
    c = c * z + 2.0875722722189857e-09;
    c = c * z + -2.7557314347973055e-07;
    c = c * z + 2.480158728946643e-05;
    c = c * z + -0.00138888888888741;
    c = c * z + 0.0416666666666666;
    VD half = 0.5 * z, one = 1. - half;
    c = one + (((1. - one) - half) + c * (z * z));
    VD y = (quadrant & 1) != 0 ? c : s;
    VD turned = AS(VD, AS(VL, y) ^ ((quadrant & 2) << 62));
    return turn == 0 ? (x == 0. ? x : turned) : turned;
}
