// Functions of a vector of floats. Errors are about one unit in the last place. The coefficients are least-maximum fits made for
// these intervals.

// The whole number n nearest to x · log₂ e, as `shifted`, and what remains: x = n log 2 + r.
INLINE VF LEVEL(exp_rest)(VF x, VF *shifted, VF *n) {
    // Adding 1.5 · 2²³ rounds to a whole number, which then stands in the low bits.
    *shifted = x * 0x1.715476p+0f + 0x1.8p23f;
    *n = *shifted - 0x1.8p23f;
    VF r = x - *n * 0x1.62e4p-1f;
    return r - *n * 0x1.7f7d1cp-20f;
}
// (exp r - 1 - r) / r².
INLINE VF LEVEL(exp_tail)(VF r) {
    VF p = 0.00139262508f;
    p = p * r + 0.00836323288f;
    p = p * r + 0.0416665542f;
    p = p * r + 0.166665767f;
    return p * r + 0.5f;
}
INLINE VF LEVEL(expv)(VF x) {
    VF shifted, n, limited = LEVEL(limitf)(x, -104.f, 89.f), r = LEVEL(exp_rest)(limited, &shifted, &n);
    VF p = LEVEL(exp_tail)(r);
    p = p * (r * r) + r + 1.f;
    return LEVEL(scaledf)(p, n, shifted);
}
INLINE VF LEVEL(expm1v)(VF x) {
    VF shifted, n, limited = LEVEL(limitf)(x, -20.f, 89.f), r = LEVEL(exp_rest)(limited, &shifted, &n);
    VF p = LEVEL(exp_tail)(r);
    p = p * (r * r) + r;
    // Half of 2ⁿ: all of it may be too large where the result is not.
    VF scale = AS(VF, (AS(VI, shifted) << 23) + (126 << 23));
    VF y = (scale * p + (scale - 0.5f)) * 2.f;
    return x == 0.f ? x : y;
}

INLINE VF LEVEL(sigmoidv)(VF x) { return 1.f / (1.f + LEVEL(expv)(-x)); }
INLINE VF LEVEL(siluv)(VF x) { return x / (1.f + LEVEL(expv)(-x)); }

INLINE VF LEVEL(tanhv)(VF x) {
    VF a = LEVEL(absv)(x), z = x * x;
    VF p = -0.00609464132f;
    p = p * z + 0.0209957539f;
    p = p * z + -0.0538506091f;
    p = p * z + 0.133327678f;
    p = p * z + -0.333333289f;
    VF near = x * z * p + x;
    VF far = 1.f - 2.f / (LEVEL(expv)(2.f * a) + 1.f);
    return LEVEL(signedf)(a < 0.625f ? near : far, x);
}

// log x for x from 2⁻¹²⁶ up, finite; what is beside the whole powers of 2 in n.
INLINE VF LEVEL(log_near)(VF x, VF less) {
    VI bits = AS(VI, x), k = (bits - 0x3f3504f3) >> 23;
    // f in [√½ - 1, √2 - 1).
    VF f = AS(VF, bits - (k << 23)) - 1.f, n = __builtin_convertvector(k, VF) - less;
    VF p = 0.0697161147f;
    p = p * f + -0.114797338f;
    p = p * f + 0.116854199f;
    p = p * f + -0.124256873f;
    p = p * f + 0.142490576f;
    p = p * f + -0.166678023f;
    p = p * f + 0.200007157f;
    p = p * f + -0.24999997f;
    p = p * f + 0.333333312f;
    VF z = f * f, low = z * f * p + n * -2.12194440e-4f - 0.5f * z;
    return n * 0.693359375f + (f + low);
}
INLINE VF LEVEL(logv)(VF x) {
    VI is_small = x < 0x1p-126f;
    VF y = LEVEL(log_near)(is_small ? x * 0x1p23f : x, is_small ? (VF)23.f : (VF)0.f);
    VF special = x == 0.f ? (VF)-INFINITY : x == INFINITY ? x : (VF)NAN;
    return ((x > 0.f) & (x < INFINITY)) ? y : special;
}
INLINE VF LEVEL(log1pv)(VF x) {
    VF u = 1.f + x, y = LEVEL(log_near)(u, (VF)0.f) + (x - (u - 1.f)) / u;
    VF special = u == 0.f ? (VF)-INFINITY : x == INFINITY ? x : (VF)NAN;
    y = x == 0.f ? x : y;
    return ((u > 0.f) & (x < INFINITY)) ? y : special;
}
INLINE VF LEVEL(softplusv)(VF x) { return x > 20.f ? x : LEVEL(log1pv)(LEVEL(expv)(x)); }

// 1 - erf a for a from 0 to 4, as a power of 2.
INLINE VF LEVEL(erf_tail)(VF a) {
    VF d = 1.9093192804575665e-06f;
    d = d * a + -3.273924448876642e-05f;
    d = d * a + 0.0002497500099707395f;
    d = d * a + -0.0010867011733353138f;
    d = d * a + 0.0026190723292529583f;
    d = d * a + -0.00038221056456677616f;
    d = d * a + -0.02757399156689644f;
    d = d * a + 0.14826619625091553f;
    d = d * a + 0.9184483885765076f;
    d = (d * a + 1.6279070377349854f) * -a;
    VF shifted = d + 0x1.8p23f, n = shifted - 0x1.8p23f, r = d - n;
    VF p = 0.00015475462714675814f;
    p = p * r + 0.0013400297611951828f;
    p = p * r + 0.009618006646633148f;
    p = p * r + 0.055503275245428085f;
    p = p * r + 0.24022650718688965f;
    p = p * r + 0.6931471824645996f;
    p = p * r + 1.f;
    return AS(VF, AS(VI, p) + (AS(VI, shifted) << 23));
}
// Half of x times 1 + erf(x / √2): what is wrong in the last places of a small erf does not count beside the 1.
INLINE VF LEVEL(geluv)(VF x) {
    VF t = x * 0.707106781f, a = LEVEL(absv)(t), b = a > 4.f ? (VF)4.f : a;
    VF d = -4.535851621767506e-05f;
    d = d * b + 0.00044550668098963797f;
    d = d * b + -0.0014894376508891582f;
    d = d * b + -0.0007746373303234577f;
    d = d * b + 0.028253689408302307f;
    d = d * b + -0.14848162233829498f;
    d = d * b + -0.9184163808822632f;
    d = (d * b + -1.6279085874557495f) * b;
    VF shifted = d + 0x1.8p23f, n = shifted - 0x1.8p23f, r = d - n;
    VF p = 0.0013407254591584206f;
    p = p * r + 0.009671875275671482f;
    p = p * r + 0.055503085255622864f;
    p = p * r + 0.24022234976291656f;
    p = p * r + 0.6931472420692444f;
    p = p * r + 1.f;
    VF tail = AS(VF, AS(VI, p) + (AS(VI, shifted) << 23));
    tail = a > 4.f ? (VF)0.f : tail;
    return x * 0.5f * (x > 0.f ? 2.f - tail : tail);
}
INLINE VF LEVEL(erfv)(VF x) {
    VF a = LEVEL(absv)(x), z = x * x;
    VF p = -0.0005954904f;
    p = p * z + 0.00498647731f;
    p = p * z + -0.0267623504f;
    p = p * z + 0.112817093f;
    p = p * z + -0.376124849f;
    p = p * z + 0.128379149f;
    VF near = x * p + x, far = 1.f - LEVEL(erf_tail)(a > 4.f ? (VF)4.f : a);
    return a < 0.93f ? near : x != x ? x : LEVEL(signedf)(far, x);
}

// sin (turn 0) or cos (turn 1), for magnitudes below 10⁸; the angle is reduced in double precision.
INLINE float LEVEL(sinf_turned)(float x, int64_t turn) {
    double wide = (double)x;
    double shifted = wide * 0x1.45f306dc9c883p-1 + 0x1.8p52;
    double n = shifted - 0x1.8p52;
    int64_t quadrant = AS(int64_t, shifted) + turn;
    double rest = wide - n * 0x1.921fb54442d18p+0;
    float r = (float)(rest - n * 0x1.1a62633145c07p-54), z = r * r;
    float s = -0.000195878405f;
    s = s * z + 0.00833274804f;
    s = s * z + -0.166666647f;
    s = s * z * r + r;
    float c = 2.45478916e-05f;
    c = c * z + -0.00138883028f;
    c = c * z + 0.0416666647f;
    c = c * z * z - 0.5f * z + 1.f;
    float y = (int32_t)quadrant & 1 ? c : s;
    float turned = (int32_t)quadrant & 2 ? -y : y;
    // The sine of -0 is -0.
    return turn == 0 && x == 0.f ? x : turned;
}
